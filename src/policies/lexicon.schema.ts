/** The tenant's part of the lexicon, as a house policy may have it. */
import { z } from 'zod';
import { lexicon } from '../compliance/language/lexicon/lexicon.js';
import { readerEntries } from '../compliance/language/reader/second.js';
import { NEVER_EXCEPTED } from '../compliance/language/tenant.js';
import { CATEGORIES } from '../compliance/language/words.js';
import type { Category } from '../compliance/language/lexicon/entry.js';

const shipped = new Map([...lexicon, ...readerEntries].map((entry) => [entry.id, entry]));

const entry = z.strictObject({
  id: z
    .string()
    .regex(/^OWN-[A-Z0-9][A-Z0-9-]{0,19}$/, 'send a name that begins with `OWN-`, such as `OWN-1`'),
  category: z.enum(CATEGORIES as readonly [Category, ...Category[]]),
  severity: z.enum(['block', 'review']),
  lang: z.enum(['zh', 'en']),
  phrases: z
    .array(
      z
        .string()
        .min(2)
        .max(60)
        .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'send plain text without control characters'),
    )
    .min(1)
    .max(20)
    .meta({
      description: 'Words as a person reads them; every disguise of them is found as well.',
    }),
});

const relaxed = z.string().refine((id) => shipped.get(id)?.severity === 'review', {
  message: 'is no entry of severity `review` that ships',
  params: { remedy: 'name one that findings of verdict `review` have shown' },
});

const excepted = z.strictObject({
  entry: z.string().refine((id) => isExceptable(id), {
    message: 'is no entry that texts are excepted from',
    params: {
      remedy:
        'name an entry of severity `block` that ships; violence, sex and self-harm know no exception',
    },
  }),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'send the SHA-256 of the text in lower-case hex')
    .meta({ description: 'As `POST /v1/language/check` shows it: of subject, line end and text.' }),
});

function isExceptable(id: string): boolean {
  const found = shipped.get(id);
  return found?.severity === 'block' && !NEVER_EXCEPTED.has(found.category);
}

export const tenantLexicon = z
  .strictObject({
    add: z.exactOptional(
      z
        .array(entry)
        .max(100)
        .refine((list) => new Set(list.map(({ id }) => id)).size === list.length, {
          message: 'names the same thing twice',
          params: { remedy: 'name each once' },
        }),
    ),
    relax: z.exactOptional(z.array(relaxed).max(100)),
    except: z.exactOptional(z.array(excepted).max(200)),
  })
  .meta({
    id: 'TenantLexicon',
    description:
      'Phrases of your own; entries to ask nobody about; texts that two persons stand for.',
  });
