/** What a finding says, in the language of whoever reads it. One wording for API, console and evidence. */
import type { Finding } from '../rule.js';
import { HOUSE_PHRASES } from './phrases-house.js';
import { LANGUAGE_PHRASES } from './phrases-language.js';
import { US_PHRASES } from './phrases-us.js';
import { CN_PHRASES, SHARED_PHRASES } from './phrases.js';
import { compiled, type Phrase, toldBy } from './phrase.js';
import { REQUIREMENTS } from './requirements.js';

export const LANGUAGES = ['en', 'zh-CN'] as const;
export type Language = (typeof LANGUAGES)[number];

export const PHRASES: readonly Phrase[] = [
  ...SHARED_PHRASES,
  ...CN_PHRASES,
  ...US_PHRASES,
  ...LANGUAGE_PHRASES,
  ...HOUSE_PHRASES,
];

const read = PHRASES.map(compiled);

/** The reason of a finding. A sentence without a phrase, such as one of an older guard, stays as it is. */
export function told(because: string, language: Language): string {
  return language === 'en' ? because : (chineseOf(because) ?? because);
}

export function chineseOf(because: string): string | undefined {
  return whole(because) ?? inParts(because, '; ', '；') ?? inParts(because, ', open from ', '，');
}

const tellings = new Map<string, string | undefined>();
const TELLINGS_MAX = 5_000;

function whole(sentence: string): string | undefined {
  if (tellings.has(sentence)) return tellings.get(sentence);
  const chinese = read.reduce<string | undefined>(
    (found, phrase) => found ?? toldBy(phrase, sentence),
    undefined,
  );
  if (tellings.size >= TELLINGS_MAX) tellings.clear();
  tellings.set(sentence, chinese);
  return chinese;
}

/** Sentences that a rule joins: the tally and the next free day, the reason and when it ends. */
function inParts(because: string, joint: string, comma: string): string | undefined {
  const parts = because.split(joint).map((part, i) => (i === 0 ? part : joint.slice(2) + part));
  if (parts.length === 1) return undefined;
  const toldParts = parts.map(whole);
  return toldParts.includes(undefined) ? undefined : toldParts.join(comma);
}

/** The requirement of a rule in one sentence; a house cap has the words of its tenant. */
export function requirement({ rule, citation }: Finding, language: Language): string {
  return language === 'en' ? citation.says : (REQUIREMENTS[rule] ?? citation.says);
}
