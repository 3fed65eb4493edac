import { checkLanguage, type LanguageContext } from './check.js';

const judgment = '(2026)示例民初88号判决已生效,请于2026年9月1日前履行。';
const dated = '2026年3月1日作出的(2026)示例民初88号判决已生效。';
const assignment = '债权转让通知:您的债权已依法转让给示例资产公司。';
const penalty = '逾期将按合同计收罚息。';
const judgmentEn = 'A judgment was entered against you in favour of Example Bank.';

const number = '(2026)示例民初88号';
const creditor = '示例银行';

describe('an approved notice', () => {
  it.each<[string, string, LanguageContext['facts'], string]>([
    ['with case number and creditor', judgment, { case_number: number, creditor }, 'allow'],
    ['without the creditor', judgment, { case_number: number }, 'review'],
    ['without the case number', judgment, { creditor }, 'review'],
    [
      'with another case number',
      judgment,
      { case_number: '(2025)示例民初7号', creditor },
      'review',
    ],
    ['that names a date nobody stated', dated, { case_number: number, creditor }, 'review'],
    ['that names a date', dated, { case_number: number, creditor, date: '2026-03-01' }, 'allow'],
    ['of an assignment with creditor', assignment, { creditor }, 'allow'],
    ['of an assignment without creditor', assignment, {}, 'review'],
    ['of penalty interest', penalty, { contract_clause: '第8条', creditor }, 'allow'],
    ['of penalty interest without a clause', penalty, { creditor }, 'review'],
    ['in English', judgmentEn, { case_number: '26-CV-88', creditor }, 'allow'],
    ['whose approver answers for the facts', judgment, 'with_template', 'allow'],
  ])('%s', (_, text, facts = {}, verdict) => {
    expect(checkLanguage(text, { template_approved: true, facts }).verdict).toBe(verdict);
    expect(checkLanguage(text, { facts }).verdict).toBe('review');
  });
});

describe('an approved template', () => {
  it.each(['我行将转交法务处理。', '逾期信息将报送征信系统。', 'We may take legal action.'])(
    'may say %s',
    (text) => {
      expect(checkLanguage(text, {}).verdict).toBe('review');
      expect(checkLanguage(text, { template_approved: true }).verdict).toBe('allow');
    },
  );

  it.each(['不还就等着坐牢', 'We will call you every ten minutes.'])(
    'may still not say %s',
    (text) => {
      expect(checkLanguage(text, { template_approved: true }).verdict).toBe('block');
    },
  );
});
