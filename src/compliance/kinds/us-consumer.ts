/** Who is a consumer, and whom else a collector in the United States may address. */
import type { Relation } from '../attempt.js';
import type { Question } from '../question.js';
import { owes } from './people.js';

const CONSUMERS: ReadonlySet<Relation> = new Set([
  'borrower',
  'co_borrower',
  'spouse',
  'parent_of_minor',
  'guardian',
  'executor',
  'successor',
]);

/** 1006.6(a): the debtor and those who stand for the debtor; 1006.2(e) adds whoever is obliged to pay. */
export function isConsumer(question: Question): boolean {
  return CONSUMERS.has(question.attempt.to.relation) || owes(question);
}

/** 1006.14(b)(3)(iii), 1006.6(d)(1): they may be addressed, and calls to them are not counted. */
export function isProfessional({ attempt }: Question): boolean {
  const { relation } = attempt.to;
  return relation === 'attorney' || relation === 'credit_bureau';
}

/** Anybody else: only the search for the debtor's location is open. */
export function isThirdParty(question: Question): boolean {
  return !isConsumer(question) && !isProfessional(question);
}
