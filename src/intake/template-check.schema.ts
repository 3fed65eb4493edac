/** What the language rules say of a draft, as the API answers it. */
import { z } from 'zod';

const branch = z
  .strictObject({ given: z.array(z.string()), absent: z.array(z.string()), samples: z.string() })
  .meta({
    id: 'TemplateBranch',
    description: 'These variables given, those not, filled with samples of this length.',
  });

const place = z
  .strictObject({
    part: z.enum(['subject', 'text']),
    span: z.tuple([z.int(), z.int()]).meta({ description: 'UTF-16 code units, end exclusive.' }),
  })
  .meta({ id: 'TemplatePlace', description: 'A place in the words as they were typed.' });

const finding = z
  .strictObject({
    entry: z.string(),
    category: z.string(),
    severity: z.enum(['block', 'review', 'lowered', 'cleared']),
    view: z.string(),
    matched: z.string(),
    because: z.string(),
    rule: z.string(),
    source: z.string(),
    instead: z.string().meta({ description: 'Courteous words for the same purpose.' }),
    branch,
    excerpt: z.string(),
    span: z.tuple([z.int(), z.int()]).meta({ description: 'In `excerpt`.' }),
    at: z.exactOptional(place),
  })
  .meta({ id: 'TemplateFinding' });

export const draftCheck = z
  .strictObject({
    verdict: z.enum(['allow', 'review', 'block']).nullable().meta({
      description: '`review`: an approval answers for it. `null`: it cannot be read yet.',
    }),
    submittable: z.boolean(),
    findings: z.array(finding),
    personal_data: z.array(
      z.strictObject({ kind: z.string(), branch, at: z.exactOptional(place) }),
    ),
    problems: z.array(
      z.strictObject({
        problem: z.string(),
        code: z.exactOptional(z.string()).meta({ description: 'The kind of fault.' }),
        name: z
          .exactOptional(z.string())
          .meta({ description: 'The variable, block or helper at fault.' }),
        at: z.exactOptional(place),
        branch: z.exactOptional(branch),
        hinders: z.boolean(),
      }),
    ),
    branches: z.int().meta({ description: 'In how many shapes its words were read.' }),
  })
  .meta({ id: 'TemplateCheck', description: 'What the language rules say, branch by branch.' });
