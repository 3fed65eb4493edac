import { findingOf, ordinaryUs } from '../../ordinary.js';

const asked = (text: string) =>
  ordinaryUs({
    settings: { link_domains: ['abc.example'] },
    facts: { own_origin: 'https://own.example' },
    attempt: { channel: 'sms', content: { text } },
  });

/** `abc.example` alone is named, and we are at `https://own.example`. */
describe('links under a policy that names domains', () => {
  it.each([
    ['To unsubscribe open https://own.example/v1/opt-out/1.a.b or reply STOP.', 'pass'],
    ['Open https://own.example/a?b=https://own.example/c', 'pass'],
    ['Open https://own.example/a, or https://abc.example.', 'pass'],
    ['Open https://own.example/a and https://abc.example:8443/x', 'pass'],
    ['打开https://abc.example，或致信a@b.example', 'pass'],
    ['Open https://own.example.evil.example/a', 'block'],
    ['Open https://own.example@evil.example/a', 'block'],
    ['Open https://own.example:x@evil.example/a', 'block'],
    ['Open https://own.example\\@evil.example/a', 'block'],
    ['Open https://abc.example@evil.example/a', 'block'],
    ['Open https://evil.example\\@x.abc.example/a', 'block'],
    ['Open https://abc.example_.evil.example/a', 'block'],
    ['Open https://abc.example%2eevil.example/a', 'block'],
    ['Open https://\u9280\u884c.evil.example/a', 'block'],
    ['Open https://own.example:444/a', 'block'],
    ['Open http://own.example/a', 'block'],
    ['Open own.example/a', 'block'],
    ['Open https://www.own.example/a', 'block'],
    ['Open https://own.example/a then https://evil.example/b', 'block'],
  ])('%s: %s', (words, expected) => {
    expect(findingOf(asked(words), 'POLICY-LINK')).toBe(expected);
  });

  it('to ourselves are as strange as others to whoever has not put them in', () => {
    const { facts, ...rest } = asked('Open https://own.example/a');
    const { own_origin: _, ...others } = facts;

    expect(findingOf({ ...rest, facts: others }, 'POLICY-LINK')).toBe('block');
  });
});
