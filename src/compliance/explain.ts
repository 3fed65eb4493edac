/** The text form of a decision, for people: one line per finding. */
import type { Decision } from './decide.js';
import type { Finding, FindingVerdict, Verdict } from './rule.js';
import { type Language, told } from './telling/tell.js';

const MARKS: Readonly<Record<FindingVerdict, string>> = {
  pass: '✓',
  block: '✗',
  defer: '⏸',
  review: '?',
  not_applicable: '–',
  not_in_force: '–',
};

const CHINESE: Readonly<Record<Verdict, string>> = {
  allow: '可以联系',
  defer: '暂缓',
  review: '待人工审核',
  block: '禁止联系',
};

/** The verdict, then every finding with its reason and citation. */
export function explain(decision: Decision, language: Language = 'en'): string {
  return [head(decision, language), ...decision.findings.map((one) => line(one, language))].join(
    '\n',
  );
}

function head({ verdict, not_before }: Decision, language: Language): string {
  const isChinese = language === 'zh-CN';
  const word = isChinese ? CHINESE[verdict] : verdict;
  if (not_before === undefined) return word;
  return isChinese ? `${word}，至${not_before}` : `${word} until ${not_before}`;
}

function line({ rule, verdict, because, citation }: Finding, language: Language): string {
  const colon = language === 'zh-CN' ? '：' : ': ';
  return `${MARKS[verdict]} ${rule}${colon}${told(because, language)} [${citation.source}]`;
}
