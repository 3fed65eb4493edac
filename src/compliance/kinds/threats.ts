/** Statements about arrest, seizure, suits and attorneys that a collector may not make falsely. */
import { remembered } from './remembered.js';
import { states } from './wording.js';

const ARREST =
  /\b(?:arrest(?:ed|s|ing)?|jail(?:ed)?|prison|imprison(?:ed|ment)?|incarcerat\w+|handcuff\w*|criminal (?:charges?|prosecution|complaint|case)|warrant|police|sheriff|marshal)\b/gi;

const SEIZURE =
  /\b(?:seiz(?:e|ed|ure|ing)|garnish\w*|repossess\w*|attach(?:ing|ment of)? (?:your )?(?:wages|property|salary|assets)|levy|foreclos\w*|lien)\b/gi;

const SUIT =
  /\b(?:sue[ds]?|suing|lawsuits?|litigat\w+|legal (?:action|proceedings?|remedies|steps)|(?:take|taking|taken|bring|drag|see) (?:you|this|the matter|it) (?:to|in(?:to)?) court|court (?:action|proceedings?|case|date|judgment)|file (?:a |an )?(?:suit|claim|complaint|case|action)|judgment against|summons|process server|be served)\b/gi;

const ATTORNEY =
  /\b(?:law offices?|law firm|attorneys? at law|attorneys?-at-law|esq\b|from (?:the desk of )?(?:an |our |your )?(?:attorney|lawyer)|(?:i am|this is|we are) (?:an? |your |the )?(?:attorneys?|lawyers?)|legal counsel for)/gi;

/** The sentence that the law itself suggests for debts past their time. */
const LIMITS = /\blaw limits how long you can be sued\b/gi;

export const threatensArrest = remembered((text) => states(text, ARREST));

/** A suit, or what only a judgment brings. */
export const threatensSuit = remembered((text) => {
  const rest = text.replaceAll(LIMITS, ' ');
  return states(rest, SUIT) || states(rest, SEIZURE);
});

export const posesAsAttorney = remembered((text) => states(text, ATTORNEY));
