import { type Rule, block, pass } from '../../rule.js';
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
    const known = new Set((question.debt.amounts ?? []).map(valueOf));
    const unknown = amountsIn(wordsOf(question) ?? '').find((text) => !known.has(valueOf(text)));
    return unknown === undefined
      ? pass
      : block('the text names an amount that the ledger does not');
  },
};

function amountsIn(text: string): string[] {
  return [...text.matchAll(MONEY)].map(([, before, after]) => before ?? after ?? '');
}

function valueOf(text: string): number {
  return Number(text.replaceAll(/[^\d.]/g, ''));
}
