/** Fields of a policy and their values in words. */
import type { Text } from './words.js';

/** @param pointer such as `/settings/disaster_hold` or `/caps/HOUSE-CAP-DAY` */
export function fieldName(pointer: string, text: Text): string {
  const [, first = '', ...rest] = pointer.split('/');
  if (first === 'settings') return wordOf(rest.join('/'), text);
  const known = {
    contact_hours: text.hours,
    min_gap_minutes: text.gap,
    optional_rules: text.optional,
  };
  const name = Object.entries(known).find(([each]) => each === first)?.[1];
  if (name !== undefined) return name;
  if (first === 'caps') return `${text.caps}: ${rest.join('/')}`;
  if (first === 'holidays') return `${text.holidays}: ${rest.join(' ')}`;
  return rest.length === 0
    ? wordOf(first, text)
    : rest.map((part) => wordOf(part, text)).join(' · ');
}

export function wordOf(name: string, text: object): string {
  const known = Object.entries(text).find(([each]) => each === name)?.[1];
  return typeof known === 'string' ? known : name;
}

export function valueText(value: unknown, text: Text): string {
  if (value === null || value === undefined) return '–';
  if (typeof value === 'boolean') return value ? text.on : text.off;
  if (Array.isArray(value)) return value.map((one) => valueText(one, text)).join(', ') || '–';
  if (typeof value === 'number') return `${value}`;
  if (typeof value === 'string')
    return wordOf(value, { limits: text.limits, off: text.off, required: text.required });
  const fields = value as Readonly<Record<string, unknown>>;
  if ('from' in fields && 'to' in fields)
    return `${String(fields['from'])}–${String(fields['to'])}`;
  if ('says' in fields) return capText(fields, text);
  return Object.entries(fields)
    .map(([name, one]) => `${wordOf(name, text)}: ${valueText(one, text)}`)
    .join('; ');
}

/** Its figures beside its words: words may stay while a figure changes. */
function capText({ says, max, days }: Readonly<Record<string, unknown>>, text: Text): string {
  const figures = [
    [text.capMax, max],
    [text.capDays, days],
  ].flatMap(([name, figure]) =>
    figure === undefined ? [] : [`${String(name)}: ${valueText(figure, text)}`],
  );
  return figures.length === 0 ? String(says) : `${String(says)} (${figures.join(', ')})`;
}
