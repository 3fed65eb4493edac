import { isKnownResidence } from './residence.js';

describe('isKnownResidence', () => {
  it.each([
    'CN',
    'CN-XJ',
    'US',
    'US-OH',
    'US-DC',
    'GB-ENG',
    'AU-NSW',
    'BR-SP',
    'CA-QC',
    'AR',
    'XK',
  ])('knows %s', (code) => {
    expect(isKnownResidence(code)).toBe(true);
  });

  it.each(['XX', 'ZZ', 'EU', 'UK', 'AN', 'US-ZZ', 'CA-OH', 'us', 'U', '', 'USA'])(
    'does not know %j',
    (code) => {
      expect(isKnownResidence(code)).toBe(false);
    },
  );
});
