/** Whom a rule lets us address about a debt. */
import type { Relation } from '../attempt.js';
import type { Party } from '../facts.js';
import { readDate } from '../instants.js';
import type { Question } from '../question.js';
import { type Heading, type Outcome, type Rule, block, pass, review } from '../rule.js';
import { dayAt } from '../zoned.js';

/** They stand for the debtor in law; outside the United States a person checks their authority. */
export const REPRESENTATIVES: ReadonlySet<Relation> = new Set([
  'parent_of_minor',
  'guardian',
  'executor',
  'successor',
  'attorney',
]);

/** Whether the addressed party owes: the debtors, and a guarantor whose liability has not ended. */
export function owes(question: Question): boolean {
  const { relation } = question.attempt.to;
  if (relation === 'borrower' || relation === 'co_borrower') return true;
  return relation === 'guarantor' && isLiable(question.party, question);
}

function isLiable(party: Party | undefined, { zones, at }: Question): boolean {
  if (party === undefined || party.liable === false) return false;
  const ended = party.liability_ended_on;
  if (ended === undefined) return true;
  return zones.every((zone) => dayAt(zone, at) <= (readDate(ended) ?? -Infinity));
}

/** Debtors and liable guarantors only; what happens to everybody else is the table's choice. */
export function debtorsOnly(options: Heading & { readonly others: 'block' | 'review' }): Rule {
  const { others, ...heading } = options;
  return { ...heading, check: (question) => judge(question, others) };
}

function judge(question: Question, others: 'block' | 'review'): Outcome {
  if (owes(question)) return pass;
  const { relation } = question.attempt.to;
  const name = relation.replaceAll('_', ' ');
  if (REPRESENTATIVES.has(relation)) return review(`a person checks the authority of the ${name}`);
  const because = `the ${name} does not owe this debt`;
  return others === 'block' ? block(because) : review(because);
}
