/** Whether a text betrays a debt to somebody who must not learn of it. */
import type { Question } from '../question.js';

const ENGLISH =
  /\b(?:debts?|owes?|owed|owing|overdue|past[\s-]?due|delinquent|collect(?:ion|ions|or|ors|ing)?|loans?|repay(?:ment)?s?|payments?|balance|arrears|default(?:ed)?|amount due|settle(?:ment)?|lawsuit|sue|creditors?|unpaid|financial|obligations?|legal|claims?)\b|[$£€¥]\s?\d/i;

const CHINESE =
  /欠|债|逾期|还款|还[^,。,\s]{0,3}钱|还清|偿还|归还|贷款|借款|借[^,。,\s]{0,2}钱|账单|帐单|催收|催缴|违约|征信|起诉|立案|法院|律师|分期|本金|利息|罚息|额度|结清|拖欠|付款|缴款|缴费|缴清|缴纳|法务|案件|违规|款项|失信|\d\s*(?:元|块|万)|人民币|[¥¥]\s?\d/;

export function betraysDebt(text: string): boolean {
  return ENGLISH.test(text) || CHINESE.test(text);
}

/** The text without its signature and the names of sender and lender, which are no hint in mainland China. */
export function withoutNames(text: string, { facts }: Question): string {
  let rest = text.replace(/^\s*【[^】]*】/, ' ');
  for (const name of [facts.sender.name, facts.sender.lender_name]) {
    if (name !== undefined && name !== '') rest = rest.replaceAll(name, ' ');
  }
  return rest;
}
