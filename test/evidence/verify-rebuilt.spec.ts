/** T05–T09, T12: what the holder of the log's key can do, and who finds it out. */
import { codeOf, type Files } from '../support/files.js';
import { logKey, trustOf, type MadeLog, type Twist } from '../support/made-log.js';
import { ordinaryLog, ordinaryTrust } from '../support/ordinary-log.js';

const trust = ordinaryTrust();
const witnessed = ordinaryTrust('w1');
const blocked: Twist = (record, index) => {
  if (index === 280) record.body = { ...record.body, verdict: 'block' };
};
let log: MadeLog;
let files: Files;
let rebuilt: MadeLog;

beforeAll(async () => {
  log = await ordinaryLog({ isWitnessed: true });
  files = await log.files();
  rebuilt = await ordinaryLog({ twist: blocked });
});

const kept = (from: MadeLog, size: number) =>
  Buffer.from(from.sealed.find((one) => one.size === size)!.note);

describe('T05: an older state', () => {
  it('passes alone, and is stale to whoever knows a newer one', async () => {
    const older = await ordinaryLog({ size: 420 });
    const shown = await older.files();

    expect(codeOf(shown, { trust })).toBe('OK');
    expect(codeOf(shown, { trust, since: kept(log, 512) })).toBe('STALE');
  });

  it('is stale beside a newer note of its own history', async () => {
    const shown = await (await ordinaryLog({ size: 420 })).files();
    shown.set('history/512.checkpoint', kept(log, 512));

    expect(codeOf(shown, { trust })).toBe('STALE');
  });
});

describe('a log that was rebuilt with its own key', () => {
  it('T06: lacks the witness', async () => {
    expect(codeOf(await rebuilt.files(), { trust: witnessed })).toBe('QUORUM');
    expect(codeOf(files, { trust: witnessed })).toBe('OK');
  });

  it('T06, T07: is a fork to any checkpoint that was kept, of the same size too', async () => {
    for (const size of [300, 512, 600]) {
      const since = kept(log, size);
      expect(codeOf(await rebuilt.files(), { trust, since })).toBe('FORK');
      expect(codeOf(files, { trust, since })).toBe('OK');
    }
  });

  it('T08: is a fork where it is longer', async () => {
    const longer = await ordinaryLog({ twist: blocked, size: 700 });

    expect(codeOf(await longer.files(), { trust, since: kept(log, 600) })).toBe('FORK');
  });

  it('T09: passes where nobody kept anything: that is the limit of the method', async () => {
    expect(codeOf(await rebuilt.files(), { trust })).toBe('OK');
    expect(codeOf(await rebuilt.files(), { trust, since: kept(log, 256) })).toBe('OK');
  });
});

describe('T12: a key', () => {
  it.each([
    ['that was retired', ['0 512'], 'SIGNATURE'],
    ['whose time is over', ['0 512', '401 550'], 'KEYRANGE'],
    ['whose time has not come', ['0 512', '601 -'], 'KEYRANGE'],
    ['in its time', ['0 512', '401 600'], 'OK'],
  ])('%s', (_, ranges, code) => {
    expect(codeOf(files, { trust: trustOf(ranges) })).toBe(code);
  });

  it('of the second log does not sign what came before it', () => {
    expect(codeOf(files, { trust: trustOf(['0 300', '401 -']) })).toBe('OK');
    expect(codeOf(files, { trust: trustOf(['0 299', '401 -']) })).toBe('KEYRANGE');
  });
});

describe('T38: a witness', () => {
  it('who saw the tree before its records were made is not believed', async () => {
    const early = await ordinaryLog();
    await early.seal(-7_200);
    expect(early.sealed.at(-2)!.size).toBe(early.size);
    early.sealed.splice(-2, 1);

    expect(codeOf(await early.files(), { trust: witnessed })).toBe('FUTURE');
  });
});

describe('a trust file', () => {
  it.each([
    ['', 'TRUST'],
    ['quorum none\n', 'TRUST'],
    ['log nobody 0 -\n', 'TRUST'],
    [`log ${logKey(1).vkey} zero -\n`, 'TRUST'],
    [`log ${logKey(1).vkey} 0\n`, 'TRUST'],
    [`log ${logKey(1).vkey} 0 -\nwitness w1 ${logKey(1).vkey}\n`, 'TRUST'],
    [`log ${logKey(1).vkey} 0 -\nbelieve everyone\n`, 'TRUST'],
    [`${trustOf(['0 512', '401 -']).toString()}quorum w9\n`, 'QUORUM'],
  ])('%j: %s', (text, code) => {
    expect(codeOf(files, { trust: Buffer.from(text) })).toBe(code);
  });
});

/** Entry 1 is about nobody, so no chain breaks. */
const closing: Twist = (record, index) => {
  if (index === 1) record.kind = 'log.closed';
};

describe('a log that was closed', () => {
  it('ends with the record that closed it: one after it is refused', async () => {
    const shown = await (await ordinaryLog({ twist: closing })).files();
    expect(codeOf(shown, { trust })).toBe('ORDER');
  });
});

const moved =
  (at: number, minutes: number): Twist =>
  (record, index) => {
    if (index === at) record.at = new Date(Date.parse(record.at) + minutes * 60_000).toISOString();
  };

describe('T10: the time of a record', () => {
  // Records come a minute apart; 512 is sealed and witnessed as soon as it is full.
  it.each([
    ['a moment after a witness saw it', 511, 14, 'OK'],
    ['long after a witness saw it', 511, 17, 'FUTURE'],
    ['a moment before the tree that it names was seen', 520, -21, 'OK'],
    ['long before the tree that it names was seen', 520, -25, 'BACKDATED'],
  ])('%s', async (_, index, minutes, code) => {
    const twist = moved(index, minutes);
    const shown = await (await ordinaryLog({ twist, isWitnessed: true })).files();

    expect(codeOf(shown, { trust: witnessed })).toBe(code);
    // Nobody who is trusted dated it.
    expect(codeOf(shown, { trust })).toBe('OK');
  });
});
