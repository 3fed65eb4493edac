/** How a file is laid out, as its sender declares it. */
import { z } from 'zod';
import { ENCODINGS } from '../../platform/encoding.js';

const column = z.string().min(1).max(200);
const path = z
  .string()
  .max(200)
  .regex(
    /^(?!.*__proto__)[a-z][A-Za-z0-9_-]*(\.[A-Za-z0-9_.-]+)*$/,
    'send a path such as `amounts.outstanding`',
  );

const source = z
  .union([
    column,
    z.strictObject({ column, decimals: z.int().min(0).max(4) }),
    z.strictObject({ value: z.union([z.string().max(500), z.number(), z.boolean()]) }),
    z.strictObject({ template: z.string().min(1).max(500) }),
  ])
  .meta({
    description:
      'A column by its heading; a column of decimals in major units, `{"column": "Balance", "decimals": 2}`; the same ' +
      'value for every row, `{"value": "bank"}`; or a text around columns, `{"template": "{Customer}-mobile"}`.',
  });
export type Source = z.infer<typeof source>;

export const layout = z.strictObject({
  format: z.enum(['csv', 'ndjson']),
  encoding: z
    .exactOptional(z.enum(ENCODINGS))
    .meta({ description: 'By default found out: a mark at the beginning, else UTF-8, else GBK.' }),
  delimiter: z
    .exactOptional(z.enum([',', ';', '\t', '|']))
    .meta({ description: 'By default the one that the first line has most of.' }),
  mapping: z.exactOptional(z.record(path, source)).meta({
    description:
      'Where each field comes from, by its path, such as `amounts.outstanding`, `parties.0.party` or `to.endpoint`. By ' +
      'default headings are paths. An entry of a list is left out where all its columns are empty. CSV only.',
  }),
});
export type Layout = z.infer<typeof layout>;
