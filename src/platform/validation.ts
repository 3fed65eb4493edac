/**
 * Checks bodies and parameters against their zod schemas and names *every* bad field with a remedy.
 *
 * Values are never repeated in an error: they may be personal data.
 */
import type { ArgumentMetadata, PipeTransform } from '@nestjs/common';
import { z } from 'zod';
import { Problem, pointerOf, type FieldError } from './problem.js';

const PLACES = { body: undefined, query: 'query', param: 'path', custom: 'header' } as const;
const ERRORS_MAX = 100;

export class SchemaPipe implements PipeTransform {
  transform(value: unknown, { schema, type }: ArgumentMetadata): unknown {
    if (schema === undefined) return value;
    if (schema instanceof z.ZodType) return parsed(schema, value, PLACES[type]);
    throw new TypeError('a route must be described by a zod schema');
  }
}

/** A value that fits, or a problem that names all that does not. */
export function parsed<T>(schema: z.ZodType<T>, value: unknown, where?: FieldError['in']): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw validationProblem(result.error.issues, value, where);
}

function validationProblem(
  issues: readonly z.core.$ZodIssue[],
  value: unknown,
  where?: FieldError['in'],
): Problem {
  const errors = fieldErrors(issues, value).map((e) =>
    where === undefined ? e : { ...e, in: where },
  );
  const fields = errors.length === 1 ? '1 field is' : `${errors.length} fields are`;
  return new Problem('validation-failed', `${fields} missing or wrong`, {
    errors: errors.slice(0, ERRORS_MAX),
  });
}

/** One entry for each bad field, with the first thing wrong with it, in the order zod found them. */
export function fieldErrors(issues: readonly z.core.$ZodIssue[], value: unknown): FieldError[] {
  const errors = new Map<string, FieldError>();
  for (const error of issues.flatMap((issue) => fromIssue(issue, value))) {
    if (!errors.has(error.pointer)) errors.set(error.pointer, error);
  }
  return [...errors.values()];
}

function fromIssue(issue: z.core.$ZodIssue, value: unknown): FieldError[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      pointer: pointerOf([...issue.path, key]),
      detail: 'is not a field here',
      remedy: 'leave it out, or check its spelling',
    }));
  }
  const at = valueAt(value, issue.path);
  const pointer = pointerOf(issue.path);
  if (at === undefined) return [{ pointer, detail: 'is missing', remedy: remedyOf(issue) }];
  return [{ pointer, detail: detailOf(issue, at), remedy: remedyOf(issue) }];
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let at: unknown = value;
  for (const key of path) {
    if (typeof at !== 'object' || at === null) return undefined;
    at = Reflect.get(at, key);
  }
  return at;
}

function detailOf(issue: z.core.$ZodIssue, at: unknown): string {
  if (issue.code === 'invalid_type') return `is ${nameOf(at)}`;
  if (issue.code === 'too_small')
    return issue.origin === 'string' || issue.origin === 'array' ? 'is too short' : 'is too small';
  if (issue.code === 'too_big')
    return issue.origin === 'string' || issue.origin === 'array' ? 'is too long' : 'is too large';
  if (issue.code === 'custom') return issue.message;
  return 'is not one of the accepted values';
}

function remedyOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `send ${TYPES[issue.expected] ?? `a \`${issue.expected}\``}`;
    case 'invalid_value':
      return `send ${issue.values.length === 1 ? '' : 'one of '}${issue.values.map((v) => `\`${String(v)}\``).join(', ')}`;
    case 'too_small':
      return `send ${issue.inclusive === false ? 'more than' : 'at least'} ${issue.minimum}${unitOf(issue.origin)}`;
    case 'too_big':
      return `send ${issue.inclusive === false ? 'less than' : 'at most'} ${issue.maximum}${unitOf(issue.origin)}`;
    case 'invalid_format':
      return FORMATS[issue.format] ?? issue.message;
    case 'custom':
      return typeof issue.params?.['remedy'] === 'string' ? issue.params['remedy'] : 'correct it';
    case 'invalid_union':
      return issue.discriminator === undefined
        ? 'send one of the documented forms'
        : `send a known \`${issue.discriminator}\``;
    case 'not_multiple_of':
    case 'unrecognized_keys':
    case 'invalid_key':
    case 'invalid_element':
    default:
      return 'see `/openapi.json` for what is accepted';
  }
}

const TYPES: Record<string, string> = {
  string: 'a string',
  number: 'a number',
  int: 'a whole number',
  boolean: '`true` or `false`',
  array: 'an array',
  object: 'a JSON object with `content-type: application/json`',
};

const FORMATS: Record<string, string> = {
  datetime: 'send an RFC 3339 date-time with an offset, such as `2026-05-01T09:30:00Z`',
  date: 'send a date such as `2026-05-01`',
};

function unitOf(origin: string): string {
  if (origin === 'string') return ' characters';
  return origin === 'array' ? ' items' : '';
}

function nameOf(value: unknown): string {
  if (value === null) return '`null`';
  if (Array.isArray(value)) return 'an array';
  if (typeof value === 'number')
    return Number.isInteger(value) ? 'a number' : 'a fraction or not a number';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
