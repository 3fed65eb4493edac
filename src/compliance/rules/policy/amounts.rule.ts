import type { Question } from '../../question.js';
import { type Rule, block, pass } from '../../rule.js';
import { isAboutDebt } from '../../kinds/contacts.js';
import { wordsOf } from '../../kinds/wording.js';

const MONEY =
  /(?:[$£€¥¥]|\b(?:USD|EUR|GBP|CNY|RMB|AUD|CAD|HKD|INR)\s?)\s?(\d[\d,]*(?:\.\d+)?)|(\d[\d,]*(?:\.\d+)?)\s?(?:元|dollars\b|euros\b|pounds\b)/gi;

export const amounts: Rule = {
  code: 'POLICY-AMOUNT',
  id: 'policy/amounts',
  packs: ['everywhere'],
  timeless: true,
  citation: {
    source: 'Dunwell, tenant policy',
    says: 'A message names only amounts that the ledger knows.',
    confidence: 'product_policy',
  },
  appliesTo: ({ debt, attempt }) => debt.amounts !== undefined && attempt.content !== undefined,
  check(question) {
    const known = knownSums(question);
    const most = Math.max(...known);
    // What is offered is in no ledger yet, but nobody offers to take more than is owed.
    const isOffer = question.attempt.purpose === 'settlement_offer';
    const isKnown = (sum: number) => known.has(sum) || (isOffer && sum < most);
    return amountsIn(wordsOf(question) ?? '').every((text) => isKnown(valueOf(text)))
      ? pass
      : block('the text names an amount that the ledger does not');
  },
};

/** The figures of the debt, and what was paid on it or promised. */
function knownSums(question: Question): ReadonlySet<number> {
  const moved = [...question.events('promise'), ...question.events('payment')];
  return new Set(
    [
      ...(question.debt.amounts ?? []),
      ...moved.filter((event) => isAboutDebt(question, event)).map(({ amount }) => amount),
    ].map(valueOf),
  );
}

function amountsIn(text: string): string[] {
  return [...text.matchAll(MONEY)].map(([, before, after]) => before ?? after ?? '');
}

function valueOf(text: string): number {
  return Number(text.replaceAll(/[^\d.]/g, ''));
}
