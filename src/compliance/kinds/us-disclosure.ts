/** 1006.18(e): that a debt is being collected, or who speaks, in the language of the message. */
import { remembered } from './remembered.js';
import { sentencesOf, states } from './wording.js';

interface Disclosure {
  readonly attempt: RegExp;
  readonly use: RegExp;
  readonly speaker: RegExp;
}

const ENGLISH: Disclosure = {
  attempt:
    /\b(?:attempt(?:ing|s)?(?: by .{1,60}?)?|trying|effort|seeking|wants?) to collect (?:on )?(?:a|an|the|this|your|that) (?:\w+ )?debt/gi,
  use: /\binformation\b.{0,60}\bused (?:for|to)\b.{0,20}\b(?:purpose|collect\w*|debt)\b|\buse (?:any |the |this |that )?information\b.{0,60}\b(?:purpose|collect)/gi,
  speaker: /\bdebt collect(?:or|ors|ion (?:agency|company|firm))\b|\bcollection agency\b/gi,
};

const SPANISH: Disclosure = {
  attempt:
    /(?:intento|intentando|tratando|intenta|busca)\b.{0,10}cobrar (?:una|la|esta|su) deuda/gi,
  use: /informaci[oó]n.{0,60}(?:utiliza|usa|utilic|use).{0,30}(?:prop[oó]sito|fin)\b/gi,
  speaker: /(?:cobrador(?:es|a)? de deudas?|(?:agencia|empresa) de cobr(?:os?|anzas?))\b/gi,
};

const CHINESE: Disclosure = {
  attempt:
    /(?:试图|試圖|旨在|意图|意圖|为了|為了|企图).{0,6}(?:收取|追讨|追討|催收|追收).{0,6}(?:债|債|欠款)/g,
  use: /(?:信息|資訊|资料|資料|資訊).{0,20}(?:用于|用於|作).{0,6}(?:该|此|這|这|上述|催收)/g,
  speaker: /(?:债务|債務|欠款)?(?:催收|收债|收債|追讨|追討)(?:公司|机构|機構|人|员|員|代理)/g,
};

const SPANISH_WORDS =
  /\b(?:el|la|los|las|de|del|que|su|sus|una|para|por|con|cuenta|deuda|favor|llame|ll[aá]menos|usted|este|esta|mensaje|es|pago|no|nos|en)\b/gi;
const ENGLISH_WORDS =
  /\b(?:the|of|to|you|your|is|this|for|with|account|debt|please|call|us|from|and|a|an|message|our|we|pay)\b/gi;

/** The language of the message, the English disclosure itself left out. */
function disclosureFor(text: string): Disclosure {
  const message = sentencesOf(text)
    .filter((sentence) => Object.values(ENGLISH).every((part) => !occurs(sentence, part)))
    .join('. ');
  const han = count(message, /\p{Script=Han}/gu);
  if (han > 0 && han * 4 > count(message, /[a-z]+/gi)) return CHINESE;
  return count(message, SPANISH_WORDS) > count(message, ENGLISH_WORDS) ? SPANISH : ENGLISH;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

function occurs(text: string, pattern: RegExp): boolean {
  return text.search(pattern) !== -1;
}

/** The first communication: an attempt to collect a debt, and what information will be used for. */
export const disclosesAttempt = remembered((text) => {
  const { attempt, use } = disclosureFor(text);
  return occurs(text, attempt) && occurs(text, use);
});

/** Later communications: that they are from a debt collector. */
export const disclosesCollector = remembered((text) => {
  const { attempt, speaker } = disclosureFor(text);
  return states(text, speaker) || states(text, attempt);
});
