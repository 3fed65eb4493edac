/** Questions, outcomes and cases that cannot be taken: each is told which field and why, and leaves nothing. */
import { ordinary } from '../../src/compliance/ordinary.js';
import { counterOf, question, type Body, type Counter } from '../support/decisions.js';
import { everyTable, pointers } from '../support/plans.js';
import { startTown, type Town } from '../support/town.js';

let town: Town;
let counter: Counter;
let decided: string;
let reserved: string;
let before: string[];
let reader: string;
beforeAll(async () => {
  town = await startTown({ at: '2026-03-10T13:05:00Z', works: false });
  counter = counterOf(town);
  await town.borrower('ada');
  await town.borrower('bob');
  decided = String((await counter.ask('ada')).body['id']);
  reserved = await counter.reserve('ada');
  reader = await town.keyWith(['contacts:read', 'contacts:write']);
  before = await everyTable(town);
});
afterAll(() => town.stop());

describe('a question is refused', () => {
  it.each<[string, Body, string[]]>([
    ['an unknown channel', { channel: 'pigeon' }, ['/channel']],
    ['an unknown purpose', { purpose: 'threat' }, ['/purpose']],
    ['an unknown field', { urgent: true }, ['/urgent']],
    ['a mode that is none', { mode: 'silent' }, ['/mode']],
    ['words that are none', { content: { text: '' } }, ['/content/text']],
    ['a visit of nobody', { staff_count: 0 }, ['/staff_count']],
    ['a local time', { at: '2026-03-10T14:00:00' }, ['/at']],
    ['two troubles', { reserve: 'yes', to: { party: 'ada' } }, ['/to/endpoint', '/reserve']],
  ])('for %s, naming it', async (_, change, fields) => {
    const reply = await town.ask('POST', '/v1/decisions', { body: question('ada', change) });

    expect(reply).toMatchObject({ status: 400, body: { code: 'validation-failed' } });
    expect(pointers(reply)).toEqual(fields);
  });

  it.each<[string, Body, string[]]>([
    ['an unknown sender', { sender: 'nobody' }, ['/sender']],
    ['an unknown debt', { debt: 'nothing' }, ['/debt']],
    ['a stranger', { to: { party: 'bob', endpoint: 'bob-mobile' } }, ['/to/party']],
    ['an unfit endpoint', { to: { party: 'ada', endpoint: 'ada-mail' } }, ['/to/endpoint']],
    ['a reservation for later', { reserve: true, at: '2026-03-11T10:00:00Z' }, ['/at']],
    ['a reservation for long', day(2), ['/expires_at']],
    ['a reservation that is over', day(-1), ['/expires_at']],
    ['an end of nothing', { expires_at: '2026-03-10T13:20:00Z' }, ['/expires_at']],
  ])('for %s, naming it', async (_, change, fields) => {
    const reply = await town.ask('POST', '/v1/decisions', { body: question('ada', change) });

    expect(reply.status).toBe(422);
    expect(pointers(reply)).toEqual(expect.arrayContaining(fields));
  });

  it.each([
    ['none', []],
    ['more than a thousand', Array.from({ length: 1_001 }, () => question('ada'))],
  ])('with %s in `questions`', async (_, questions) => {
    const reply = await town.ask('POST', '/v1/decisions', { body: { questions } });

    expect([reply.status, pointers(reply)]).toEqual([400, ['/questions']]);
  });

  it('without the scope', async () => {
    const ask = { body: question('ada'), key: reader };

    expect(await town.ask('POST', '/v1/decisions', ask)).toMatchObject({
      status: 403,
      body: { required_scopes: ['decisions:make'] },
    });
  });
});

function day(days: number): Body {
  const end = Date.parse('2026-03-10T13:05:30Z') + days * 86_400_000;
  return { reserve: true, expires_at: new Date(end).toISOString() };
}

describe('an outcome is refused', () => {
  it.each<[string, Body, number, string[]]>([
    ['that is no word', { outcome: 'shouted' }, 400, ['/outcome']],
    ['that is missing', {}, 400, ['/outcome']],
    ['of a message for a call', { outcome: 'sent' }, 422, ['/outcome']],
    ['from before the decision', at('2026-03-10T12:00:00Z'), 422, ['/occurred_at']],
    ['from tomorrow', at('2026-03-11T12:00:00Z'), 422, ['/occurred_at']],
    ['about a strange debt', { outcome: 'busy', discussed: ['bob-loan'] }, 422, ['/discussed/0']],
    ['of a talk that never was', { outcome: 'not_made', dropped: true }, 422, ['/dropped']],
  ])('%s', async (_, body, status, fields) => {
    const reply = await counter.settle(reserved, body);

    expect([reply.status, pointers(reply)]).toEqual([status, fields]);
  });

  it('for what was not reserved, or not decided', async () => {
    const outcome = { outcome: 'no_answer' };
    const stranger = `rec_${'0'.repeat(12)}7${'0'.repeat(19)}`;

    expect(await counter.settle(decided, outcome)).toMatchObject({
      status: 409,
      body: { code: 'not-reserved' },
    });
    for (const id of [stranger, 'con_1', 'nothing']) {
      expect((await counter.settle(id, outcome)).status).toBe(404);
      expect((await town.ask('GET', `/v1/decisions/${id}`)).status).toBe(404);
    }
  });
});

function at(occurred_at: string): Body {
  return { outcome: 'no_answer', occurred_at };
}

const evaluate = (body: unknown) => town.ask('POST', '/v1/decisions/evaluate', { body });

describe('a case', () => {
  it('is judged by the law alone', async () => {
    expect(await evaluate({ id: 'one', ...ordinary() })).toMatchObject({
      status: 200,
      body: { id: 'one', verdict: 'allow' },
    });
  });

  it.each<[string, Body, number, string]>([
    ['of another shape', { timeline: {} }, 400, '/timeline'],
    ['about nowhere', { jurisdiction: 'XX' }, 422, '/jurisdiction'],
    ['without parts', { facts: undefined }, 400, '/facts'],
  ])('%s is refused at its place', async (_, change, status, pointer) => {
    const reply = await evaluate({ ...ordinary(), ...change });

    expect([reply.status, pointers(reply)]).toEqual([status, [pointer]]);
  });
});

describe('all of them', () => {
  it('leave nothing behind', async () => {
    expect(await everyTable(town)).toEqual(before);
  });
});
