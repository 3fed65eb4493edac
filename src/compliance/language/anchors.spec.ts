import { anchorsOf } from './anchors.js';

describe('anchorsOf', () => {
  it.each([
    [/泼.{0,3}(油漆|红漆)/u, ['油漆', '红漆']],
    [/(弄|整)死你/u, ['弄死你', '整死你']],
    [/\bkill\s+(you|them all)\b/u, ['kill']],
    [/deadbeats?/u, ['deadbeats', 'deadbeat']],
    [/f[aeo]x\d/u, ['fax', 'fex', 'fox']],
    [/(?<!un)lucky(?! day)/u, ['lucky']],
    [/!{3,}/u, ['!!!']],
    [/贷+款项?目/u, ['款项目', '款目']],
  ])('finds what every match of %s holds', (pattern, anchors) => {
    expect(anchorsOf(pattern)).toEqual(anchors);
  });

  it('refuses a pattern without a literal, which could never be found', () => {
    expect(() => anchorsOf(/\d+|你/u)).toThrow('add one');
  });
});
