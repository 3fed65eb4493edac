/** The categories, gravest first, and what each says in words a person understands. */
import type { Category } from './lexicon/entry.js';

const SAYINGS: Readonly<Record<Category, string>> = {
  SELF: 'the text urges self-harm',
  SEX: 'the text makes a sexual demand or threat',
  VIO: 'the text threatens violence or stalking',
  PROP: 'the text threatens home, shop or workplace',
  OBS: 'the text is obscene',
  INS: 'the text insults',
  IMP: 'the text poses as an authority',
  SHA: 'the text threatens public shame',
  FAM: 'the text threatens to involve family, employer or contacts',
  HAR: 'the text threatens to bombard with calls or messages',
  CRE: 'the text invents consequences for credit, work or family',
  LEG: 'the text makes a false or impossible legal threat',
  PAY: 'the text asks for payment to private hands or for improper fees',
  BOR: 'the text pushes to borrow or to sell in order to pay',
  DIS: 'the text tells somebody else about a debt',
  REV: 'the text makes a statement that must be true',
};

export const CATEGORIES = Object.keys(SAYINGS) as readonly Category[];

export function sayingOf(category: Category): string {
  return SAYINGS[category];
}
