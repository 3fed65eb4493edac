/**
 * Statements that an approved template may make: court, credit report, visit, deadline, assignment.
 *
 * Words that rest on a document stay with a person until the facts of that document are there.
 */
import type { Entry, SupportingFacts } from './lexicon/entry.js';

export interface Approval {
  readonly template_approved?: boolean;
  /** `with_template`: whoever approved the template answers for the facts as well. */
  readonly facts?: SupportingFacts | 'with_template';
}

/** `undefined` if the statement may stand; otherwise what is missing. */
export function missingFor(entry: Entry, text: string, approval: Approval): string | undefined {
  if (approval.template_approved !== true) return 'an approved template';
  const { needs = [] } = entry;
  if (needs.length === 0 || approval.facts === 'with_template') return undefined;

  const facts = approval.facts ?? {};
  const absent = needs.filter((need) => (facts[need] ?? '') === '');
  if (needs.includes('case_number')) {
    if (facts.date === undefined && namesJudgmentDate(text)) absent.push('date');
    if (facts.case_number !== undefined && namesOtherCase(text, facts.case_number)) {
      return 'the case number of the text in the facts';
    }
  }
  return absent.length === 0 ? undefined : absent.map((need) => `\`${need}\``).join(' and ');
}

const DATE =
  /(?:\d{4}年)?\d{1,2}月\d{1,2}日|\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2} (?:january|february|march|april|may|june|july|august|september|october|november|december)\b/gu;
const IS_DEADLINE_BEFORE =
  /(?:by|before|until|till|no later than|on or before|于|至|截至|在) ?(?:the )?$/u;
const IS_DEADLINE_AFTER = /^(?:\d{1,2}[::点时]?\d{0,2}分?)?(?:之前|以前|前|止|内)/u;

/** A date by which to act is no date of a judgment. */
function namesJudgmentDate(text: string): boolean {
  for (const { 0: date, index } of text.matchAll(DATE)) {
    const after = text.slice(index + date.length, index + date.length + 10);
    const before = text.slice(Math.max(0, index - 16), index);
    const isDeadline =
      IS_DEADLINE_AFTER.test(after) || /\b(?:by|before|until|till)\b.{0,8}$/u.test(before);
    if (
      !isDeadline &&
      !(IS_DEADLINE_BEFORE.test(before) && /^.{0,4}(?:还|缴|付|履行)/u.test(after))
    ) {
      return true;
    }
  }
  return false;
}

const CASE = /[(]?\d{2,4}[)]?年?度?[^\s,。;:()]{1,12}字?第?\d{1,9}号/u;

function namesOtherCase(text: string, number: string): boolean {
  const named = CASE.exec(plain(text))?.[0];
  return named !== undefined && !plain(text).includes(plain(number));
}

function plain(text: string): string {
  return text.normalize('NFKC').replaceAll('號', '号').replaceAll(/\s/g, '');
}
