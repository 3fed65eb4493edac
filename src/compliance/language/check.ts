/**
 * The banned-language check: is this rendered text lawful and decent to send to this addressee?
 *
 * Pure and without a clock. It reads the text alone; whether the addressee may be contacted at all
 * is for other rules.
 */
import type { Relation } from '../attempt.js';
import { disguisedIn } from './disguised.js';
import type { Category, ViewName } from './lexicon/entry.js';
import { type Match, matchesIn } from './matches.js';
import { loweringOf } from './negation.js';
import { type Approval, missingFor } from './notices.js';
import { isLawfulAsRead, secondReading } from './reader/second.js';
import { isReported } from './reported.js';
import { originOf, placeOf } from './strand.js';
import { clearedBy, isAdded, NEVER_EXCEPTED, type TenantLexicon, tenantMatches } from './tenant.js';
import { JUDGED_MAX, unfitnessOf } from './unfit.js';
import { type Views, viewsOf } from './views.js';
import { CATEGORIES, sayingOf } from './words.js';

export interface LanguageContext extends Approval {
  /** Default `borrower`. */
  readonly addressee?: Relation;
  /** What the tenant adds and takes back. */
  readonly lexicon?: TenantLexicon;
  /** Names of sender and lender: words in them are no hint of a debt. */
  readonly names?: readonly string[];
  /** False for what was said or noted rather than sent: then the lexicon alone reads it. Default true. */
  readonly is_message?: boolean;
}

export interface LanguageFinding {
  readonly entry: string;
  readonly category: Category;
  /** `lowered` by a negation or a warning, `cleared` by an approval: kept for the record, without effect. */
  readonly severity: 'block' | 'review' | 'lowered' | 'cleared';
  readonly view: ViewName;
  /** Where in the text as it was given, end exclusive. */
  readonly span: readonly [number, number];
  /** The words found, as the view has them. */
  readonly matched: string;
  readonly because: string;
}

export interface LanguageDecision {
  readonly verdict: 'allow' | 'review' | 'block';
  /** Of the gravest finding; `NONE` if nothing stands against the text. */
  readonly category: Category | 'NONE';
  readonly findings: readonly LanguageFinding[];
}

export function checkLanguage(text: string, context: LanguageContext): LanguageDecision {
  const judged = text.length > JUDGED_MAX ? text.slice(0, JUDGED_MAX) : text;
  const views = viewsOf(judged);
  const addressee = context.addressee ?? 'borrower';
  const findings = [...matchesIn(views, !OWING_SIDE.has(addressee)), ...ownIn(views, context)]
    .filter((match) => concerns(match.entry.category, addressee) && !isName(match, views, context))
    .map((match) => finding(match, views, context));
  // Who writes in the open has nothing to hide, and the search for disguises is the dearest.
  if (!findings.some(({ severity }) => severity === 'block')) {
    findings.push(...disguisedIn(views).map((match) => finding(match, views, context)));
  }
  if (context.is_message !== false && findings.every(isStatement)) {
    const more = secondReading(views, context, (category) => concerns(category, addressee));
    findings.push(...(findings.length === 0 ? more : more.filter((one) => !isStatement(one))));
  }
  findings.push(...unfitnessOf(text, views('norm').text));
  return decided(findings);
}

/** What the lexicon blocks, sees denied or clears is understood; a statement that must be true may stand beside more. */
function isStatement({ category, severity }: LanguageFinding): boolean {
  return category === 'REV' && severity === 'review';
}

function ownIn(views: Views, { lexicon }: LanguageContext): readonly Match[] {
  if (lexicon === undefined) return [];
  return tenantMatches(views, lexicon).map((match) => ({ ...match, view: match.entry.view }));
}

/** Those who may read about the debt. Whether they may be addressed at all is decided elsewhere. */
const OWING_SIDE: ReadonlySet<Relation> = new Set<Relation>([
  'borrower',
  'co_borrower',
  'guarantor',
  'parent_of_minor',
  'guardian',
  'executor',
  'successor',
  'attorney',
  'credit_bureau',
]);

