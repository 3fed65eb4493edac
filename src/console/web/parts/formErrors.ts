/**
 * Puts what the API refused at the fields it names.
 *
 * `const rest = showAtFields(form, problem)`: the fields of the form get their errors, and what remains, if
 * anything, is shown above the form by `<ProblemAlert problem={rest} />`. A pointer may lead deeper than a
 * field, such as to one of its tags: then the field says which of them is wrong.
 */
import type { FormInstance } from 'antd';
import type { FieldError, ProblemBody } from '../api/problem.js';

type Path = readonly (string | number)[];

export function showAtFields(form: FormInstance, problem: ProblemBody): ProblemBody | undefined {
  const errors = problem.errors ?? [];
  const fields = form.getFieldsError().map(({ name }) => name);
  const placed = errors.map((error) => ({
    error,
    field: fieldOf(partsOf(error.pointer), fields, form),
  }));
  for (const field of new Set(placed.map((each) => each.field))) {
    if (field === undefined) continue;
    const here = placed.filter((each) => each.field === field);
    const said = here.map(({ error }) => saidAt(field, error, form));
    form.setFields([{ name: [...field], errors: said }]);
  }
  const rest = placed.filter(({ field }) => field === undefined).map(({ error }) => error);
  return errors.length > 0 && rest.length === 0 ? undefined : { ...problem, errors: rest };
}

/** The field that the path leads to or into; else the first one of what the path leads to, such as of a row. */
function fieldOf(path: Path, fields: readonly Path[], form: FormInstance): Path | undefined {
  if (path.length === 0) return undefined;
  const into = fields
    .filter((field) => isWithin(path, field))
    .toSorted((a, b) => b.length - a.length);
  const below = fields.filter((field) => isWithin(field, path));
  return [...into, ...below].find((field) => isSeen(field, form));
}

function isWithin(path: Path, outer: Path): boolean {
  return outer.every((part, index) => part === path[index]);
}

/** A list of rows is a field too, and so is what is hidden; an error there would be seen by nobody. */
function isSeen(field: Path, form: FormInstance): boolean {
  const shown = form.getFieldInstance([...field]) as
    { nativeElement?: Element } | Element | undefined;
  const element = shown instanceof Element ? shown : shown?.nativeElement;
  return element?.checkVisibility() ?? false;
}

function saidAt(field: Path, { pointer, detail, remedy }: FieldError, form: FormInstance): string {
  const said = remedy === undefined ? detail : `${detail}: ${remedy}`;
  const path = partsOf(pointer);
  const value: unknown = path.length > field.length ? form.getFieldValue(path) : undefined;
  return typeof value === 'string' || typeof value === 'number' ? `${value}: ${said}` : said;
}

/** `/lines/0/text` as its parts, by RFC 6901. */
function partsOf(pointer: string): (string | number)[] {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}
