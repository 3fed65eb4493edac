/**
 * Sample values to judge a template with: what is ordinary, the longest and the shortest that its
 * declarations admit, and full numbers where a name asks for one.
 */
import type { Branch } from './branches.js';
import type { Declaration, Declarations, Variables, VariableValue } from './template.js';

export const SAMPLES = ['example', 'longest', 'shortest'] as const;
export type Sample = (typeof SAMPLES)[number];

/** Values for one branch: what it calls absent is left out, or empty if it is required. */
export function samplesFor(variables: Declarations, branch: Branch, sample: Sample): Variables {
  return Object.fromEntries(
    Object.entries(variables).map(([name, declared]) => {
      const isGiven = branch[name] ?? true;
      return [name, isGiven ? valueOf(name, declared, sample) : emptyOf(declared)];
    }),
  );
}

function emptyOf({ type, required }: Declaration): VariableValue | undefined {
  if (type === 'flag') return false;
  if (!required) return undefined;
  if (type === 'list') return [];
  return type === 'whole_number' ? 0 : '';
}

function valueOf(name: string, declared: Declaration, sample: Sample): VariableValue {
  const { type, max_length = 40, max_items = 1 } = declared;
  if (type === 'flag') return true;
  if (type === 'whole_number') return numberOf(declared, sample);
  if (type === 'list') {
    const items = sample === 'longest' ? max_items : 1;
    const [first = 'Example'] = Array.isArray(declared.example) ? declared.example : [];
    return Array.from({ length: items }, () => textOf(first, max_length, sample));
  }
  const { example = 'Example' } = declared;
  if (type === 'link') return linkOf(String(example), max_length, sample);
  const number = sample === 'longest' ? fullNumber(name, max_length) : undefined;
  return number ?? textOf(String(example), max_length, sample);
}

function numberOf({ example }: Declaration, sample: Sample): number {
  if (sample === 'shortest') return 1;
  return sample === 'longest' || typeof example !== 'number' ? 99_999 : example;
}

function textOf(example: string, length: number, sample: Sample): string {
  if (sample === 'example') return example.slice(0, length);
  if (sample === 'shortest') return Array.from(example).slice(0, 1).join('');
  const again = `${example} `.repeat(Math.ceil(length / (example.length + 1)));
  return again.slice(0, length).trimEnd();
}

function linkOf(example: string, length: number, sample: Sample): string {
  const link = URL.canParse(example) ? example : 'https://pay.example/';
  return sample === 'longest' ? link + 'a'.repeat(Math.max(0, length - link.length)) : link;
}

// Numbers with good check digits that belong to nobody: a test card, and a birthday long ago.
const CARD = '4111111111111111';
const IDENTITY = '110101190001011009';

/** A hole that can take a whole number of this kind will one day be given one. */
function fullNumber(name: string, length: number): string | undefined {
  if (/(?:card|account)_?(?:no|number|tail)?$/.test(name) && length >= CARD.length) return CARD;
  if (/^(?:id|identity|national_id|citizen)_?(?:no|number|card)$/.test(name) && length >= 18) {
    return IDENTITY;
  }
  return undefined;
}
