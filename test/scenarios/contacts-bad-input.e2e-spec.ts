/** Contacts that cannot be taken in: each is answered with the field and the remedy, and nothing is stored. */
import { everyTable, plan, pointers } from '../support/plans.js';
import { startTown, type Town } from '../support/town.js';

let town: Town;
let before: string[];
let reader: string;
beforeAll(async () => {
  town = await startTown({ at: '2026-03-10T13:05:00Z', works: false });
  await town.borrower('ada');
  await town.borrower('bob');
  reader = await town.keyWith(['contacts:read']);
  before = await everyTable(town);
});
afterAll(() => town.stop());

const post = (body: unknown) => town.ask('POST', '/v1/contacts', { body });

describe('a contact is refused', () => {
  it.each<[string, Record<string, unknown>, string[]]>([
    ['a wrong type', { sender: 7 }, ['/sender']],
    ['an unknown field', { urgent: true }, ['/urgent']],
    ['an unknown purpose', { purpose: 'threat' }, ['/purpose']],
    ['an unknown channel', { channel: 'letter' }, ['/channel']],
    ['a time without a zone', { not_before: '2026-03-11T09:00:00' }, ['/not_before']],
    ['a date for an instant', { not_after: '2026-03-11' }, ['/not_after']],
    ['a nested variable', { variables: { note: { a: 1 } } }, ['/variables/note']],
    ['a fraction', { variables: { note: 1.5 } }, ['/variables/note']],
    ['an endless variable', { variables: { note: 'x'.repeat(2_001) } }, ['/variables/note']],
    ['metadata that is no text', { metadata: { step: 1 } }, ['/metadata/step']],
    ['metadata with a NUL', { metadata: { step: 'a\u0000b' } }, ['/metadata/step']],
    ['an id like ours', { external_id: `con_${'0'.repeat(32)}` }, ['/external_id']],
    ['two troubles', { sender: null, to: { party: 'ada' } }, ['/sender', '/to/endpoint']],
  ])('for %s, naming it', async (_, change, fields) => {
    const reply = await post(plan('ada', change));

    expect(reply).toMatchObject({ status: 400, body: { code: 'validation-failed' } });
    expect(pointers(reply)).toEqual(fields);
  });

  it.each<[string, Record<string, unknown>, string[]]>([
    ['sender', { sender: 'nobody' }, ['/sender']],
    ['debt', { debt: 'external:nothing' }, ['/debt']],
    ['party', { to: { party: 'nobody', endpoint: 'ada-mail' } }, ['/to/party']],
    ['endpoint', { to: { party: 'ada', endpoint: 'nowhere' } }, ['/to/endpoint']],
    ['event', { in_reply_to: 'never' }, ['/in_reply_to']],
    ['template', { template: 'poem' }, ['/template']],
    ['id of ours', { debt: `deb_${'0'.repeat(32)}` }, ['/debt']],
    ['sender and debt', { sender: 'nobody', debt: 'nothing' }, ['/sender', '/debt']],
  ])('for an unknown %s', async (_, change, fields) => {
    const reply = await post(plan('ada', change));

    expect(reply).toMatchObject({ status: 422, body: { code: 'unknown-reference' } });
    expect(pointers(reply)).toEqual(fields);
  });

  it.each<[string, Record<string, unknown>, string[]]>([
    [
      'the endpoint of another party',
      { to: { party: 'ada', endpoint: 'bob-mail' } },
      ['/to/endpoint'],
    ],
    [
      'a party without a relation to the debt',
      { to: { party: 'bob', endpoint: 'bob-mail' } },
      ['/to/party', '/to/endpoint'],
    ],
    ['a mail to a phone', { to: { party: 'ada', endpoint: 'ada-mobile' } }, ['/to/endpoint']],
    ['a text to a mailbox', { channel: 'sms' }, ['/to/endpoint']],
    ['a template of another purpose', { template: 'relay' }, ['/purpose']],
    ['a variable nobody declared', { variables: { nmae: 'x' } }, ['/variables/nmae']],
    ['a value that does not fit', { variables: { note: true } }, ['/variables/note']],
    [
      'a reminder that begins after the due date',
      { purpose: 'pre_due_reminder', template: 'pre-due', not_before: '2026-03-08T09:00:00Z' },
      ['/purpose'],
    ],
    [
      'an end before its beginning',
      { not_before: '2026-03-12T09:00:00Z', not_after: '2026-03-12T09:00:00Z' },
      ['/not_after'],
    ],
  ])('for %s', async (_, change, fields) => {
    const reply = await post(plan('ada', change));

    expect(reply).toMatchObject({ status: 422, body: { code: 'inconsistent-request' } });
    expect(pointers(reply).filter((field) => !fields.includes(field))).toEqual([]);
    expect(pointers(reply)).toEqual(expect.arrayContaining(fields.slice(0, 1)));
    for (const { remedy } of reply.body['errors'] as { remedy: string }[])
      expect(remedy).toMatch(/^\w/);
  });

  it.each([
    ['that is no JSON', '{"external_id":', 'malformed-json'],
    ['that is a list', '[]', 'validation-failed'],
    ['that is empty', '', 'validation-failed'],
  ])('as a body %s', async (_, raw, code) => {
    const reply = await town.ask('POST', '/v1/contacts', { raw });

    expect(reply).toMatchObject({ status: 400, body: { code } });
  });

  it.each([
    ['none', []],
    ['1,001', Array.from({ length: 1_001 }, () => plan('ada'))],
  ])('in a bulk of %s', async (_, contacts) => {
    const reply = await town.ask('POST', '/v1/contacts/bulk', { body: { contacts } });

    expect(reply).toMatchObject({ status: 400, body: { code: 'validation-failed' } });
    expect(pointers(reply)).toEqual(['/contacts']);
  });

  it('without the scope to write', async () => {
    const reply = await town.ask('POST', '/v1/contacts', { body: plan('ada'), key: reader });

    expect(reply).toMatchObject({ status: 403, body: { code: 'forbidden' } });
  });

  it('and leaves nothing behind, whatever was wrong with it', async () => {
    expect(await everyTable(town)).toEqual(before);
  });
});
