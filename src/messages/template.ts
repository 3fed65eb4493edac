/**
 * What a template is, as it is stored and hashed: the words with holes, and what may fill each hole.
 *
 * Keys are snake_case because the content is evidence. Left out: who approved a version and which one is
 * active, which `template.repository.ts` knows.
 */
import { z } from 'zod';
import type { Fault } from './fault.js';

export const LOCALES = ['en', 'zh-CN'] as const;
export type Locale = (typeof LOCALES)[number];

export const TEMPLATE_CHANNELS = ['sms', 'email', 'call'] as const;
export type TemplateChannel = (typeof TEMPLATE_CHANNELS)[number];

const scalar = z.union([z.string(), z.number(), z.boolean()]);
const value = z.union([scalar, z.array(z.string())]);

export const declaration = z.strictObject({
  type: z.enum(['text', 'link', 'whole_number', 'flag', 'list']),
  required: z.boolean(),
  /** Of a text or a link, and of each item of a list, in UTF-16 code units. */
  max_length: z.exactOptional(z.number().int().min(1).max(2000)),
  max_items: z.exactOptional(z.number().int().min(1).max(50)),
  description: z.string(),
  /** The longest value that is still ordinary: previews and tests use it. */
  example: z.exactOptional(value),
});

export const templateContent = z.strictObject({
  subject: z.exactOptional(z.string()),
  text: z.string(),
  /** Made from `text` by `paragraphs.ts`, never written by hand: both parts of a mail say the same. */
  html: z.exactOptional(z.string()),
  purposes: z.array(z.string()),
  variables: z.record(z.string(), declaration),
});

export type Declaration = z.infer<typeof declaration>;
export type Declarations = Readonly<Record<string, Declaration>>;
export type VariableValue = z.infer<typeof value>;
/** Values by variable name; null and undefined stand for "not given". */
export type Variables = Readonly<Record<string, VariableValue | null | undefined>>;

export type TemplateContent = Readonly<z.infer<typeof templateContent>>;

/** A template that may not be saved. It lists every problem, because authors mend them in one go. */
export class TemplateError extends Error {
  override name = 'TemplateError';

  constructor(
    what: string,
    readonly problems: readonly string[],
    /** The same with their places; none where nobody types. */
    readonly faults: readonly Fault[] = [],
  ) {
    super(`${what} cannot be used: ${problems.join('; ')}`);
  }
}
