/**
 * Rules on language: one check per attempt, shared by all of them, and each answers for its categories.
 *
 * A residence meets one family: mainland China its own codes, senders under Regulation F one code,
 * everybody else the codes by category.
 */
import type { Attempt, Relation } from '../attempt.js';
import type { Question } from '../question.js';
import { type Heading, type Outcome, type Rule, block, pass, review } from '../rule.js';
import { checkLanguage, type LanguageDecision, type LanguageFinding } from './check.js';
import type { Category } from './lexicon/entry.js';
import type { TenantLexicon } from './tenant.js';

interface LanguageHeading extends Heading {
  readonly categories: readonly Category[];
}

export function languageRule({ categories, ...heading }: LanguageHeading): Rule {
  const mine: ReadonlySet<Category> = new Set(categories);
  const isGeneral = heading.packs.includes('outside-cn') || heading.packs.includes('everywhere');
  return {
    ...heading,
    timeless: true,
    appliesTo: (question) =>
      question.attempt.content !== undefined && !(isGeneral && isUnderRegulationF(question)),
    check: (question) =>
      answer(languageOf(question).findings.filter(({ category }) => mine.has(category))),
  };
}

function isUnderRegulationF({ facts }: Question): boolean {
  if (!/^US(?:-|$)/.test(facts.person.residence)) return false;
  return facts.sender.kind === 'collector' || facts.settings.apply_regf_to_creditors === true;
}

const decisions = new WeakMap<Attempt, LanguageDecision>();

/** The language decision on the attempt, made once however many rules ask. */
export function languageOf(question: Question): LanguageDecision {
  const made = decisions.get(question.attempt);
  if (made !== undefined) return made;
  const decision = decided(question);
  decisions.set(question.attempt, decision);
  return decision;
}

/** Many attempts carry the same words to the same kind of person: they are read once. */
const known = new Map<string, LanguageDecision>();
const KNOWN_MAX = 2_000;

function decided(question: Question): LanguageDecision {
  const { text = '', subject = '', template_approved = false } = question.attempt.content ?? {};
  const { name, lender_name = '' } = question.facts.sender;
  const addressee = addresseeOf(question);
  const words = subject === '' ? text : `${subject}\n${text}`;
  const { lexicon } = question.facts.settings;
  const key = `${nameOf(lexicon)}\0${addressee}\0${template_approved}\0${name}\0${lender_name}\0${words}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const decision = checkLanguage(words, {
    addressee,
    template_approved,
    // In the case format the approval stands for the facts it rests on as well.
    facts: 'with_template',
    names: [name, lender_name],
    ...(lexicon === undefined ? {} : { lexicon }),
  });
  if (known.size >= KNOWN_MAX) known.clear();
  known.set(key, decision);
  return decision;
}

const names = new WeakMap<TenantLexicon, number>();
let named = 0;

/** A number for each lexicon: its content is large and seldom changes. */
function nameOf(lexicon: TenantLexicon | undefined): number {
  if (lexicon === undefined) return 0;
  const name = names.get(lexicon) ?? (named += 1);
  names.set(lexicon, name);
  return name;
}

/** Whom the words may tell about the debt: in the United States a spouse, anywhere who offered to pay. */
function addresseeOf({ facts, attempt, events }: Question): Relation {
  const { relation, party } = attempt.to;
  const isConsumer = relation === 'spouse' && /^US(?:-|$)/.test(facts.person.residence);
  const offered = events('payment_offered').some((event) => event.party === party);
  return isConsumer || offered ? 'guarantor' : relation;
}

function answer(findings: readonly LanguageFinding[]): Outcome {
  const blocks = findings.filter(({ severity }) => severity === 'block');
  if (blocks.length > 0) return block(told(blocks));
  const reviews = findings.filter(({ severity }) => severity === 'review');
  return reviews.length > 0 ? review(told(reviews)) : pass;
}

const TOLD_MAX = 3;

/** Entry and place, never the words: they may hold personal data. */
function told(findings: readonly LanguageFinding[]): string {
  const shown = findings
    .slice(0, TOLD_MAX)
    .map(
      ({ because, entry, span: [from, to] }) => `${because} (${entry}, characters ${from}-${to})`,
    );
  const rest = findings.length - shown.length;
  return shown.join('; ') + (rest > 0 ? `; and ${rest} more` : '');
}
