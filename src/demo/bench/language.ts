/**
 * `bench --language`: how many messages the language check reads in a second of one core, and whether
 * long texts cost more than their length.
 *
 * Processor time is counted, not the clock on the wall, so a busy machine shows the same figures.
 */
import { checkLanguage } from '../../compliance/language/check.js';
import { entriesToSearch } from '../../compliance/language/lexicon/lexicon.js';
import { renderMessage } from '../../messages/render.js';
import { shippedTemplates, type ShippedTemplate } from '../../messages/shipped.js';
import type { Variables } from '../../messages/template.js';
import { round } from './figures.js';

const LENGTH = 160;
const TEXTS = 10_000;
const ROUNDS = 3;
const LENGTHS = [160, 1_000, 10_000, 100_000];

type Language = 'en' | 'zh';

export function measureLanguage() {
  const [en, zh] = [textsIn('en'), textsIn('zh')];
  return {
    length: LENGTH,
    entries: entriesToSearch.length,
    messages_per_second: {
      en: perSecond(en),
      zh: perSecond(zh),
      mixed: perSecond(en.flatMap((text, at) => [text, zh[at] ?? text]).slice(0, TEXTS)),
    },
    microseconds_per_character: Object.fromEntries(
      LENGTHS.map((length) => [
        length,
        { en: perCharacter(en, length), zh: perCharacter(zh, length) },
      ]),
    ),
  };
}

/** Distinct texts of one length: shipped templates with other values each time, and sentences of the lexicon. */
function textsIn(language: Language): string[] {
  const templates = shippedTemplates().filter(
    ({ channel, locale }) => channel === 'sms' && locale.startsWith(language),
  );
  const sentences = entriesToSearch
    .filter(({ lang }) => lang === language)
    .flatMap(({ hit, pass }) => [...hit, ...pass]);
  return Array.from({ length: TEXTS }, (_, n) => {
    const template = templates[n % templates.length];
    const said = n % 2 === 0 ? '' : `${sentences[n % sentences.length] ?? ''} `;
    const text = template === undefined ? '' : rendered(template, n);
    return `${said}${text}${text}`.slice(0, LENGTH);
  });
}

function rendered({ content, channel }: ShippedTemplate, n: number): string {
  const values: Variables = Object.fromEntries(
    Object.entries(content.variables).map(([name, { type, example }]) => [
      name,
      type === 'text' && typeof example === 'string' ? `${example}${n}` : example,
    ]),
  );
  return renderMessage(content, channel, values).text;
}

function perSecond(texts: readonly string[]): number {
  return Math.round(1e6 / (fastest(texts) / texts.length));
}

function perCharacter(texts: readonly string[], length: number): number {
  const whole = texts.join('\n');
  const pieces = Array.from({ length: Math.ceil(200_000 / length) }, (_, n) =>
    whole.slice(n * length, (n + 1) * length),
  );
  return round(fastest(pieces) / pieces.reduce((sum, piece) => sum + piece.length, 0));
}

/** Microseconds of processor time for all texts, in the best of a few rounds. */
function fastest(texts: readonly string[]): number {
  const times = Array.from({ length: ROUNDS }, () => {
    const before = process.cpuUsage();
    for (const text of texts) checkLanguage(text, {});
    const { user, system } = process.cpuUsage(before);
    return user + system;
  });
  return Math.min(...times);
}
