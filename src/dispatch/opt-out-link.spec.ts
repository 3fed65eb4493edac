import { randomUUID } from 'node:crypto';
import { checkLanguage } from '../compliance/language/check.js';
import { Keys } from '../platform/keys.js';
import { optOutToken, readOptOutToken } from './opt-out-link.js';
import { pageToken } from './page-link.js';

const keys = new Keys(Buffer.alloc(32, 1));
const contacts = Array.from(
  { length: 5_000 },
  (_, i) => `00000000-0000-7000-8000-${String(i).padStart(12, '0')}`,
);

describe('an opt-out link', () => {
  it('never spells what the guard does not let out', () => {
    const spelled = contacts.filter((contact) => {
      const text = `如不希望再收到邮件，请打开 https://example.com/${optOutToken(keys, 1, contact)} 退订`;
      return checkLanguage(text, {}).verdict !== 'allow';
    });

    expect(spelled).toEqual([]);
  });

  it('is like a link to a page in that', () => {
    const spelled = contacts.slice(0, 2_000).filter((contact) => {
      const text = `【银行】请打开 https://example.com/v1/messages/${pageToken(keys, 1, contact, 1.8e12)} 回复`;
      return checkLanguage(text, {}).verdict !== 'allow';
    });

    expect(spelled).toEqual([]);
  });

  it('names its contact', () => {
    const [contactId = ''] = contacts;

    expect(readOptOutToken(keys, optOutToken(keys, 7, contactId))).toEqual({
      tenant: 7,
      contactId,
    });
  });

  it.each([
    ['of another installation', optOutToken(new Keys(Buffer.alloc(32, 2)), 1, randomUUID())],
    ['with a changed tenant', optOutToken(keys, 1, randomUUID()).replace('1.', '2.')],
    ['cut short', optOutToken(keys, 1, randomUUID()).slice(0, -1)],
    ['without a signature', `1.con_${'0'.repeat(32)}.`],
    ['of nothing', ''],
  ])('%s is none', (_, token) => {
    expect(readOptOutToken(keys, token)).toBeUndefined();
  });
});
