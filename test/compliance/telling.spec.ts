/** Every sentence that a finding can say has its Chinese, and no English is left in it. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { decide } from '../../src/compliance/decide.js';
import { CATEGORIES, sayingOf } from '../../src/compliance/language/words.js';
import { ordinary } from '../../src/compliance/ordinary.js';
import { OPTIONAL_RULES, RULES as LAW } from '../../src/compliance/rules/index.js';
import { chineseOf, PHRASES, requirement, told } from '../../src/compliance/telling/tell.js';
import { REQUIREMENTS } from '../../src/compliance/telling/requirements.js';
import * as terms from '../../src/compliance/telling/terms.js';
import { CN_SCENARIOS } from './scenarios-cn.js';
import { US_SCENARIOS, US_STATE_SCENARIOS } from './scenarios-us.js';
import { WORLD_SCENARIOS } from './scenarios-world.js';

const HAN = /\p{Script=Han}/u;

/** Latin words, codes apart: zones, names in backticks, entries of the word lists, holes. */
function englishIn(text: string): string[] {
  const rest = text
    .replaceAll(/`[^`]*`|\{\w+\}/g, '')
    .replaceAll(/[A-Za-z_]+\/[A-Za-z_/]+/g, '')
    .replaceAll(/（[A-Za-z0-9_.-]+，第/g, '')
    .replaceAll(/\d{4}-\d{2}-\d{2}T[\d:.]+Z/g, '');
  return [...rest.matchAll(/[A-Za-z]{2,}/g)].map(([word]) => word);
}

const HOLE = '\u0001';
const shapes = new Set(PHRASES.map(([english]) => english.replaceAll(/\{\w+\}/g, HOLE)));

/** What the sources hand to `block`, `review` and `defer`, or put under `because` and `noun`. */
function sentencesIn(file: string): { sentences: string[]; nouns: string[] } {
  const text = readFileSync(file, 'utf8');
  const found = { sentences: [] as string[], nouns: [] as string[] };
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && /^(block|review|defer)$/.test(node.expression.getText())) {
      found.sentences.push(...literalsOf(node.arguments.at(-1)));
    }
    if (ts.isPropertyAssignment(node) && node.name.getText() === 'because')
      found.sentences.push(...literalsOf(node.initializer));
    if (ts.isPropertyAssignment(node) && node.name.getText() === 'noun')
      found.nouns.push(...literalsOf(node.initializer));
    if (ts.isVariableDeclaration(node) && node.name.getText() === 'because')
      found.sentences.push(...literalsOf(node.initializer));
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true));
  return found;
}

function literalsOf(node: ts.Node | undefined): string[] {
  if (node === undefined) return [];
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isConditionalExpression(node))
    return [...literalsOf(node.whenTrue), ...literalsOf(node.whenFalse)];
  if (!ts.isTemplateExpression(node)) return [];
  return [node.head.text + node.templateSpans.map(({ literal }) => HOLE + literal.text).join('')];
}

const COMPLIANCE = new URL('../../src/compliance/', import.meta.url);
const RULES = [...LAW, ...OPTIONAL_RULES];
const sources = readdirSync(COMPLIANCE, { recursive: true, encoding: 'utf8' })
  .filter((file) => /(?<!\.spec)\.ts$/.test(file))
  .filter((file) => !/^(telling|language)\//.test(file) && file !== 'ordinary.ts');
const said = sources.map((file) => sentencesIn(fileURLToPath(new URL(file, COMPLIANCE))));

describe('the sentences of the rules', () => {
  // Joined from sentences that have phrases of their own.
  const JOINED = [`${HOLE}; the next is free on ${HOLE}`, `${HOLE}, open from ${HOLE}`];
  const NAMED_BAD = `${HOLE}, a time named as bad`;

  it('are found in the sources', () => {
    expect(said.flatMap(({ sentences }) => sentences).length).toBeGreaterThan(80);
    expect(said.flatMap(({ nouns }) => nouns).length).toBeGreaterThan(20);
  });

  it('each have a phrase', () => {
    const known = new Set([...shapes, ...JOINED, NAMED_BAD]);
    const lost = said.flatMap(({ sentences }) => sentences).filter((one) => !known.has(one));
    expect(lost).toEqual([]);
  });

  it('count only what has a Chinese word', () => {
    const nouns = said.flatMap((file) => file.nouns);
    expect(nouns.filter((noun) => !(noun in terms.NOUNS))).toEqual([]);
  });

  it.each(CATEGORIES)('cover the language category %s', (category) => {
    expect(chineseOf(sayingOf(category))).toMatch(HAN);
  });
});

function holesOf(text: string): string[] {
  return [...text.matchAll(/\{\w+\}/g)].map(([hole]) => hole).toSorted();
}

describe('a phrase', () => {
  it.each(PHRASES)('is told without English: %s', (english, chinese) => {
    expect(chinese).toMatch(HAN);
    expect(englishIn(chinese)).toEqual([]);
    expect(chinese).not.toMatch(/\p{Script=Han}[,;:()]/u);
    expect(holesOf(chinese)).toEqual(holesOf(english));
  });

  it.each(Object.entries(terms))('has words without English: %s', (_, words) => {
    expect(Object.values(words).filter((word) => !HAN.test(word) || /[A-Za-z]/.test(word))).toEqual(
      [],
    );
  });
});

describe('the requirement', () => {
  it('of every rule has its Chinese, and no other has', () => {
    expect(Object.keys(REQUIREMENTS).toSorted()).toEqual(RULES.map(({ code }) => code).toSorted());
  });

  it.each(RULES.map(({ code, citation }) => ({ code, citation })))(
    'of $code is a sentence in either language',
    ({ code, citation }) => {
      const finding = { rule: code, verdict: 'pass', because: '', citation } as const;
      expect(requirement(finding, 'en')).toBe(citation.says);
      const chinese = requirement(finding, 'zh-CN');
      expect(chinese).toMatch(/^.*\p{Script=Han}.*。$/u);
      expect(englishIn(chinese)).toEqual([]);
      expect(chinese).not.toMatch(/\p{Script=Han}[,;()]/u);
    },
  );
});

describe('every finding of the policy matrix', () => {
  const findings = Object.entries({
    ...CN_SCENARIOS,
    ...US_SCENARIOS,
    ...US_STATE_SCENARIOS,
    ...WORLD_SCENARIOS,
    threat: ordinary({
      text: '【示例银行】再不还钱就打断你的腿,让全村人都知道你是老赖,你全家去死',
    }),
  }).flatMap(([name, input]) => decide(input).findings.map((finding) => ({ name, ...finding })));
  const sentences = [...new Set(findings.map(({ because }) => because))];

  it.each(sentences)('is told without English: %s', (because) => {
    expect(chineseOf(because)).toMatch(HAN);
    expect(englishIn(chineseOf(because) ?? '')).toEqual([]);
  });
});

describe('told', () => {
  it.each([
    [
      '3 of 3 contacts on one day; the next is free on 2026-03-11',
      '一日内已计3次联系，上限3；最早可于2026-03-11再次联系',
    ],
    ['it is 21:14 in America/New_York', 'America/New_York当地时间为21:14'],
    [
      'a promise to pay is running, open from 2026-03-12',
      '还款承诺尚未到期，自2026-03-12起可以联系',
    ],
    ['the emergency contact does not owe this debt', '紧急联系人不承担该债务'],
  ])('tells %s', (english, chinese) => {
    expect(told(english, 'zh-CN')).toBe(chinese);
    expect(told(english, 'en')).toBe(english);
  });

  it('leaves a sentence that it does not know as it is', () => {
    expect(told('a reason of an older guard', 'zh-CN')).toBe('a reason of an older guard');
  });
});
