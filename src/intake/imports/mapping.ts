/**
 * From the cells of a row to an item of the API, guided by the schema of the API: a cell becomes a number or a
 * boolean where the field is one. What does not look like one stays text, for the schema to refuse.
 */
import { shapeOf, type ImportKind } from './kinds.js';
import { castFor, columnsOf, readerOf, type Cell } from './cells.js';
import type { Source } from './layout.js';
import { resolve, shapesAt, type Shape } from './shapes.js';

/** What is wrong with the columns, before any row is looked at. */
export class ColumnsError extends Error {
  override name = 'ColumnsError';

  constructor(readonly errors: readonly { pointer: string; detail: string; remedy: string }[]) {
    super(errors.map(({ pointer, detail }) => `\`${pointer}\` ${detail}`).join('; '));
  }
}

interface Field {
  readonly path: readonly string[];
  /** The list entry that it belongs to; left out with all its fields if none of its columns says anything. */
  readonly entry: string | undefined;
  /** A value or a template says nothing by itself. */
  readonly isColumn: boolean;
  read(cells: readonly string[]): Cell;
}

export type Mapper = (cells: readonly string[]) => object;

/** @throws ColumnsError with everything that is missing at once */
export function mapperFor(
  kind: ImportKind,
  mapping: Readonly<Record<string, Source>> | undefined,
  headings: readonly string[],
): Mapper {
  const shape = shapeOf(kind);
  const wanted = mapping ?? Object.fromEntries(headings.map((heading) => [heading, heading]));
  const errors = [
    ...Object.entries(wanted).flatMap(([path, source]) =>
      wrongIn(shape, path, source, headings, mapping !== undefined),
    ),
    ...missingIn(shape, Object.keys(wanted)),
  ];
  if (errors.length > 0) throw new ColumnsError(errors);
  const fields = Object.entries(wanted).map(([path, source]) =>
    fieldOf(shape, path, source, headings),
  );
  return (cells) => itemOf(fields, cells);
}

function wrongIn(
  root: Shape,
  path: string,
  source: Source,
  headings: readonly string[],
  isMapped: boolean,
) {
  const pointer = isMapped ? `/mapping/${path}` : `/${path}`;
  const absent = columnsOf(source).filter((column) => !headings.includes(column));
  const known = shapesAt(root, path.split('.')).length > 0;
  return [
    ...absent.map((column) => ({
      pointer,
      detail: `names the column \`${column}\`, which the file does not have`,
      remedy: `check the heading; the file has ${headings
        .slice(0, 30)
        .map((one) => `\`${one}\``)
        .join(', ')}`,
    })),
    ...(known
      ? []
      : [
          {
            pointer,
            detail: 'is no field here',
            remedy: isMapped
              ? 'check its spelling against `/openapi.json`'
              : 'send a `mapping`; columns that it does not name are left out',
          },
        ]),
  ];
}

function missingIn(root: Shape, paths: readonly string[]) {
  const firsts = new Set(paths.map((path) => path.split('.')[0]));
  const required = resolve(root, root).flatMap((one) => one.required ?? []);
  const alternatives = resolve(root, root).length;
  // Of several forms, only what all of them need is needed.
  const always = [...new Set(required)].filter(
    (name) => required.filter((one) => one === name).length === alternatives,
  );
  return always
    .filter((name) => !firsts.has(name))
    .map((name) => ({
      pointer: `/mapping/${name}`,
      detail: 'is missing: no column is mapped to it',
      remedy: 'map a column to it, or give it a `value`',
    }));
}

function fieldOf(root: Shape, path: string, source: Source, headings: readonly string[]): Field {
  const steps = path.split('.');
  const last = steps.findLastIndex((step) => /^\d+$/.test(step));
  const entry = last < 0 ? undefined : steps.slice(0, last + 1).join('.');
  const cast = castFor(shapesAt(root, steps));
  return {
    path: steps,
    entry,
    isColumn: typeof source === 'string' || 'column' in source,
    read: readerOf(source, headings, cast),
  };
}

function itemOf(fields: readonly Field[], cells: readonly string[]): object {
  const read = fields.map((field) => ({ field, cell: field.read(cells) }));
  const said = new Set(
    read.flatMap(({ field, cell }) =>
      cell !== undefined && field.isColumn ? (field.entry ?? []) : [],
    ),
  );
  const asked = new Set(fields.flatMap(({ entry, isColumn }) => (isColumn ? (entry ?? []) : [])));
  const item: Record<string, unknown> = {};
  for (const { field, cell } of read) {
    const { entry } = field;
    if (cell === undefined) continue;
    if (entry !== undefined && asked.has(entry) && !said.has(entry)) continue;
    put(item, field.path, cell);
  }
  return compact(item) as object;
}

function put(item: Record<string, unknown>, path: readonly string[], cell: Cell): void {
  let at = item;
  path.forEach((step, i) => {
    if (i === path.length - 1) at[step] = cell;
    else at = (at[step] ??= /^\d+$/.test(path[i + 1] ?? '') ? [] : {}) as Record<string, unknown>;
  });
}

/** Lists without the places that were left out. */
function compact(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((one) => one !== undefined).map(compact);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, compact(member)]));
}
