import { type Rule, block, pass } from '../../rule.js';
import type { Question } from '../../question.js';
import { isAboutDebt } from '../../kinds/contacts.js';

export const listedAgency: Rule = {
  code: 'CN-AGENCY-01',
  id: 'cn/listed-agency',
  packs: ['cn'],
  timeless: true,
  citation: {
    source: 'CBA guideline 2026-01-30; GB/T 45251-2025 cl. 5.4',
    says: 'Only agencies on the published list of the lender collect, and only while assigned.',
    confidence: 'secondary',
  },
  appliesTo: ({ facts }) => facts.sender.kind === 'collector',
  check(question) {
    const { id, listed_agencies } = question.facts.sender;
    if (listed_agencies !== undefined && !listed_agencies.includes(id)) {
      return block('the agency is not on the list of the lender');
    }
    return isWithdrawn(question) ? block('the lender took the debt back from the agency') : pass;
  },
};

function isWithdrawn(question: Question): boolean {
  const ofAgency = (event: {
    readonly agency: string;
    readonly debts: readonly string[];
  }): boolean => event.agency === question.facts.sender.id && isAboutDebt(question, event);
  const taken = question.events('agency_withdrawn').findLast(ofAgency);
  const given = question.events('agency_assigned').findLast(ofAgency);
  return taken !== undefined && taken.when >= (given?.when ?? -Infinity);
}
