import { type Change, event, ordinary, verdictOf } from '../ordinary.js';

const WINDOW = { contact_window: { from: '10:00', to: '18:00' } };
const agreed = event('window_agreed', '2026-05-01T12:00:00Z', { from: '19:00', to: '23:00' });
const late = { debt: { days_past_due: 16 }, at: '2026-05-13T05:45:00+08:00', residence: 'PH' };

describe('localHours', () => {
  it.each<[string, Change, string]>([
    ['by itself', late, 'allow'],
    ['a day sooner', { ...late, debt: { days_past_due: 15 } }, 'defer 2026-05-12T22:00:00.000Z'],
    [
      'with a window of the tenant',
      { ...late, settings: WINDOW },
      'defer 2026-05-13T02:00:00.000Z',
    ],
    ['with agreed hours', { ...late, timeline: [agreed] }, 'defer 2026-05-13T11:00:00.000Z'],
  ])('leave the night of a debt long past due open, %s', (_, change, expected) => {
    expect(verdictOf(ordinary(change))).toBe(expected);
  });
});
