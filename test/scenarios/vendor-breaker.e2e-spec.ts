/** A vendor that fails again and again is left alone for a while, and then tried by one message. */
import { BEGIN_MS, startVendorPair, type VendorPair } from '../support/vendor-pair.js';

let pair: VendorPair;
beforeAll(async () => {
  pair = await startVendorPair();
});
beforeEach(() => pair.reset());
afterAll(() => pair.stop());

/** The first vendor has failed as often as it takes. */
async function openFirst(): Promise<void> {
  const { first, answers, after, sent, forget } = pair;
  answers(first, 503);
  for (let i = 0; i < 5; i++) {
    // However slow the machine is, it failed at the beginning.
    after(0);
    await sent();
  }
  forget();
}

describe('a vendor that failed five times in a row', () => {
  it('is asked no more for 30 s, then by one message, and by all once that was taken', async () => {
    const { town, hands, first, answers, after, permitted, sent, seen } = pair;
    await openFirst();
    await sent();
    expect(seen()).toEqual([0, 1]);
    expect((await town.ask('GET', `/v1/vendors/${first.id}`)).body).toMatchObject({
      breaker: { standing: 'open', failures: 5 },
    });

    answers(first, 202);
    after(15);
    await sent();
    expect(seen()).toEqual([0, 2]);
    after(45);
    const three = [await permitted(), await permitted(), await permitted()];
    await hands.send(three);
    expect(seen()).toEqual([1, 4]);
    await sent();
    expect(seen()).toEqual([2, 4]);
    expect(await town.rows('select from vendor_breaker')).toEqual([]);
  });

  it('is tried by one message only, however many processes send', async () => {
    const { hands, first, answers, after, permitted, seen } = pair;
    await openFirst();
    answers(first, 202);
    after(45);
    const many = await Promise.all([permitted(), permitted(), permitted(), permitted()]);
    first.behave((response) => setTimeout(() => response.writeHead(202).end(), 300));

    await Promise.all(many.map((id) => hands.send([id])));

    expect(seen()).toEqual([1, 3]);
  });

  it('is left alone for twice as long when it fails the one', async () => {
    const { first, second, after, sent, again, row } = pair;
    await openFirst();
    after(45);
    const id = await sent();
    expect(await row(id)).toMatchObject({ status: 'scheduled' });
    await again(id);
    expect(await row(id)).toMatchObject({ status: 'sent', vendor: second.id });
    after(80);
    await sent();
    expect(first.received).toHaveLength(1);
    after(130);
    await sent();
    expect(first.received).toHaveLength(2);
  });

  it('holds its channel back when no other is left, without an attempt', async () => {
    const { hands, first, second, answers, after, permitted, sent, again, row, recordsOf } = pair;
    await openFirst();
    answers(second, 503);
    for (let i = 0; i < 5; i++) await sent();
    const id = await permitted();
    await hands.send([id]);

    expect(await row(id)).toMatchObject({
      status: 'scheduled',
      slot: null,
      error_code: 'vendors_down',
    });
    expect(await recordsOf(id, 'send.attempt')).toBe(0);
    answers(first, 202);
    after(45);
    await again(id);
    expect(await row(id)).toMatchObject({ status: 'sent', vendor: first.id });
  });
});

describe('a channel that has no vendor', () => {
  it('attempts nothing, says so in words, and goes on once there is one', async () => {
    const { town, hands, first, second, after, permitted, again, row, recordsOf, seen } = pair;
    const switched = async (disabled: boolean) => {
      for (const { id } of [first, second])
        await town.ask('PATCH', `/v1/vendors/${id}`, { body: { disabled } });
    };
    const sends = async () => (await town.ask('GET', '/health/ready')).body['sends'];
    expect(await sends()).toEqual(['email', 'sms']);
    await switched(true);
    expect(await sends()).toEqual(['email']);
    const id = await permitted();
    await hands.send([id]);

    const due_at = new Date(BEGIN_MS + 600_000);
    const left = { status: 'scheduled', slot: null, vendor: null, error_code: 'no_vendor' };
    const now = await row(id);
    expect(now).toMatchObject(left);
    expect(now.due_at.getTime()).toBeGreaterThanOrEqual(due_at.getTime());
    expect(await recordsOf(id, 'send.attempt')).toBe(0);
    expect(await recordsOf(id, 'send.rejected')).toBe(0);
    expect((await town.ask('GET', `/v1/contacts/${id}/explain`)).body['because']).toMatch(
      /^Nothing was sent: no vendor is set up for its channel/,
    );

    await switched(false);
    after(630);
    await again(id);
    expect(await row(id)).toMatchObject({ status: 'sent', vendor: first.id });
    expect(seen()).toEqual([1, 0]);
    expect(await decisionsOf(id)).toEqual([undefined, 'no_vendor']);
  });
});

describe('a permit that ends without an attempt', () => {
  it('is told of by the decision that comes after it', async () => {
    const { hands, after, permitted, again, row } = pair;
    const id = await permitted();
    after(75);
    await hands.sweep();
    await again(id);

    expect(await row(id)).toMatchObject({ status: 'sent', error_code: null });
    expect(await decisionsOf(id)).toEqual([undefined, 'permit_expired']);
  });
});

/** What each decision about it came after, oldest first. */
async function decisionsOf(id: string): Promise<unknown[]> {
  const rows = await pair.town.rows<{ entry: string }>(
    `select convert_from(entry, 'UTF8') as entry from record
      where kind = 'decision' and convert_from(entry, 'UTF8') like $1 order by id`,
    [`%${id}%`],
  );
  return rows.map(
    ({ entry }) => (JSON.parse(entry) as { body: Record<string, unknown> }).body['after'],
  );
}
