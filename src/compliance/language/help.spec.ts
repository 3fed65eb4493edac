import type { Relation } from '../attempt.js';
import { checkLanguage } from './check.js';
import { traditional, withHelp } from './help.js';
import { WORDINGS, wordingFor } from './wordings.js';

const helped = (text: string, purpose?: 'relay') =>
  withHelp(text, checkLanguage(text, {}), purpose);

/** What is offered for each category and purpose to whoever writes in traditional characters. */
const TRADITIONAL = [...new Set(WORDINGS.map(({ zh }) => traditional(zh)))];

// Characters that no text in traditional characters has, of those that the wordings are made of.
const ONLY_SIMPLIFIED = new Set(
  '们与贷构网实钱项笔过还请尽难电愿办为减结选择对时联扰谅转达规关这业询说优务参随继续获进发现处确认个见让应该问题讲谢账单帮样当决标录类话离开热线压谈暂严长间给约',
);

describe('withHelp', () => {
  it.each(WORDINGS.flatMap(({ en, zh }) => [en, zh]))('offers words that pass: %s', (text) => {
    expect(checkLanguage(text, {})).toEqual({ verdict: 'allow', category: 'NONE', findings: [] });
  });

  it.each(TRADITIONAL)('offers words in traditional characters that pass: %s', (text) => {
    // A person of Taiwan or Hong Kong would see at once that the words were not written for them.
    const simplified = Array.from(text).filter((sign) => ONLY_SIMPLIFIED.has(sign));

    expect(checkLanguage(text, {})).toEqual({ verdict: 'allow', category: 'NONE', findings: [] });
    expect(simplified).toEqual([]);
  });

  it.each(['relay', 'location'] as const)(
    'offers words to others that name no debt: %s',
    (purpose) => {
      const addressee: Relation = 'emergency_contact';
      const { en, zh } = wordingFor('FAM', purpose);

      expect([en, zh].map((text) => checkLanguage(text, { addressee }).verdict)).toEqual([
        'allow',
        'allow',
      ]);
    },
  );

  it('names the rule and its source', () => {
    const [finding] = helped('You will be arrested tomorrow.').findings;

    expect(finding).toMatchObject({
      category: 'LEG',
      rule: 'No false or impossible legal threat.',
      source: expect.stringContaining('15 USC 1692e'),
      instead: expect.stringContaining('past due'),
    });
  });

  it.each([
    ['we will tell your boss about the debt', /Could you please ask/],
    ['今天不还就打断你的腿', /请您尽快安排还款/],
    ['今天不還就打斷你的腿', /請您/],
  ])('answers in the language of the text: %s', (text, words) => {
    expect(helped(text).findings[0]?.instead).toMatch(words);
  });

  it('keeps to the purpose', () => {
    expect(helped('your idiot brother should call us', 'relay').findings[0]?.instead).toMatch(
      /ask them to call us/,
    );
  });
});
