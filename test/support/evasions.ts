/**
 * The ways in which a sentence is written so that a filter does not read it and a person does.
 *
 * `words` is the stretch that gives the sentence away; tricks that cost the writer effort are played on
 * it alone, as people do.
 */
import { createRequire } from 'node:module';

export interface Sentence {
  readonly text: string;
  readonly words: readonly [start: number, end: number];
}

export type Evasion = (sentence: Sentence) => string;

const load = createRequire(import.meta.url);
const { Converter } = load('opencc-js/cn2t') as typeof import('opencc-js/cn2t');
const { pinyin } = load('pinyin-pro') as typeof import('pinyin-pro');
const traditional = Converter({ from: 'cn', to: 't' });
const taiwanese = Converter({ from: 'cn', to: 'tw' });

const CYRILLIC = map('aаcсeеoоpрxхyуiіjјsѕ');
const GREEK = map('oοvνaαiιuυ');
const LEET = map('a4e3i1o0s5t7');
const SIGNS = map('a@s$i!');
const MATHEMATICAL = 0x1d41a;
const CIRCLED = 0x24d0;

function map(pairs: string): ReadonlyMap<string, string> {
  const signs = Array.from(pairs);
  return new Map(signs.flatMap((sign, at) => (at % 2 === 0 ? [[sign, signs[at + 1] ?? '']] : [])));
}

const whole =
  (change: (text: string) => string): Evasion =>
  ({ text }) =>
    change(text);

const onWords =
  (change: (text: string) => string): Evasion =>
  ({ text, words: [start, end] }) =>
    text.slice(0, start) + change(text.slice(start, end)) + text.slice(end);

const between = (mark: string) => (text: string) => Array.from(text).join(mark);
const replaced = (signs: ReadonlyMap<string, string>) => (text: string) =>
  Array.from(text, (sign) => signs.get(sign.toLowerCase()) ?? sign).join('');
const lettersFrom = (first: number) => (text: string) =>
  text.replaceAll(/[a-z]/g, (letter) => String.fromCodePoint(first + letter.charCodeAt(0) - 0x61));
