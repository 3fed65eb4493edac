/** 1006.38: written disputes and requests within the validation period stop collection until answered. */
import type { Dated, Question } from '../question.js';
import { dayAt } from '../zoned.js';
import { isAboutDebt } from './contacts.js';
import { lastDayToDispute } from './us-validation-period.js';
import { isInWriting } from './us-writing.js';

type Request = Dated<'dispute'> | Dated<'original_creditor_request'>;

/** In writing or electronically, on or before the last day of the period. */
export function isTimely(question: Question, request: Request): boolean {
  if (!isAboutDebt(question, request) || !isInWriting(question, request)) return false;
  const last = lastDayToDispute(question);
  // Without a known end the period has not begun to run out.
  if (last === undefined) return true;
  return question.dayZones.some((zone) => dayAt(zone, request.when) <= last);
}

/** Verification answers any request; a reasoned notice answers a duplicate dispute. */
export function isAnswered(question: Question, request: Request): boolean {
  const isDuplicate =
    request.type === 'dispute' &&
    request.duplicative === true &&
    request.new_material === undefined;
  return question
    .events('notice')
    .some(
      (notice) =>
        notice.when > request.when &&
        isAboutDebt(question, notice) &&
        (notice.kind === 'verification' || (isDuplicate && notice.kind === 'duplicate_dispute')),
    );
}
