/**
 * Values on their way into a message: checked against their declarations and made harmless.
 *
 * A value is a phrase, never a layout: line breaks, control characters and marks that turn the writing
 * direction become a space or nothing, so that no value can add a header, a paragraph or a false line.
 */
import type { Declaration, Declarations, VariableValue, Variables } from './template.js';

/** A message that cannot be made from these values. It names variables, never what they hold. */
export class RenderError extends Error {
  override name = 'RenderError';

  constructor(
    readonly problems: readonly string[],
    /** Names of the variables at fault; empty when the message as a whole is. */
    readonly variables: readonly string[],
    options?: ErrorOptions,
  ) {
    super(problems.join('; '), options);
  }
}

/** Exactly the declared variables, ready for the template; throws a RenderError that lists all problems. */
export function bind(declared: Declarations, given: Variables): Record<string, VariableValue> {
  // Without a prototype: what was not given cannot be found there either.
  const bound = Object.create(null) as Record<string, VariableValue>;
  let problems: string[] | undefined;
  let names: string[] | undefined;
  for (const name in declared) {
    const declaration = declared[name];
    if (declaration === undefined) continue;
    const value = Object.hasOwn(given, name) ? given[name] : undefined;
    const problem = problemOf(name, declaration, value);
    if (problem !== undefined) {
      (problems ??= []).push(problem);
      (names ??= []).push(name);
    } else if (value !== undefined && value !== null) {
      bound[name] = harmless(value);
    }
  }
  if (problems !== undefined) throw new RenderError(problems, names ?? []);
  return bound;
}

function problemOf(name: string, declared: Declaration, value: unknown): string | undefined {
  if (value === undefined || value === null) {
    return declared.required ? `the variable \`${name}\` is missing: give it a value` : undefined;
  }
  const { type, max_length = 0, max_items = 0 } = declared;
  if (type === 'flag') return unless(typeof value === 'boolean', name, 'be true or false');
  if (type === 'whole_number')
    return unless(Number.isSafeInteger(value), name, 'be a whole number');
  if (type === 'list') {
    const bounds = `be a list of at most ${max_items} texts of at most ${max_length} characters`;
    return unless(isListOf(value, max_items, max_length), name, bounds);
  }
  if (typeof value !== 'string') return unless(false, name, 'be text');
  if (value.length > max_length) {
    return unless(false, name, `have at most ${max_length} characters`);
  }
  return unless(type === 'text' || isWebAddress(value), name, 'be a web address');
}

function unless(isGood: boolean, name: string, must: string): string | undefined {
  return isGood ? undefined : `the variable \`${name}\` must ${must}`;
}

function isListOf(value: unknown, itemsMax: number, lengthMax: number): boolean {
  return (
    Array.isArray(value) &&
    value.length <= itemsMax &&
    value.every((item) => typeof item === 'string' && item.length <= lengthMax)
  );
}

function isWebAddress(value: string): boolean {
  return /^https?:\/\/[^\s"'<>]+$/.test(value) && URL.canParse(value);
}

function harmless(value: VariableValue): VariableValue {
  if (typeof value === 'string') return phrase(value);
  return Array.isArray(value) ? value.map(phrase) : value;
}

// Controls and line or paragraph separators; then half surrogates, which have no encoding.
const BREAKS = /[\p{Cc}\p{Zl}\p{Zp}]+/gu;
const DIRECTION = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;
const HALF_SURROGATE = /\p{Cs}/gu;
const SUSPECT = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u;

function phrase(text: string): string {
  if (!SUSPECT.test(text)) return text.trim();
  return text.replace(DIRECTION, '').replace(HALF_SURROGATE, '\ufffd').replace(BREAKS, ' ').trim();
}