const fullWidth = (text: string) =>
  text.replaceAll(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
const afterEach = (mark: string) => (text: string) => text.replaceAll(/[\p{L}]/gu, `$&${mark}`);
const everyOther = (mark: string) => (text: string) =>
  Array.from(text, (sign, at) => (at % 2 === 1 && /\p{L}/u.test(sign) ? mark + sign : sign)).join(
    '',
  );
/** The longest word of the stretch, which is the one worth hiding. */
const longest = (change: (word: string) => string) => (text: string) => {
  const [word = ''] = (text.match(/[a-z']+/gi) ?? []).toSorted((a, b) => b.length - a.length);
  return word === '' ? text : text.replace(word, () => change(word));
};

const both: Readonly<Record<string, Evasion>> = {
  'zero-width spaces': onWords(between('\u200b')),
  'zero-width joiners': whole(everyOther('\u200d')),
  'word joiners': whole(everyOther('\u2060')),
  'soft hyphens': onWords(everyOther('\u00ad')),
  'byte order marks': onWords(everyOther('\ufeff')),
  'variation selectors': onWords(afterEach('\ufe0f')),
  'full-width signs': whole(fullWidth),
  'ideographic spaces': whole((text) => text.replaceAll(' ', '\u3000')),
  'strokes through letters': onWords(afterEach('\u0336')),
  'right-to-left overrides': onWords((text) => `\u202d${text}\u202c`),
};

/** Common characters, so that a homophone is one that people type. */
const COMMON = Array.from(
  '的一是不了人我在有他这为之大来以个中上们到说国和地也子时道出而要于就下得可你年生自会那后能对着事其里所去行过家十用发天如然作方成者多日都三小军二无同么经法当起与好看学进种将还分此心前面又定见只主没公从四五六八九百千万元角月号市区县省村路楼门店车站场所员工商业银行贷款账户利息金额期限电话短信邮件通知联系服务客户经理专员办公室时间地点今明昨早晚周末春夏秋冬东西南北左右前后高低长短轻重快慢新旧红黄蓝绿黑白马牛羊鸡狗猪猫鱼鸟花草树木山水火土石头手脚眼耳口鼻舌身体健康安全平安幸福快乐喜欢爱情朋友同学老师父亲母亲兄弟姐妹爷奶叔伯姑姨舅达搭似思司斯沙纱傻啥坎侃懂桶统童抱宝豹报堡闹脑恼糟早枣造监尖间坚兼抗康炕保暴钞超朝吵堵赌读毒督布步部补捕灭民敏闽寄计季继记',
);

const syllable = (sign: string) => pinyin(sign, { toneType: 'none', v: true });

/** The middle character of the stretch gives way to another of its sound, or to its syllable. */
const inTheMiddle = (change: (sign: string) => string) => (text: string) => {
  const signs = Array.from(text);
  const at = signs.findIndex(
    (sign, n) => n >= Math.floor(signs.length / 2) && /\p{Script=Han}/u.test(sign),
  );
  return at < 0 ? text : signs.with(at, change(signs[at] ?? '')).join('');
};
const homophone = (sign: string) =>
  COMMON.find((other) => other !== sign && syllable(other) === syllable(sign)) ?? sign;

export const chinese: Readonly<Record<string, Evasion>> = {
  ...both,
  spaces: onWords(between(' ')),
  dots: onWords(between('.')),
  hyphens: onWords(between('-')),
  asterisks: onWords(between('*')),
  'middle dots': onWords(between('・')),
  slashes: onWords(between('/')),
  underscores: onWords(between('_')),
  emoji: onWords(between('🔥')),
  'emoji and spaces': onWords(between(' ⚡ ')),
  'line breaks': onWords(between('\n')),
  'enumeration commas': onWords(between('、')),
  brackets: onWords((text) => Array.from(text, (sign) => `[${sign}]`).join('')),
  'traditional script': whole(traditional),
  'script of Taiwan': whole(taiwanese),
  'traditional script with dots': onWords((text) => between('.')(traditional(text))),
  'spaces around one sign': onWords((text) => text.slice(0, 1) + '  ' + text.slice(1)),
  'zero-width spaces and hyphens': onWords(between('\u200b-')),
  'a homophone': onWords(inTheMiddle(homophone)),
  'a syllable in Latin letters': onWords(inTheMiddle(syllable)),
  'full-width and emoji': ({ text, words }) => fullWidth(onWords(between('💥'))({ text, words })),
};

export const english: Readonly<Record<string, Evasion>> = {
  ...both,
  capitals: whole((text) => text.toUpperCase()),
  'mixed capitals': whole((text) =>
    Array.from(text, (sign, at) => (at % 2 === 0 ? sign.toUpperCase() : sign)).join(''),
  ),
  'Cyrillic letters': whole(replaced(CYRILLIC)),
  'Greek letters': whole(replaced(GREEK)),
  'mathematical letters': onWords(lettersFrom(MATHEMATICAL)),
  'circled letters': onWords(lettersFrom(CIRCLED)),
  'digits for letters': onWords(longest(replaced(LEET))),
  'signs for letters': onWords(longest(replaced(SIGNS))),
  'double spaces': whole((text) => text.replaceAll(' ', '  ')),
  tabs: whole((text) => text.replaceAll(' ', '\t')),
  'line breaks': whole((text) => text.replaceAll(' ', '\n')),
  'no-break spaces': whole((text) => text.replaceAll(' ', '\u00a0')),
  'spaces in a word': onWords(longest(between(' '))),
  'dots in a word': onWords(longest(between('.'))),
  'hyphens in a word': onWords(longest(between('-'))),
  'emoji between words': onWords((text) => text.replaceAll(' ', ' 🔥 ')),
  'underscores between words': onWords((text) => text.replaceAll(' ', '_')),
  'hyphens between words': onWords((text) => text.replaceAll(' ', '-')),
  'Cyrillic letters and zero-width spaces': whole((text) =>
    everyOther('\u200b')(replaced(CYRILLIC)(text)),
  ),
  'full-width and soft hyphens': whole((text) => fullWidth(everyOther('\u00ad')(text))),
};
