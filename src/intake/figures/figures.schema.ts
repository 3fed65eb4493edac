/** What the dashboard asks for and what it is told. */
import { z } from 'zod';
import { zoneNamed } from '../../compliance/zoned.js';
import { instant } from '../fields.schema.js';

const period = {
  from: z.exactOptional(instant).meta({ description: 'Default seven days before `until`.' }),
  until: z
    .exactOptional(instant)
    .meta({ description: 'Default now. At most 366 days after `from`.' }),
};

export const periodQuery = z.strictObject(period);
export type PeriodQuery = z.infer<typeof periodQuery>;

export const seriesQuery = z.strictObject({
  ...period,
  step: z.enum(['hour', 'day']).default('day'),
  zone: z
    .string()
    .max(64)
    .refine((name) => zoneNamed(name) !== undefined, 'is no IANA time zone')
    .default('UTC')
    .meta({ description: 'Whose days; counted in whole hours of UTC.' }),
});
export type SeriesQuery = z.infer<typeof seriesQuery>;

const count = z.int().min(0);
const at = z.iso.datetime();
const channel = z.string();
const basis = {
  from: at,
  until: at,
  counted_to: at.nullable().meta({
    description: 'When the last record was made that is counted; null before the first.',
  }),
  is_behind: z
    .boolean()
    .meta({ description: 'Records wait to be counted: look again in a while.' }),
};

export const decisionFigures = z
  .object({
    object: z.literal('decision_figures'),
    ...basis,
    step: z.enum(['hour', 'day']),
    zone: z.string(),
    data: z.array(
      z.object({
        at: at.meta({ description: 'When the hour or the day begins.' }),
        channel,
        verdict: z.enum(['allow', 'defer', 'review', 'block']),
        asked_for: z.enum(['contact', 'question']),
        count,
      }),
    ),
  })
  .meta({
    id: 'DecisionFigures',
    description:
      'Decisions by verdict and channel. A contact that was held and judged again counts each time; approved by a person it counts as allowed.',
  });

export const ruleFigures = z
  .object({
    object: z.literal('rule_figures'),
    ...basis,
    data: z.array(
      z.object({ rule: z.string(), verdict: z.enum(['defer', 'review', 'block']), channel, count }),
    ),
  })
  .meta({
    id: 'RuleFigures',
    description:
      'Decisions by the rules that decided; one that two rules blocked counts under both.',
  });

export const templateFigures = z
  .object({
    object: z.literal('template_figures'),
    ...basis,
    data: z.array(z.object({ template: z.string(), channel, sent: count, opt_outs: count })),
  })
  .meta({
    id: 'TemplateFigures',
    description:
      'What was sent and who opted out: counted for the message whose link was used, else for the last that had left for that person by that channel within 30 days.',
  });

export const vendorFigures = z
  .object({
    object: z.literal('vendor_figures'),
    ...basis,
    data: z.array(
      z.object({
        vendor: z.string(),
        label: z.string().nullable().meta({ description: '`null`: it is not one of your own.' }),
        accepted: count,
        refused: count,
        put_off: count.meta({ description: 'Certainly not left; tried again.' }),
        unknown: count,
        delivered: count,
        undelivered: count,
        failed: count,
      }),
    ),
  })
  .meta({
    id: 'VendorFigures',
    description: 'Answers and receipts of vendors, each in its own hour.',
  });

export const capFigures = z
  .object({
    object: z.literal('cap_figures'),
    counted_to: basis.counted_to,
    is_behind: basis.is_behind,
    data: z.array(
      z.object({
        rule: z.string(),
        days: z.int().min(1),
        places: z.int().min(0),
        full: count.meta({ description: 'Persons that a decision found at the cap.' }),
        last_place: count.meta({
          description: 'Further persons who were given the last place: at the cap once it is used.',
        }),
      }),
    ),
  })
  .meta({
    id: 'CapFigures',
    description:
      'Persons by cap, within the days over which it counts. Read from what decisions recorded; who became free meanwhile is among them.',
  });

export const comingFigures = z
  .object({
    object: z.literal('coming_figures'),
    from: at,
    until: at,
    data: z.array(z.object({ at, channel, status: z.enum(['scheduled', 'held']), count })),
  })
  .meta({
    id: 'ComingFigures',
    description: 'Contacts that come due within 48 hours, by the half hour; up to a minute old.',
  });

export const queueFigures = z
  .object({
    object: z.literal('queue_figures'),
    backend: z.enum(['postgresql', 'redis']),
    due: count.meta({ description: 'Due and not claimed; counted up to 10,000.' }),
    oldest_due_seconds: z.number().min(0),
    by_status: z.record(z.string(), count),
    jobs: z.object({ decide: count, send: count }).nullable().meta({
      description: 'Slices of the whole installation; null while the queue store is away.',
    }),
  })
  .meta({ id: 'QueueFigures', description: 'What waits now.' });
