/**
 * Reads the variable schema of a shipped template: JSON Schema, draft 2020-12, and of that only what
 * bounds a value. A keyword that is not understood is refused, because ignoring it would drop a limit.
 */
import { z } from 'zod';
import {
  LOCALES,
  TemplateError,
  type Declaration,
  type Declarations,
  type Locale,
} from './template.js';

const described = { description: z.string() };

const property = z.union([
  z.strictObject({
    ...described,
    type: z.literal('string'),
    format: z.exactOptional(z.literal('uri')),
    maxLength: z.number(),
  }),
  z.strictObject({ ...described, type: z.literal('integer') }),
  z.strictObject({ ...described, type: z.literal('boolean') }),
  z.strictObject({
    ...described,
    type: z.literal('array'),
    maxItems: z.number(),
    items: z.strictObject({ type: z.literal('string'), maxLength: z.number() }),
  }),
]);

const schema = z.strictObject({
  $schema: z.literal('https://json-schema.org/draft/2020-12/schema'),
  title: z.string(),
  /** Which purposes of a contact the template serves; an annotation to a validator. */
  'x-purposes': z.array(z.string()).min(1),
  type: z.literal('object'),
  additionalProperties: z.literal(false),
  required: z.array(z.string()),
  properties: z.record(z.string(), property),
  /** One whole set of values for each locale, in the order of LOCALES. */
  examples: z
    .array(
      z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])),
    )
    .length(LOCALES.length),
});

/** What a schema file says about one locale's template, in the form that is stored. */
export function readSchema(
  name: string,
  source: string,
  locale: Locale,
): { purposes: string[]; variables: Declarations } {
  const parsed = schema.safeParse(JSON.parse(source));
  if (!parsed.success) {
    throw new TemplateError(
      `the schema \`${name}\``,
      parsed.error.issues.map((i) => `\`${i.path.join('.')}\`: ${i.message}`),
    );
  }
  const { properties, required, examples } = parsed.data;
  const example = examples[LOCALES.indexOf(locale)] ?? {};
  const variables = Object.entries(properties).map(([variable, given]) => {
    const shape = { ...shapeOf(given), required: required.includes(variable) };
    const value = example[variable];
    return [variable, value === undefined ? shape : { ...shape, example: value }] as const;
  });
  return { purposes: parsed.data['x-purposes'], variables: Object.fromEntries(variables) };
}

function shapeOf(given: z.infer<typeof property>): Omit<Declaration, 'required' | 'example'> {
  const { description } = given;
  if (given.type === 'integer') return { type: 'whole_number', description };
  if (given.type === 'boolean') return { type: 'flag', description };
  if (given.type === 'string') {
    const type = given.format === 'uri' ? 'link' : 'text';
    return { type, max_length: given.maxLength, description };
  }
  const { maxItems: max_items, items } = given;
  return { type: 'list', max_items, max_length: items.maxLength, description };
}
