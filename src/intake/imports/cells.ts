/**
 * From the text of cells to values: a number or a boolean where the field is one. What does not look like one
 * stays text, for the schema of the API to refuse.
 */
import type { Source } from './layout.js';
import type { Shape } from './shapes.js';

export type Cell = string | number | boolean | string[] | undefined;

export function columnsOf(source: Source): string[] {
  if (typeof source === 'string') return [source];
  if ('column' in source) return [source.column];
  return 'template' in source
    ? [...source.template.matchAll(HOLE)].map(([, name = '']) => name)
    : [];
}

const HOLE = /\{([^{}]+)\}/g;

export function readerOf(
  source: Source,
  headings: readonly string[],
  cast: (text: string) => Cell,
) {
  if (typeof source === 'string') {
    const at = headings.indexOf(source);
    return (cells: readonly string[]) => cast((cells[at] ?? '').trim());
  }
  if ('value' in source) return () => source.value;
  if ('column' in source) {
    const at = headings.indexOf(source.column);
    return (cells: readonly string[]) => inMinorUnits((cells[at] ?? '').trim(), source.decimals);
  }
  const columns = columnsOf(source).map((name) => headings.indexOf(name));
  return (cells: readonly string[]) => {
    if (columns.length > 0 && columns.every((at) => (cells[at] ?? '').trim() === ''))
      return undefined;
    const text = source.template.replaceAll(HOLE, (_, name: string) =>
      (cells[headings.indexOf(name)] ?? '').trim(),
    );
    return cast(text);
  };
}

/** By its digits: a binary fraction would lose a cent now and then. */
function inMinorUnits(text: string, decimals: number): Cell {
  if (text === '') return undefined;
  const match = /^(-?)(\d{1,3}(?:[, ']\d{3})*|\d+)(?:\.(\d+))?$/.exec(text);
  const [, sign = '', whole = '', fraction = ''] = match ?? [];
  if (match === null || fraction.replace(/0+$/, '').length > decimals) return text;
  const digits = `${whole.replaceAll(/[, ']/g, '')}${fraction.padEnd(decimals, '0').slice(0, decimals)}`;
  return Number(`${sign}${digits}`);
}

export function castFor(shapes: readonly Shape[]): (text: string) => Cell {
  const types = new Set(shapes.flatMap(({ type }) => type ?? []));
  const takesText = types.has('string') || types.size === 0;
  return (text) => {
    if (text === '') return undefined;
    if (types.has('array')) return text.split(';').map((part) => part.trim());
    if (takesText) return text;
    if (types.has('boolean') && /^(true|false)$/i.test(text)) return text.toLowerCase() === 'true';
    if (/^-?\d{1,15}(\.\d{1,15})?$/.test(text)) return Number(text);
    return text;
  };
}
