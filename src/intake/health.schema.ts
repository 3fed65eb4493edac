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
    sends: z.array(z.string()).meta({ description: 'Channels for which a vendor is configured.' }),
  })
  .meta({ id: 'Ready', description: 'The process can work.' });
