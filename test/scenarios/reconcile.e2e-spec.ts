/** A vendor's statement is laid beside the log; what differs is listed, and that it was looked at is recorded. */
import { compareWithLog, counted, recordReconciliation } from '../../src/dispatch/reconcile.js';
import { readStatement } from '../../src/dispatch/statement.js';
import { sendReference } from '../../src/dispatch/send-reference.js';
import { readOpenings } from '../../src/evidence/section.js';
import { publicId, uuid7 } from '../../src/platform/ids.js';
import { LogUnderTest } from '../support/evidence-log.js';

const APRIL = {
  from: Date.parse('2026-04-01T00:00:00Z'),
  until: Date.parse('2026-05-01T00:00:00Z'),
};

let world: LogUnderTest;

beforeAll(async () => {
  world = await LogUnderTest.open();
  await accepted('SM1', '2026-04-02T10:00:00Z');
  await accepted('SM2', '2026-04-03T10:00:00Z', 'delivered');
  await accepted('SM3', '2026-04-04T10:00:00Z', 'undelivered');
  await accepted('SM4', '2026-04-30T23:59:59Z');
  await accepted('SM5', '2026-05-01T00:00:00Z');
  await accepted(undefined, '2026-04-04T11:00:00Z');
  await accepted('M6', '2026-04-05T10:00:00Z', undefined, 'smtp');
});

afterAll(() => world.close());

async function accepted(
  id: string | undefined,
  at: string,
  event?: string,
  vendor = 'twilio',
): Promise<void> {
  const named = id === undefined ? {} : { vendor_message_id: id };
  const body = { vendor, ...named, contact: `con_${id}` };
  const when = { at: Date.parse(at), subject: null };
  await world.database.tx(1, (tx) =>
    world.log.write(tx, [
      { ...when, kind: 'send.accepted', body },
      ...(event === undefined
        ? []
        : [{ ...when, kind: 'receipt' as const, body: { ...body, event } }]),
    ]),
  );
}

function compared(csv: string, columns = {}) {
  const statement = readStatement(Buffer.from(csv), columns);
  return world.database.tx(1, (tx) => compareWithLog(tx, 'twilio', APRIL, statement));
}

describe('a statement', () => {
  it('that says what the log says has no difference', async () => {
    const csv =
      '\uFEFFDate,Message SID,Status\n4/2,SM1,sent\n4/3,SM2,delivered\n4/4,SM3,failed\n4/30,SM4,queued\n';

    expect(await compared(csv)).toEqual([]);
  });

  it('shows what was sent past the log, what the vendor does not know, and who contradicts whom', async () => {
    const csv = 'sid,status\nSM1,delivered\nSM2,undelivered\nSM9,delivered\nSM1,sent\n,sent\n';

    expect(await compared(csv)).toEqual([
      { kind: 'nameless', line: 6 },
      {
        kind: 'status',
        id: 'SM2',
        line: 3,
        contact: 'con_SM2',
        stated: 'undelivered',
        logged: 'delivered',
      },
      { kind: 'unlogged', id: 'SM9', line: 4 },
      { kind: 'twice', id: 'SM1', line: 5 },
      { kind: 'unstated', id: 'SM3', contact: 'con_SM3' },
      { kind: 'unstated', id: 'SM4', contact: 'con_SM4' },
    ]);
  });

  it('is told apart where we sent and never learned whether it was taken', async () => {
    const attempt = uuid7(Date.parse('2026-04-06T10:00:00Z'));
    const contact_id = uuid7(Date.parse('2026-04-06T09:00:00Z'));
    const contact = publicId('contact', contact_id);
    const draft = { kind: 'send.unknown', subject: null, body: { attempt, contact } } as const;
    await world.database.tx(1, (tx) => world.log.write(tx, [draft]));
    const csv = `sid,OutId\nSM1,\nSM2,\nSM3,\nSM4,\nSM8,${sendReference({ contact_id, attempt_id: attempt })}\n`;

    expect(await compared(csv)).toEqual([{ kind: 'unknown', id: 'SM8', line: 6, contact }]);
  });

  it('may be written in GBK, as exports of Chinese vendors are', () => {
    // 消息编号,状态 and 已送达
    const gbk = 'cffbcfa2b1e0bac52cd7b4ccac0a534d312cd2d1cbcdb4ef0a';

    const { messages } = readStatement(Buffer.from(gbk, 'hex'));
    expect(messages).toMatchObject([{ id: 'SM1', status: '已送达' }]);
  });

  it('may count by another midnight: what the log has a moment later is known', async () => {
    const csv = 'sid\nSM1\nSM2\nSM3\nSM4\nSM5\n';

    expect(await compared(csv)).toEqual([]);
  });

  it('may have other headings, and is refused without ids or if it is no CSV', async () => {
    const csv = 'Ref,Ergebnis\nSM1,x\nSM2,delivered\nSM3,x\nSM4,x\n';

    expect(await compared(csv, { id: 'Ref', status: 'Ergebnis' })).toEqual([]);
    expect(() => readStatement(Buffer.from(csv))).toThrow('name it with `--id-column');
    expect(() => readStatement(Buffer.from(csv), { id: 'Ref', status: 'no' })).toThrow('`no`');
    expect(() => readStatement(Buffer.from([0x81, 0x20]))).toThrow('no CSV in');
    expect(() => readStatement(Buffer.from('sid\n"SM1'))).toThrow('no CSV in');
  });

  it('leaves a record of what it was, with the list under seal', async () => {
    const differences = await compared('sid\nSM1\nSM2\nSM3\nSM9\n');
    const sum = { vendor: 'twilio', ...APRIL, sha256: 'ab'.repeat(32), rows: 4, differences };
    const id = await world.database.tx(1, (tx) => recordReconciliation(tx, world.log, sum));

    const [record] = (await world.queue()).filter((one) => one.id === id);
    const { kind, body } = JSON.parse(record!.entry.toString());
    expect(kind).toBe('reconciliation');
    expect(body).toEqual({
      differences: { nameless: 0, status: 0, twice: 0, unknown: 0, unlogged: 1, unstated: 1 },
      from: '2026-04-01T00:00:00.000Z',
      rows: 4,
      statement: 'ab'.repeat(32),
      until: '2026-05-01T00:00:00.000Z',
      vendor: 'twilio',
    });
    expect(counted(differences)).toEqual(body.differences);
    const wanted = [{ record_id: id, section: 'differences', person: null }];
    const [opening] = await world.database.tx(1, (tx) => readOpenings(tx, world.keys, wanted));
    expect(opening?.value).toEqual(differences);
  });
});
