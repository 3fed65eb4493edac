/** What there is to compare of a template beside its words: who may use it for what, and what its variables take. */
import type { Schemas } from '../../api/client.js';
import { words as draftWords } from '../drafts/words.js';
import { named, PURPOSES, type terms } from './terms.js';

export type Content = Schemas['TemplateWords'];
type Declared = Content['variables'][string];

/** One a line, in the order of the list. */
export function purposeLines({ purposes }: Content, term: typeof terms.en): string {
  return PURPOSES.filter((one) => purposes.includes(one))
    .map((one) => named(term, one))
    .join('\n');
}

/** One a line by name, with everything that was declared of it. */
export function variableLines({ variables }: Content, text: typeof draftWords.en): string {
  return Object.entries(variables)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, declared]) => `${name}: ${declaredIn(declared, text)}`)
    .join('\n');
}

function declaredIn(declared: Declared, text: typeof draftWords.en): string {
  const { type, required, max_length, max_items, description, example } = declared;
  const more: readonly (readonly [string, string | number | boolean | undefined])[] = [
    [text.maxLength, max_length],
    [text.maxItems, max_items],
    [text.description, description],
    [text.example, Array.isArray(example) ? example.join(', ') : example],
  ];
  return [
    text[`type_${type}`],
    required ? text.required : text.optional,
    ...more.flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${String(value)}`])),
  ].join('; ');
}
