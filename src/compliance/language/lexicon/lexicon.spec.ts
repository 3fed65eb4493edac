import { anchorsOf } from '../anchors.js';
import { checkLanguage, type LanguageContext } from '../check.js';
import { viewsOf } from '../views.js';
import type { Entry } from './entry.js';
import { entriesToSearch, lexicon } from './lexicon.js';
import { thirdParty } from './third-party.js';

const contextOf = (entry: Entry): LanguageContext =>
  thirdParty.includes(entry) ? { addressee: 'friend' } : {};

describe('the lexicon', () => {
  it('names every entry once', () => {
    const ids = entriesToSearch.map(({ id }) => id);

    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  });

  it('has two sentences that must be caught and two that must pass for every entry', () => {
    const thin = entriesToSearch.filter(
      ({ hit, pass }) => new Set(hit).size < 2 || new Set(pass).size < 2,
    );

    expect(thin.map(({ id }) => id)).toEqual([]);
  });

  it('never lowers sexual content and self-harm', () => {
    const lowered = lexicon.filter(({ category, neverLowered }) => {
      return (category === 'SEX' || category === 'SELF') && neverLowered !== true;
    });

    expect(lowered.map(({ id }) => id)).toEqual([]);
  });

  it('repeats nothing without a bound, so that a search is linear in the text', () => {
    const unbounded = entriesToSearch.filter(({ pattern, except }) =>
      [pattern, except].some((each) => {
        const withoutClasses = each?.source.replaceAll(/\[[^\]]*\]/g, '_') ?? '';
        return /(?<!\\)(?:[+*]|\{\d+,\})/.test(withoutClasses);
      }),
    );

    expect(unbounded.map(({ id }) => id)).toEqual([]);
  });
});

describe.each(entriesToSearch.map((entry) => [entry.id, entry] as const))('%s', (_, entry) => {
  it.each(entry.hit)('catches %s', (text) => {
    const { findings } = checkLanguage(text, contextOf(entry));

    const expected = { entry: entry.id, severity: entry.severity };
    expect(findings).toContainEqual(expect.objectContaining(expected));
  });

  if (entry.pass.length > 0) {
    it.each(entry.pass)('lets through %s', (text) => {
      expect(checkLanguage(text, contextOf(entry))).toMatchObject({ verdict: 'allow' });
    });
  }

  it('holds one of its anchors in every match', () => {
    const anchors = anchorsOf(entry.pattern);

    for (const text of entry.hit) {
      const match = entry.pattern.exec(viewsOf(text)(entry.view).text)?.[0] ?? '';
      expect(anchors.filter((anchor) => match.includes(anchor))).not.toEqual([]);
    }
  });
});
