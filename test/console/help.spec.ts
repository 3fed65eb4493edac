/** Help stands behind everything that the console may say by a code, and what the API refuses is told in both languages. */
import { readdirSync, readFileSync } from 'node:fs';
import { PROBLEM_HELP } from '../../src/console/web/pages/help/problems.js';
import { REASONS } from '../../src/console/web/pages/help/reasons.js';
import { STATUS_HELP } from '../../src/console/web/pages/help/statuses.js';
import { causeIn, causes } from '../../src/console/web/pages/worklist/causes.js';
import { inChinese } from '../../src/console/web/words/refusals/told.js';
import { inChinese as sourceInChinese } from '../../src/console/web/words/sources.js';
import { PROBLEMS } from '../../src/platform/problem-catalogue.js';
import { STATUSES } from '../../src/schedule/contact.js';

const HAN = /\p{Script=Han}/u;
const SENTENCE =
  /(?:new Problem\(\s*'[a-z-]+',\s*|\b(?:detail|remedy): |(?:code: 'custom'|\{),?[^}]*?\bmessage: )(['`])((?:\\.|(?!\1)[^\n])+)\1/g;
const FOR_PROGRAMS =
  /webhook|vendors?[./]|inbound|refused-callbacks|evidence|exports|case-|decisions\.|\/feed|mail-server|opt-out|problems\.controller/;
const entries = Object.entries({ ...PROBLEM_HELP, ...STATUS_HELP, ...REASONS });

describe('the help', () => {
  it('has each problem of the catalogue, and no other', () => {
    expect(Object.keys(PROBLEM_HELP).toSorted()).toEqual(Object.keys(PROBLEMS).toSorted());
  });

  it('has each status of a contact, and no other', () => {
    expect(Object.keys(STATUS_HELP).toSorted()).toEqual([...STATUSES].toSorted());
  });

  it.each(entries)('says what `%s` means in both languages', (_, { en, zh }) => {
    for (const text of Object.values(en)) {
      expect(String(text).length).toBeGreaterThan(2);
      expect(text).not.toMatch(HAN);
    }
    for (const text of Object.values(zh)) expect(text).toMatch(HAN);
  });
});

describe('a refusal', () => {
  it.each(refusals())('has its Chinese: %s', (sentence) => {
    expect(inChinese(sentence)).toMatch(HAN);
  });

  it.each([
    [
      '`/not_after` is missing: that of the contact has passed',
      '`/not_after` 缺失：该联络的期限已过',
    ],
    ['there is no such template', '没有该模板'],
    ['the declaration is `approved` already', '该声明已是 `approved`'],
    ['names the party `external:x`, which does not exist', '所指的当事人 `external:x` 不存在'],
    ['send at least 3 characters', '请至少发送 3 个字符'],
  ])('says in Chinese what stands in it: %s', (sentence, chinese) => {
    expect(inChinese(sentence)).toBe(chinese);
  });

  it('that nobody has put into Chinese stays as it is', () => {
    expect(inChinese('the moon is made of cheese')).toBeUndefined();
  });
});

describe('a cause', () => {
  it.each([...causesMade(), 'smtp_550', 'http_econnreset', 'twilio_30007'])(
    'is told in words: %s',
    (code) => {
      expect(causeIn(causes.en, code)).not.toMatch(/[_]/);
      expect(causeIn(causes.zh, code)).toMatch(HAN);
    },
  );

  it('of a vendor keeps its number', () => {
    expect(causeIn(causes.en, 'twilio_30007')).toBe('Twilio answered 30007');
    expect(causeIn(causes.en, 'unheard_of')).toBe('unheard_of');
  });
});

describe('a source', () => {
  it.each([
    [
      'GB/T 45251-2025 cl. 5.3; CBA guideline 2026-01-30',
      'GB/T 45251-2025 第5.3条；中国银行业协会指引（2026-01-30）',
    ],
    ['Criminal Law art 293-1; GB/T 45251-2025', '刑法第293条之一；GB/T 45251-2025'],
    [
      'credit card measures 2011 art 68; Civil Code arts 681-702',
      '商业银行信用卡业务监督管理办法（2011）第68条；民法典第681-702条',
    ],
    ['PIPL arts 21, 23, 55-56', '个人信息保护法第21, 23, 55-56条'],
    ['CN PIPL art 6', '个人信息保护法第6条'],
    ['house policy 2026.2', '机构政策 2026.2'],
    ['Dunwell, how the guard fails', 'Dunwell 无法判定时的处理'],
    ['12 CFR 1006.26(b)', '12 CFR 1006.26(b)'],
  ])('is called in Chinese what it is called there: %s', (source, chinese) => {
    expect(sourceInChinese(source)).toBe(chinese);
  });
});

/** The codes with which the program itself ends a contact, or says that it does not know. */
function causesMade(): string[] {
  const folders = ['src/dispatch', 'src/dispatch/vendors', 'src/schedule', 'src/intake'];
  const sources = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((file) => /(?<!\.spec)\.ts$/.test(file))
      .map((file) => readFileSync(`${folder}/${file}`, 'utf8')),
  );
  const CODE =
    /error_code(?::| =) '([a-z_]+)'|Error, '([a-z]+_[a-z]+|unreadable)'\]|const (?:TIME_RAN_OUT|BY_PERSON|NO_CODE|OPTED_OUT) = '([a-z_]+)'/g;
  const codes = sources.flatMap((source) =>
    [...source.matchAll(CODE)].map((found) => found.slice(1).join('')),
  );
  return [...new Set(codes)].filter((code) => code !== 'error_code');
}

/** What stands in the program, with something in each hole; what only other programs ask for is left out. */
function refusals(): string[] {
  const files = [
    'platform',
    'policies',
    'portfolio',
    'dispatch',
    'messages',
    'schedule',
    'intake',
  ].flatMap((folder) =>
    readdirSync(`src/${folder}`, { recursive: true, encoding: 'utf8' }).map(
      (file) => `src/${folder}/${file}`,
    ),
  );
  const said = new Set<string>();
  for (const file of files) {
    if (
      !file.endsWith('.ts') ||
      /\.spec\.ts$|problem-|openapi/.test(file) ||
      FOR_PROGRAMS.test(file)
    )
      continue;
    const source = readFileSync(file, 'utf8');
    for (const [, , sentence = ''] of source.matchAll(SENTENCE))
      said.add(sentence.replaceAll('\\`', '`').replaceAll(/\$\{[^}]*\}/g, 'X'));
  }
  // These two are made of others.
  return [...said].filter((sentence) => !/^`X`:? X$/.test(sentence));
}
