/** The messages that teach the second reader, and those it is measured on. */
import { readdirSync, readFileSync } from 'node:fs';
import { lexicon } from '../../src/compliance/language/lexicon/lexicon.js';
import type { Lesson } from './learn.js';

const corpus = new URL('../compliance/language-corpus/', import.meta.url);

const linesOf = (name: string) =>
  readFileSync(new URL(name, corpus), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));

/** A message of a known text. */
export type Written = Lesson & { readonly text: string };

/** By writer: none of them saw the lexicon or what the others wrote. A line is `B|R|A CATEGORY text`. */
export function writers(): ReadonlyMap<string, readonly Written[]> {
  const names = readdirSync(new URL('written/', corpus)).toSorted();
  return new Map(
    names.map((name) => [
      name,
      readdirSync(new URL(`written/${name}/`, corpus)).flatMap((file) =>
        linesOf(`written/${name}/${file}`).map(writtenIn),
      ),
    ]),
  );
}

function writtenIn(line: string): Written {
  const [, label, category = '', text = ''] = /^([BRA]) (\S+) (.+)$/u.exec(line) ?? [];
  if (label !== 'B' && label !== 'R' && label !== 'A') throw new Error(`no such label: ${line}`);
  return { label, category, text };
}

const labelled = (label: Lesson['label'], category: string) => (text: string) => ({
  label,
  category,
  text,
});

/** What every reader is taught besides: the sentences of the lexicon, our older corpora, private messages. */
export function groundwork(): readonly Lesson[] {
  const ofLexicon = lexicon.flatMap(({ category, severity, hit, pass }) => [
    ...hit.map(labelled(severity === 'block' ? 'B' : 'R', category)),
    ...pass.map(labelled('A', '-')),
  ]);
  return [
    // Twice: these sentences are promised.
    ...ofLexicon,
    ...ofLexicon,
    ...linesOf('abusive.txt').map(labelled('B', '-')),
    ...linesOf('lawful.txt').map(labelled('A', '-')),
    ...['firm-en.txt', 'firm-zh.txt'].flatMap(linesOf).map(labelled('A', '-')),
    ...workedCases(),
    ...shippedWords().map(labelled('A', '-')),
    ...linesOf('review.txt').map(labelled('R', 'REV')),
    ...['chat/en.txt', 'chat/zh.txt'].flatMap(linesOf).map(labelled('C', '-')),
    ...realChat(),
  ];
}

interface WorkedCase {
  readonly text: string;
  readonly expect: { readonly verdict: 'allow' | 'review' | 'block'; readonly category: string };
  readonly context?: unknown;
}

const LABELS = { allow: 'A', review: 'R', block: 'B' } as const;

/** Those that need no context. */
function workedCases(): readonly Lesson[] {
  const file = new URL('../cases/language.json', import.meta.url);
  const cases = JSON.parse(readFileSync(file, 'utf8')) as readonly WorkedCase[];
  return cases.flatMap(({ text, expect: { verdict, category }, context }) =>
    context === undefined ? { label: LABELS[verdict], category, text } : [],
  );
}

/** The shipped messages, whole and by paragraphs. */
function shippedWords(): readonly string[] {
  const file = new URL('../../src/messages/shipped-messages.txt', import.meta.url);
  const paragraphs = readFileSync(file, 'utf8').split(/\n=== .*\n|\n\n/);
  return paragraphs.map((one) => one.trim()).filter((one) => one.length > 20);
}

/**
 * Grams of half of the messages of two public corpora, as numbers: how many, then so many, of each message
 * those that at least three messages have. The texts stay with their owners (docs/measured.md).
 */
function realChat(): readonly Lesson[] {
  const bytes = readFileSync(new URL('chat/real.grams', corpus));
  const messages: Lesson[] = [];
  for (let at = 0; at < bytes.length;) {
    const count = bytes.readInt32LE(at);
    const text = Array.from({ length: count }, (_, index) => bytes.readInt32LE(at + 4 + 4 * index));
    messages.push({ label: 'C', category: '-', text });
    at += 4 * (count + 1);
  }
  return messages;
}
