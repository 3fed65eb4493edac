import { zoneNamed } from '../compliance/zoned.js';
import { zonesOf } from './zones.js';

describe('zonesOf', () => {
  it.each([
    ['CN', ['Asia/Shanghai']],
    ['CN-XJ', ['Asia/Shanghai', 'Asia/Urumqi']],
    ['US-NY', ['America/New_York']],
    ['US-FL', ['America/New_York', 'America/Chicago']],
    ['US-TX', ['America/Chicago', 'America/Denver']],
    ['US-HI', ['Pacific/Honolulu']],
    ['GB-SCT', ['Europe/London']],
    ['AU-VIC', ['Australia/Melbourne']],
    ['HK', ['Asia/Hong_Kong']],
    ['EG', ['Africa/Cairo']],
  ])('names every zone of %s', (residence, zones) => {
    expect(zonesOf(residence).map(({ zone }) => zone)).toEqual(zones);
  });

  it('falls back to the whole country for a subdivision it does not know', () => {
    expect(zonesOf('US-ZZ')).toEqual(zonesOf('US'));
    expect(zonesOf('US').length).toBeGreaterThan(6);
    expect(zonesOf('ID-JK')).toEqual(zonesOf('ID'));
  });

  it('knows nothing of a country that does not exist', () => {
    expect(zonesOf('XX')).toEqual([]);
  });

  it('names only zones the rules can read', () => {
    const states = [
      'US',
      'US-AK',
      'US-AZ',
      'CA-ON',
      'CA-BC',
      'AU-WA',
      'BR-PE',
      'RU',
      'MX',
      'CL',
      'IN',
      'JP',
    ];

    const unreadable = states.flatMap(zonesOf).filter(({ zone }) => zoneNamed(zone) === undefined);

    expect(unreadable).toEqual([]);
  });
});
