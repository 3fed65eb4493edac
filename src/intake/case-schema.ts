/**
 * Whether a worked case fits the public case format, by its JSON Schema.
 *
 * Every misfit is named by its JSON pointer; values are never repeated, because they may be personal data.
 */
import { readFileSync } from 'node:fs';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { pointerOf, type FieldError } from '../platform/problem.js';

let validator: ValidateFunction | undefined;

/** Compiled when the first case comes: most processes never see one. */
function caseValidator(): ValidateFunction {
  if (validator !== undefined) return validator;
  const ajv = new Ajv2020({ allErrors: true, discriminator: true });
  addFormats.default(ajv);
  const schema = readFileSync(new URL('case-format.json', import.meta.url), 'utf8');
  return (validator = ajv.compile(JSON.parse(schema)));
}

export function misfitsOf(given: unknown): FieldError[] {
  const validate = caseValidator();
  if (validate(given)) return [];
  const errors = new Map<string, FieldError>();
  for (const error of validate.errors ?? []) {
    const field = fieldOf(error);
    if (!errors.has(field.pointer)) errors.set(field.pointer, field);
  }
  return [...errors.values()];
}

function fieldOf({ instancePath, keyword, params }: ErrorObject): FieldError {
  const inside = (name: unknown) => `${instancePath}${pointerOf([String(name)])}`;
  switch (keyword) {
    case 'required':
      return {
        pointer: inside(params['missingProperty']),
        detail: 'is missing',
        remedy: 'add it; the case format requires it',
      };
    case 'additionalProperties':
      return {
        pointer: inside(params['additionalProperty']),
        detail: 'is not a field here',
        remedy: 'leave it out, or check its spelling',
      };
    case 'discriminator':
      return {
        pointer: inside(params['tag']),
        detail: 'is no type of event',
        remedy: 'send one of the types of section 3 of the case format',
      };
    case 'enum':
    case 'const':
      return {
        pointer: instancePath,
        detail: 'is not one of the accepted values',
        remedy: `send one of ${listed(params['allowedValues'] ?? [params['allowedValue']])}`,
      };
    case 'type':
      return {
        pointer: instancePath,
        detail: 'is of another type',
        remedy: `send a value of type ${listed([params['type']].flat())}`,
      };
    case 'format':
      return {
        pointer: instancePath,
        detail: 'is not written as it must be',
        remedy:
          params['format'] === 'date'
            ? 'send a date such as `2026-03-10`'
            : 'send an RFC 3339 instant with an offset, such as `2026-03-10T09:30:00+08:00`',
      };
    default:
      return {
        pointer: instancePath,
        detail: 'does not fit the case format',
        remedy: `see \`${keyword}\` there in the JSON Schema of the format`,
      };
  }
}

function listed(values: readonly unknown[]): string {
  return values.map((value) => `\`${String(value)}\``).join(', ');
}
