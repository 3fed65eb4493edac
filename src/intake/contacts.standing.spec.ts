import { STATUSES } from '../schedule/contact.js';
import { standing, type Standing } from './contacts.standing.js';

const NOW = Date.parse('2026-03-10T13:05:00Z');

function told(change: Partial<Standing>, language: 'en' | 'zh-CN' = 'en'): string {
  const ordinary: Standing = {
    status: 'scheduled',
    due_at: new Date(NOW),
    not_after: new Date(NOW + 86_400_000),
    rules: null,
    error_code: null,
    decision_id: null,
    updated_at: new Date(NOW),
  };
  return standing({ ...ordinary, ...change }, NOW, language);
}

describe('where a contact stands', () => {
  it.each<[Partial<Standing>, string]>([
    [{}, 'It has not been judged yet: it is due now.'],
    [
      { due_at: new Date(NOW + 60_000) },
      'It has not been judged yet: it is due at 2026-03-10T13:06:00.000Z.',
    ],
    [
      { decision_id: 'some', error_code: 'twilio_20429' },
      'It is to be judged again: it is due now (`twilio_20429`).',
    ],
    [
      { decision_id: 'some', error_code: 'no_vendor', due_at: new Date(NOW + 600_000) },
      'Nothing was sent: no vendor is set up for its channel (`no_vendor`). It is judged again at 2026-03-10T13:15:00.000Z.',
    ],
    [
      { status: 'held', due_at: new Date(NOW + 60_000), rules: ['A-1', 'B-2'] },
      'It waits until 2026-03-10T13:06:00.000Z because of A-1, B-2, and is judged again then.',
    ],
    [
      { status: 'review', rules: ['A-1'] },
      'It waits until 2026-03-11T13:05:00.000Z for a person to answer A-1.',
    ],
    [{ status: 'blocked', rules: ['A-1'] }, 'It ended because of A-1: nothing was sent.'],
    [
      { status: 'failed', error_code: 'render_failed' },
      'It ended without being delivered (`render_failed`).',
    ],
  ])('is told for %j', (change, sentence) => {
    expect(told(change)).toBe(sentence);
  });

  it.each(STATUSES)('is a whole sentence when it is %s', (status) => {
    expect(told({ status, rules: ['A-1'] })).toMatch(/^[A-Z].+\.$/);
  });

  it.each(['no_vendor', 'vendors_down'])('is told in both languages after %s', (error_code) => {
    expect(told({ error_code })).toMatch(/^Nothing was sent: .+ It is judged again at .+\.$/);
    expect(told({ error_code }, 'zh-CN')).toMatch(/^未发送任何内容：.+。将于.+重新判定。$/);
  });

  it.each(STATUSES)('is a whole sentence in Chinese when it is %s', (status) => {
    const sentence = told({ status, rules: ['A-1'] }, 'zh-CN');
    expect(sentence).toMatch(/\p{Script=Han}.*。$/u);
    expect(sentence.replaceAll(/`\w+`|A-1|[\d-]+T[\d:.]+Z/g, '')).not.toMatch(/[A-Za-z]/);
  });
});
