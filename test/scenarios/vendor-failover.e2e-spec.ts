/** A message that its vendor did not take: the next one, and the guard between the two. */
import { BEGIN_MS, startVendorPair, type VendorPair } from '../support/vendor-pair.js';

let pair: VendorPair;
beforeAll(async () => {
  pair = await startVendorPair();
});
beforeEach(() => pair.reset());
afterAll(() => pair.stop());

describe('a message that its vendor certainly has not taken', () => {
  it('leaves by the next one, after a decision of its own', async () => {
    const { first, second, answers, sent, again, row, recordsOf, seen } = pair;
    answers(first, 503);
    const id = await sent();
    expect(await row(id)).toMatchObject({
      status: 'scheduled',
      slot: null,
      failed_vendors: [first.id],
    });
    expect((await row(id)).due_at.getTime()).toBeLessThan(BEGIN_MS + 20_000);
    expect(second.received).toEqual([]);

    await again(id);

    expect(await row(id)).toMatchObject({
      status: 'sent',
      vendor: second.id,
      failed_vendors: null,
    });
    expect(seen()).toEqual([1, 1]);
    expect(await recordsOf(id, 'decision')).toBe(2);
    expect(await recordsOf(id, 'send.attempt')).toBe(2);
  });

  it('is kept back by a STOP between the two', async () => {
    const { town, first, second, last, answers, sent, again, row } = pair;
    answers(first, 503);
    const id = await sent();
    await town.event({
      external_id: `stop-${last()}`,
      occurred_at: new Date(BEGIN_MS).toISOString(),
      type: 'opt_out',
      party: last(),
      endpoint: `${last()}-mobile`,
      channel: 'sms',
      scope: 'all',
    });

    await again(id);

    expect(await row(id)).toMatchObject({ status: 'blocked' });
    expect(second.received).toEqual([]);
  });

  it('waits when every vendor has failed it, and then begins with the first', async () => {
    const { first, second, answers, after, sent, again, row } = pair;
    answers(first, 503);
    answers(second, 429);
    const id = await sent();
    await again(id);
    const waiting = await row(id);
    expect(waiting).toMatchObject({ status: 'scheduled', failed_vendors: null });
    expect(waiting.due_at.getTime()).toBeGreaterThan(BEGIN_MS + 59_000);

    answers(first, 202);
    after(100);
    await again(id);
    expect(await row(id)).toMatchObject({ status: 'sent', vendor: first.id });
  });
});

describe('a message', () => {
  it.each([
    ['that may have left', 'unknown', 500],
    ['that was refused for good', 'failed', 422],
  ])('%s is never given to another vendor', async (_, status, code) => {
    const { first, answers, after, sent, again, row, seen } = pair;
    answers(first, code);
    const id = await sent();
    expect(await row(id)).toMatchObject({ status });

    await again(id);
    after(7_200);
    await again(id);

    expect(await row(id)).toMatchObject({ status, vendor: first.id });
    expect(seen()).toEqual([1, 0]);
  });
});
