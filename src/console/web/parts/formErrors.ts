/**
 * Puts what the API refused at the fields it names.
 *
 * `const rest = showAtFields(form, problem, ['reason', 'until'])`: the fields of the form get their errors,
 * and what remains, if anything, is shown above the form by `<ProblemAlert problem={rest} />`.
 */
import type { FormInstance } from 'antd';
import type { FieldError, ProblemBody } from '../api/problem.js';

export function showAtFields(
  form: FormInstance,
  problem: ProblemBody,
  fields: readonly string[],
): ProblemBody | undefined {
  const errors = problem.errors ?? [];
  const isShown = ({ pointer }: FieldError) => fields.includes(partsOf(pointer)[0] ?? '');
  const shown = errors.filter(isShown);
  form.setFields(
    shown.map(({ pointer, detail, remedy }) => ({
      name: partsOf(pointer).map((part) => (/^\d+$/.test(part) ? Number(part) : part)),
      errors: [remedy === undefined ? detail : `${detail}: ${remedy}`],
    })),
  );
  if (errors.length > 0 && shown.length === errors.length) return undefined;
  return { ...problem, errors: errors.filter((error) => !isShown(error)) };
}

/** `/lines/0/text` as its parts, by RFC 6901. */
function partsOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}