/** A guarantor or a guardian reads about the debt of another by right. */
function concerns(category: Category, addressee: Relation): boolean {
  if (category !== 'DIS') return true;
  return addressee === 'borrower' || addressee === 'co_borrower' || !OWING_SIDE.has(addressee);
}

const SIGNATURE = /^\s{0,20}【[^】]{0,60}】/;

/** The names of sender and lender, and the signature, are no hint whatever they say of the business. */
function isName(
  { entry, view, start, end }: Match,
  views: Views,
  context: LanguageContext,
): boolean {
  if (entry.category !== 'DIS') return false;
  const [from, to] = originOf(views(view), start, end);
  const text = views('raw').text;
  if (to <= (SIGNATURE.exec(text)?.[0].length ?? 0)) return true;
  return (context.names ?? []).some((name) => {
    const at = name === '' ? -1 : text.lastIndexOf(name, from);
    return at >= 0 && to <= at + name.length;
  });
}

function finding(match: Match, views: Views, context: LanguageContext): LanguageFinding {
  const { entry, start, end } = match;
  const view = views(match.view);
  const { severity, because } = judge(match, views, context);
  return {
    entry: entry.id,
    category: entry.category,
    severity,
    view: match.view,
    span: originOf(view, start, end),
    matched: view.text.slice(start, end),
    because,
  };
}

type Judgement = Pick<LanguageFinding, 'severity' | 'because'>;

function judge(match: Match, views: Views, context: LanguageContext): Judgement {
  const { entry } = match;
  const says = sayingOf(entry.category);
  const lowering = entry.neverLowered === true ? 'none' : lowered(match, views);
  if (lowering === 'doubtful') {
    return { severity: 'review', because: `${says}, and it is unclear whether it is denied` };
  }
  if (lowering === 'lowered') {
    // A denied threat of violence still reads as one to many people.
    if (entry.category !== 'VIO' || context.template_approved === true) {
      return { severity: 'lowered', because: `${says}, but the clause denies it or warns of it` };
    }
    return { severity: 'review', because: `${says}, though the clause denies it` };
  }
  const cleared = clearedBy(entry, says, views('raw').text, context.lexicon);
  if (cleared !== undefined) return cleared;
  if (entry.severity === 'block') {
    if (isTold(match, views, context))
      return { severity: 'review', because: `${says}, though told as said by another` };
    return isLawfulAsRead(match, views, context)
      ? { severity: 'review', because: `${says}, though as a sentence it reads like a lawful one` }
      : { severity: 'block', because: says };
  }
  const missing = missingFor(entry, views('squeezed').text, context);
  return missing === undefined
    ? { severity: 'cleared', because: `${says}, which the approved template covers` }
    : { severity: 'review', because: `${says}, which needs ${missing}` };
}

/** Of what was said or noted the words alone count; and what not even two persons may except is not left to one. */
function isTold({ entry, view, start, end }: Match, views: Views, context: LanguageContext) {
  if (context.is_message === false || NEVER_EXCEPTED.has(entry.category)) return false;
  if (isAdded(entry, context.lexicon)) return false;
  const [from, to] = originOf(views(view), start, end);
  return isReported(views('raw').text, from, to, entry.lang);
}

/** The clause is read where the words still are words: squeezed for Chinese, deleet for English. */
function lowered({ entry, view, start, end }: Match, views: Views) {
  const found = views(view);
  const read = views(entry.lang === 'zh' ? 'squeezed' : 'deleet');
  if (read === found) return loweringOf(read.text, { start, end }, entry.lang, entry.pattern);
  const [from, to] = originOf(found, start, end);
  const stretch = { start: placeOf(read, from), end: placeOf(read, to) };
  return loweringOf(read.text, stretch, entry.lang, entry.pattern);
}

function decided(findings: readonly LanguageFinding[]): LanguageDecision {
  for (const verdict of ['block', 'review'] as const) {
    const grave = new Set(
      findings.filter(({ severity }) => severity === verdict).map(({ category }) => category),
    );
    const category = CATEGORIES.find((each) => grave.has(each));
    if (category !== undefined) return { verdict, category, findings };
  }
  return { verdict: 'allow', category: 'NONE', findings };
}
