import { table, type TableRow } from './table.js';
import { widthOf } from './width.js';

const ordinary: TableRow = {
  contact: 'K-CN-01-1',
  borrower: '赵样例',
  addressee: '赵样例',
  country: 'CN',
  zone: 'Asia/Shanghai',
  zones: ['Asia/Shanghai'],
  local_time: '2026-03-10 08:05',
  judged_at: '2026-03-10T00:05:00Z',
  channel: 'sms',
  purpose: 'collection',
  story: 'Reminded of what is overdue',
  status: 'delivered',
  verdict: 'allow',
  rules: [],
  because: '42 rules asked, none objects',
  citation: null,
  held_until: null,
  not_before: null,
  vendor_message_id: 'SM0123456789abcdef0123456789abcdef',
};
const rows: readonly TableRow[] = [
  ordinary,
  { ...ordinary, contact: 'approved', verdict: 'review', status: 'undelivered' },
  {
    ...ordinary,
    contact: 'waiting',
    addressee: 'Priscilla Sample-Example',
    status: 'held',
    verdict: 'defer',
    held_until: '2026-03-11T00:00:00Z',
    vendor_message_id: null,
    because: 'no collection contact between 22:00 and 08:00 at the place of the person',
    citation: 'GB/T 45251-2025 cl. 5.3',
  },
  { ...ordinary, contact: 'unjudged', status: 'scheduled', verdict: null },
];

describe('the table of the demo', () => {
  it.each([120, 140, 149, 150, 160, 200])('fits into %d columns', (width) => {
    const lines = table(rows, { width, colors: false }).split('\n');

    expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(width);
    for (const { contact, status } of rows) {
      const line = lines.find((one) => one.startsWith(contact));
      expect(line).toMatch(new RegExp(` ${status}\\b`));
    }
  });

  it('tells a review that a person approved from what was allowed', () => {
    const lines = table(rows, { width: 120, colors: false }).split('\n');
    const of = (contact: string) => lines.find((line) => line.startsWith(contact));

    expect(lines[1]).toMatch(/ verdict {2}status /);
    expect(of('K-CN-01-1')).toMatch(/ allow {4}delivered /);
    expect(of('approved')).toMatch(/ review {3}undelivered /);
    expect(of('waiting')).toMatch(/ defer {4}held {9}Wed 11 Mar 08:00/);
    expect(of('unjudged')).toMatch(/ - {8}scheduled /);
  });
});
