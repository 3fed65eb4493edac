import type { ContactStatus } from '../../schedule/contact.js';
import { missing } from './evidence.js';

const ALL = ['contact.accepted', 'decision', 'send.attempt', 'send.accepted', 'receipt'];

function without(kind: string, status: ContactStatus): string[] {
  const filed = ALL.filter((one) => one !== kind).map((one) => ({ contact: 'con_1', kind: one }));
  return missing([{ id: 'con_1', external_id: 'K-1', status }], filed);
}

describe('missing', () => {
  it.each([
    ['scheduled', 'contact.accepted'],
    ['blocked', 'contact.accepted'],
    ['blocked', 'decision'],
    ['sent', 'decision'],
    ['sent', 'send.attempt'],
    ['sent', 'send.accepted'],
    ['delivered', 'receipt'],
  ] as const)('finds that a contact which is %s left no %s record', (status, kind) => {
    expect(without(kind, status)).toEqual([
      `\`K-1\` is ${status}, but there is no \`${kind}\` record`,
    ]);
  });

  it.each(['scheduled', 'held', 'review', 'blocked', 'ready', 'sent', 'delivered'] as const)(
    'finds nothing where a contact which is %s left everything',
    (status) => {
      expect(without('none', status)).toEqual([]);
    },
  );

  it('takes no record of another contact', () => {
    const filed = [{ contact: 'con_2', kind: 'contact.accepted' }];

    expect(missing([{ id: 'con_1', external_id: 'K-1', status: 'scheduled' }], filed)).toHaveLength(
      1,
    );
  });

  it.each(['queued', 'permitted', 'sending'] as const)('finds that %s is no end', (status) => {
    expect(without('none', status)).toEqual([`\`K-1\` ended as ${status}`]);
  });
});
