/** Help for whoever wrote the words: which rule a finding rests on, and what could be said instead. */
import { createRequire } from 'node:module';
import type { Purpose } from '../attempt.js';
import type { LanguageDecision, LanguageFinding } from './check.js';
import { isHan, simplify } from './han.js';
import type { Category } from './lexicon/entry.js';
import { wordingFor } from './wordings.js';

export interface LanguageHelp {
  /** What the rule asks, and where it is written. */
  readonly rule: string;
  readonly source: string;
  /** Words for the same purpose in the language of the text. */
  readonly instead: string;
}

export type HelpedFinding = LanguageFinding & LanguageHelp;

interface Rule {
  readonly rule: string;
  readonly source: string;
}

const RULES: Readonly<Record<Category, Rule>> = {
  VIO: {
    rule: 'No threat of violence, stalking or menace, nor through the family.',
    source: 'CN Criminal Law art 293-1; 15 USC 1692d(1); FCA CONC 7.3, 7.11',
  },
  PROP: {
    rule: 'No damage to or siege of home, shop or workplace.',
    source: 'CBA guideline 2026-01-30; SG Debt Collection Act 2022; HKMA 3.4.1',
  },
  INS: {
    rule: 'No insult, no contempt for poverty.',
    source: 'CBA guideline 2026-01-30; FCA CONC 7.3; POJK 22/2023',
  },
  OBS: { rule: 'No obscene or profane language.', source: '12 CFR 1006.14(d); 15 USC 1692d(2)' },
  LEG: {
    rule: 'No false or impossible legal threat.',
    source: '15 USC 1692e(4), (5); CBA guideline 2026-01-30',
  },
  IMP: {
    rule: 'Nobody poses as an authority, a court or an attorney.',
    source: '15 USC 1692e(1), (3); CBA guideline 2026-01-30',
  },
  FAM: {
    rule: 'Family, employer and contacts are not brought into it.',
    source: '15 USC 1692b, 1692c(b); CBA guideline 2026-01-30',
  },
  SHA: { rule: 'No public shaming.', source: 'FCA CONC 7.9.7R; 15 USC 1692d(3), (4)' },
  CRE: {
    rule: 'No invented consequence for credit, work or family.',
    source: '15 USC 1692e(8); CBA guideline 2026-01-30',
  },
  HAR: {
    rule: 'No flood of calls or messages.',
    source: '12 CFR 1006.14(b); CN Criminal Law art 293-1',
  },
  PAY: {
    rule: 'Payment goes through official channels only, without fees that were not agreed.',
    source: '15 USC 1692f(1); CBA guideline 2026-01-30',
  },
  BOR: {
    rule: 'Nobody is pushed to borrow or to sell in order to pay.',
    source: 'CBA guideline 2026-01-30',
  },
  SELF: {
    rule: 'Nothing that urges self-harm; the account pauses and a person calls.',
    source: 'product policy',
  },
  SEX: { rule: 'No sexual demand or threat.', source: 'CN Criminal Law art 293-1; 15 USC 1692d' },
  DIS: { rule: 'Others do not learn of the debt.', source: '15 USC 1692c(b); CN PIPL art 10' },
  REV: {
    rule: 'Statements about courts, credit reports, visits and deadlines must be true and supported.',
    source: '15 USC 1692e(5); CBA guideline 2026-01-30',
  },
};

/** The decision with help at every finding that still stands against the text. */
export function withHelp(
  text: string,
  decision: LanguageDecision,
  purpose: Purpose = 'collection',
): Omit<LanguageDecision, 'findings'> & { readonly findings: readonly HelpedFinding[] } {
  const language = languageOf(text);
  const findings = decision.findings.map((finding) => {
    const { en, zh } = wordingFor(finding.category, purpose);
    const instead = language === 'en' ? en : language === 'zh' ? zh : traditional(zh);
    return { ...finding, ...RULES[finding.category], instead };
  });
  return { ...decision, findings };
}

type Language = 'en' | 'zh' | 'zh-Hant';

/** Chinese if a quarter of the letters are; traditional if more than one character is so written. */
function languageOf(text: string): Language {
  const signs = Array.from(text.slice(0, 2_000));
  const han = signs.filter((sign) => isHan(sign.charCodeAt(0)));
  const latin = signs.filter((sign) => /[a-z]/i.test(sign));
  if (han.length * 3 < latin.length || han.length === 0) return 'en';
  return han.filter((sign) => simplify(sign) !== sign).length > 1 ? 'zh-Hant' : 'zh';
}

const load = createRequire(import.meta.url);

/** As it is written in Taiwan. */
export function traditional(text: string): string {
  const { Converter } = load('opencc-js/cn2t') as typeof import('opencc-js/cn2t');
  return Converter({ from: 'cn', to: 'twp' })(text);
}
