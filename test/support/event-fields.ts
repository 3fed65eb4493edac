/** Which fields an event of each type has, by the JSON Schema of the case format. */
import { readFileSync } from 'node:fs';

interface EventSchema {
  readonly properties: Readonly<Record<string, { readonly const?: string }>>;
}

const schema = JSON.parse(
  readFileSync(new URL('../../src/intake/case-format.json', import.meta.url), 'utf8'),
) as { readonly $defs: { readonly event: { readonly oneOf: readonly EventSchema[] } } };

const FIELDS = new Map(
  schema.$defs.event.oneOf.map(({ properties }) => [
    properties['type']?.const,
    new Set(Object.keys(properties)),
  ]),
);

export function fieldsOf(type: string): ReadonlySet<string> {
  const fields = FIELDS.get(type);
  if (fields === undefined) throw new Error(`\`${type}\` is no type of event`);
  return fields;
}
