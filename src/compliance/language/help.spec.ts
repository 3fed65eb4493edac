import type { Relation } from '../attempt.js';
import { checkLanguage } from './check.js';
import { withHelp } from './help.js';
import { WORDINGS, wordingFor } from './wordings.js';

const helped = (text: string, purpose?: 'relay') =>
  withHelp(text, checkLanguage(text, {}), purpose);

describe('withHelp', () => {
  it.each(WORDINGS.flatMap(({ en, zh }) => [en, zh]))('offers words that pass: %s', (text) => {
    expect(checkLanguage(text, {})).toEqual({ verdict: 'allow', category: 'NONE', findings: [] });
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
