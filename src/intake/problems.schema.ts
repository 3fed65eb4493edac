/** What the API answers about a problem it may answer with. */
import { z } from 'zod';

export const problemPage = z
  .object({
    object: z.literal('problem'),
    code: z.string(),
    status: z.int(),
    title: z.string(),
    remedy: z.string().meta({ description: 'What to do about it.' }),
  })
  .meta({ id: 'ProblemPage' });
