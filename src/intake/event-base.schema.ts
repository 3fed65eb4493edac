/** What all events have in common. */
import { z } from 'zod';
import type { EventType } from '../compliance/timeline.js';
import { externalId, instant, reference, words } from './fields.schema.js';

export const debts = z.array(reference).min(1).max(100);
export const flag = z.exactOptional(z.boolean());
export const text = z
  .exactOptional(words)
  .meta({ description: 'Kept encrypted under the key of the person it is about.' });
export const sender = z
  .exactOptional(reference)
  .meta({ description: 'The organisation that acted.' });

/** An event of one type: the fields of that type and no others. */
export function eventOf<T extends EventType, S extends z.ZodRawShape>(
  type: T,
  description: string,
  fields: S,
) {
  return shapeOf(type, fields).meta(nameOf(type, description));
}

/** The same without its name, for a type that needs a further check. */
export function shapeOf<T extends EventType, S extends z.ZodRawShape>(type: T, fields: S) {
  return z.strictObject({
    external_id: externalId,
    occurred_at: instant.meta({
      description: 'When it happened. Up to 5 minutes in the future it is taken as now.',
    }),
    type: z.literal(type),
    ...fields,
  });
}

export function nameOf(type: EventType, description: string): { id: string; description: string } {
  const id = type.replace(/(^|_)([a-z])/g, (_, _break, letter: string) => letter.toUpperCase());
  return { id: `${id}Event`, description };
}
