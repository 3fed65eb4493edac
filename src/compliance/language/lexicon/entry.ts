/**
 * The shape of the lexicon: what one entry says, and how a file of entries is read.
 *
 * An entry brings the sentences that must be caught and the neighbours that must pass; they are
 * its tests. Judging them is left to `check.ts`.
 */

export type Category =
  | 'VIO'
  | 'PROP'
  | 'INS'
  | 'OBS'
  | 'LEG'
  | 'IMP'
  | 'FAM'
  | 'SHA'
  | 'CRE'
  | 'HAR'
  | 'PAY'
  | 'BOR'
  | 'SELF'
  | 'SEX'
  | 'DIS'
  | 'REV';

/** No entry names `sound`: every Chinese one is looked for there as well. */
export type ViewName = 'raw' | 'norm' | 'squeezed' | 'deleet' | 'pinyin' | 'sound';

/** What an approved notice must be able to point to. */
export interface SupportingFacts {
  readonly case_number?: string;
  readonly date?: string;
  readonly creditor?: string;
  readonly contract_clause?: string;
}

export interface Entry {
  readonly id: string;
  readonly category: Category;
  readonly severity: 'block' | 'review';
  readonly lang: 'zh' | 'en';
  readonly view: ViewName;
  /** Windows are bounded, so that a search is linear in the text. */
  readonly pattern: RegExp;
  /** Read around a match: if it holds there, the match is innocent. */
  readonly except?: RegExp;
  /** No negation or warning rescues it: insults, obscenity, sexual content, self-harm. */
  readonly neverLowered?: boolean;
  /** Facts without which even an approved template keeps the finding. */
  readonly needs?: readonly (keyof SupportingFacts)[];
  readonly hit: readonly [string, ...string[]];
  readonly pass: readonly string[];
}

type Given = 'id' | 'pattern' | 'hit' | 'pass';
export type EntryText = Pick<Entry, Given> &
  Partial<Pick<Entry, 'severity' | 'view' | 'except' | 'neverLowered' | 'needs'>>;

/** Entries of one category and language; the view and the severity follow from these unless said. */
export function entries(
  category: Category,
  lang: Entry['lang'],
  texts: readonly EntryText[],
): readonly Entry[] {
  return texts.map((text) => ({
    category,
    lang,
    severity: category === 'REV' ? 'review' : 'block',
    view: lang === 'zh' ? 'squeezed' : 'deleet',
    ...text,
  }));
}
