/** What a new house is told. */
import { z } from 'zod';
import { STEPS } from './steps.js';

export const firstSteps = z
  .object({
    object: z.literal('first_steps'),
    offers_sample: z.boolean().meta({
      description: 'The house is empty and cannot send: `POST /v1/first-steps/sample` fills it.',
    }),
    data: z.array(
      z.object({
        step: z.enum(STEPS).meta({
          description:
            'A second person who may approve, what the house declares, words, a vendor, a key of a loan system, and its first persons.',
        }),
        is_done: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'FirstSteps', description: 'What is needed before the first message leaves.' });
