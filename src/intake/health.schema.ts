/** What the API answers about the process itself. */
import { z } from 'zod';

export const live = z
  .object({ status: z.literal('live') })
  .meta({ id: 'Live', description: 'The process answers.' });

export const ready = z
  .object({
    status: z.literal('ready'),
    role: z.enum(['all', 'api', 'worker']),
    queue: z.enum(['postgresql', 'redis']),
    sends: z.array(z.string()).meta({
      description: 'Channels for which a vendor is set up, in the environment or by a tenant.',
    }),
    evidence: z
      .object({
        gate: z.enum(['committed', 'sealed', 'witnessed']),
        sealing: z.enum(['current', 'stalled']).meta({
          description:
            'While it is stalled nothing is judged or sent, no call handed out and no place reserved, unless the gate is `committed`.',
        }),
        behind_seconds: z
          .int()
          .min(0)
          .meta({ description: 'Age of the oldest record not sealed.' }),
        clock: z.enum(['right', 'held']).meta({
          description:
            '`held`: it jumped, and nothing is sealed until it is set right or confirmed (`evidence signer confirm-clock`).',
        }),
      })
      .meta({ description: 'How far the evidence log is sealed.' }),
  })
  .meta({ id: 'Ready', description: 'The process can work.' });
