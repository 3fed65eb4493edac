/** Anybody but the consumer may only be asked where the debtor is, and hears no word of a debt. */
import type { Question } from '../question.js';
import { type Outcome, block, pass } from '../rule.js';
import { betraysDebt } from './debt-hints.js';
import { wordsOf } from './wording.js';

export function onlyLocation(question: Question): Outcome {
  const { purpose, to } = question.attempt;
  if (purpose === 'location') return pass;
  return block(`the ${to.relation.replaceAll('_', ' ')} may only be asked where the debtor is`);
}

/** The script of a location contact, its names included; without a text it is the approved one. */
export function neutralScript(question: Question): Outcome {
  const text = wordsOf(question);
  return text !== undefined && betraysDebt(text) ? block('the text mentions a debt') : pass;
}
