/**
 * What a tenant adds to the lexicon that ships, and the little it may take back.
 *
 * It is part of the house policy, so it has a version, two persons stand behind it, and a decision
 * names it. A tenant adds phrases and not patterns: a phrase can be read by whoever approves it, and it
 * cannot search without end.
 */
import type { Category, Entry } from './lexicon/entry.js';
import { sha256 } from './sha256.js';
import { viewsOf, type Views } from './views.js';

export interface TenantEntry {
  /** Shown in findings, such as `OWN-1`; begins unlike every entry that ships. */
  readonly id: string;
  readonly category: Category;
  readonly severity: 'block' | 'review';
  readonly lang: 'zh' | 'en';
  readonly phrases: readonly string[];
}

/** One exact text, by the hash of its UTF-8, that an entry does not block. */
export interface ExceptedText {
  readonly entry: string;
  readonly sha256: string;
}

export interface TenantLexicon {
  readonly add?: readonly TenantEntry[];
  /** Entries of severity `review` that ship and say nothing here. */
  readonly relax?: readonly string[];
  readonly except?: readonly ExceptedText[];
}

/** No text is ever excepted from these. */
export const NEVER_EXCEPTED: ReadonlySet<Category> = new Set<Category>(['VIO', 'SEX', 'SELF']);

/** Only the tenant can say that what the tenant forbids is lawful here. */
export function isAdded({ id }: Pick<Entry, 'id'>, lexicon: TenantLexicon | undefined): boolean {
  return lexicon?.add?.some((own) => own.id === id) === true;
}

export interface TenantMatch {
  readonly entry: Entry;
  readonly start: number;
  readonly end: number;
}

const MATCHES_MAX = 20;
const compiled = new WeakMap<TenantLexicon, readonly Entry[]>();

/** Every place where a phrase of the tenant's stands, in the views in which they are kept. */
export function tenantMatches(views: Views, lexicon: TenantLexicon): readonly TenantMatch[] {
  const entries = compiled.get(lexicon) ?? (lexicon.add ?? []).map(entryOf);
  compiled.set(lexicon, entries);
  return entries.flatMap((entry) => {
    const matches: TenantMatch[] = [];
    for (const match of views(entry.view).text.matchAll(new RegExp(entry.pattern, 'gu'))) {
      if (matches.length === MATCHES_MAX) break;
      matches.push({ entry, start: match.index, end: match.index + match[0].length });
    }
    return matches;
  });
}

/** Phrases are read as the text is, so that how they were typed makes no difference. */
function entryOf({ id, category, severity, lang, phrases }: TenantEntry): Entry {
  const view = lang === 'zh' ? 'squeezed' : 'deleet';
  const read = phrases
    .map((phrase) => viewsOf(phrase)(view).text.trim())
    .filter((phrase) => phrase !== '')
    .map((phrase) => phrase.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'));
  // Without a phrase that can be read the pattern matches nothing.
  const any = read.length === 0 ? '(?!)' : `(?:${read.join('|')})`;
  const pattern = new RegExp(lang === 'zh' ? any : `(?<![a-z])${any}(?![a-z])`, 'u');
  return { id, category, severity, lang, view, pattern, hit: ['-'], pass: [] };
}

function isRelaxed(
  { id, severity }: Pick<Entry, 'id' | 'severity'>,
  lexicon: TenantLexicon | undefined,
): boolean {
  return severity === 'review' && (lexicon?.relax ?? []).includes(id);
}

/** Whether this very text is excepted from the entry; `text` is hashed only if it might be. */
function isExcepted(
  { id, category }: Pick<Entry, 'id' | 'category'>,
  text: string,
  lexicon: TenantLexicon | undefined,
): boolean {
  if (NEVER_EXCEPTED.has(category)) return false;
  const hashes = (lexicon?.except ?? []).filter(({ entry }) => entry === id);
  return hashes.some((one) => one.sha256 === sha256(text));
}

/** Why an entry has no effect in this house, or undefined. @param says what the entry finds @param text as it was written */
export function clearedBy(
  entry: Pick<Entry, 'id' | 'category' | 'severity'>,
  says: string,
  text: string,
  lexicon: TenantLexicon | undefined,
): { readonly severity: 'cleared'; readonly because: string } | undefined {
  if (isRelaxed(entry, lexicon)) {
    return { severity: 'cleared', because: `${says}, which the house policy permits` };
  }
  if (isExcepted(entry, text, lexicon)) {
    return { severity: 'cleared', because: `${says}, but the house policy excepts this very text` };
  }
  return undefined;
}
