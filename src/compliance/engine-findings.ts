/** What the engine itself finds: not law, but the reasons why it will not let an attempt pass. */
import type { Finding } from './rule.js';

const citation = {
  source: 'Dunwell, how the guard fails',
  says: 'What cannot be judged is not allowed.',
  confidence: 'product_policy',
} as const;

export const NO_RULES: Finding = {
  rule: 'ENGINE-RULES',
  verdict: 'block',
  because: 'no rule is loaded',
  citation,
};

export const NO_PACK: Finding = {
  rule: 'ENGINE-PACK',
  verdict: 'review',
  because: 'no pack covers the residence',
  citation,
};

export const BROKEN_HORIZON: Finding = {
  rule: 'ENGINE-HORIZON',
  verdict: 'review',
  because: 'no open instant was found within 400 days',
  citation,
};
