/** Whether the words of a draft may be put before an approver: the check once more, as an exception. */
import type { Tx } from '../platform/database.js';
import { Problem, type FieldError } from '../platform/problem.js';
import { policyAt } from '../policies/house-policy.js';
import { checkContent } from './compile.js';
import { checkDraft, type DraftCheck, type DraftProblem, type DraftWords } from './draft.check.js';
import type { Place } from './fault.js';
import { TemplateError } from './template.js';
import { templateKey } from './template.repository.js';

export async function judged(tx: Tx, words: DraftWords): Promise<DraftCheck> {
  const { settings } = await policyAt(tx, tx.at);
  return checkDraft(words, settings.lexicon);
}

/** Words that cannot even be read cannot be shown. */
export function formOf({ channel, name, locale, content }: DraftWords): void {
  try {
    checkContent(templateKey(channel, name, locale), channel, locale, content);
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    throw new Problem('not-submittable', 'these words cannot be read as a template', {
      errors: error.faults.map(errorOf),
    });
  }
}

export async function submittable(tx: Tx, words: DraftWords): Promise<DraftCheck> {
  const checked = await judged(tx, words);
  if (checked.submittable) return checked;
  throw new Problem('not-submittable', 'the words of this draft may not go out as they are', {
    errors: errorsOf(checked),
  });
}

function errorsOf({ findings, personal_data, problems }: DraftCheck): FieldError[] {
  return [
    ...problems.filter(({ hinders }) => hinders).map(errorOf),
    ...personal_data.map(({ kind, at }) => ({
      ...placed('/content/variables', at),
      detail: `would send a full ${kind.replaceAll('_', ' ')}`,
      remedy: 'shorten the variable to the last digits',
    })),
    ...findings
      .filter(({ severity }) => severity === 'block')
      .map(({ entry, because, instead, at }) => ({
        ...placed('/content/text', at),
        detail: `\`${entry}\`: ${because}`,
        remedy: `say instead: ${instead}`,
      })),
  ];
}

function errorOf({ problem, code, name, at }: Omit<DraftProblem, 'hinders'>): FieldError {
  const more = { ...(code && { code }), ...(name === undefined ? {} : { name }) };
  return { ...placed('/content', at), detail: problem, ...more };
}

function placed(pointer: string, at: Place | undefined): Pick<FieldError, 'pointer' | 'span'> {
  return at === undefined ? { pointer } : { pointer: `/content/${at.part}`, span: at.span };
}
