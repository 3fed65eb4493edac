/** Checkpoints are shown to witnesses of others: what they sign is kept and handed on, what they say else is not believed. */
import path from 'node:path';
import { Sealer } from '../../src/evidence/log/sealer.js';
import { closeLog } from '../../src/evidence/log/closing.js';
import { writeAudit } from '../../src/evidence/pack/audit.js';
import { publishedNote } from '../../src/evidence/pack/published.js';
import { logsOf } from '../../src/evidence/log/logs.js';
import { readWitnessAge } from '../../src/evidence/evidence.metrics.js';
import { isOpen, sealingLag } from '../../src/evidence/log/gate.js';
import { parseWitnesses } from '../../src/evidence/witness/witnesses.js';
import { readConfig } from '../../src/platform/config.js';
import { codeOf, filesIn } from '../support/files.js';
import { tampered } from '../support/tampering.js';
import { SealedLog } from '../support/sealing.js';
import { policyOf, showTo } from '../support/shown.js';
import { startWitness, type WitnessDouble } from '../support/witness.js';

const ORIGIN = 'evidence.example/t1';

let log: SealedLog;
let sealer: Sealer;
let doubles: WitnessDouble[];

beforeAll(async () => {
  log = await SealedLog.open(3);
  sealer = new Sealer(log.work);
  await sealer.round(1);
  doubles = await Promise.all(['w1', 'w2', 'w3'].map((name) => startWitness(`${name}.example`)));
  const opened = await log.vkey();
  for (const double of doubles) double.knows(opened);
});

afterAll(async () => {
  await sealer.close();
  for (const double of doubles) await double.stop();
  await log.close();
});

const shown = () => showTo(log.work, doubles);

async function grown(): Promise<number> {
  await log.write();
  return (await sealer.round(1)).sealed;
}

const signed = async (size: number) =>
  (
    await log.rows<{ witness: string }>(
      `select witness from cosignature where size = ${size} order by witness`,
    )
  ).map(({ witness }) => witness);

const isWitnessed = async (size: number) =>
  (await log.rows(`select from witnessed where size = ${size}`)).length === 1;

describe('witnesses', () => {
  it('sign what extends what they saw, and the checkpoint is handed out with their lines', async () => {
    await grown();
    expect(await shown()).toBe(true);
    const size = await grown();
    expect(await shown()).toBe(true);

    expect(await signed(size)).toEqual(['w1', 'w2', 'w3']);
    expect(await isWitnessed(size)).toBe(true);
    const [last] = doubles[0]!.asked.slice(-1);
    expect(last).toEqual({ old: size - 1, size, status: 200 });
    const published = await log.world.database.tx(1, async (tx) =>
      publishedNote(tx, (await logsOf(tx))[0]!),
    );
    expect(published?.note).toMatch(
      /\n\n— evidence\S* \S+\n— w1\S* \S+\n— w2\S* \S+\n— w3\S* \S+\n$/,
    );
  });

  it('are enough when one is away, and not when two are', async () => {
    const [first, second] = doubles as [WitnessDouble, WitnessDouble];
    await first.stop();
    const size = await grown();
    expect(await shown()).toBe(true);
    expect(await signed(size)).toEqual(['w2', 'w3']);

    second.lies('signature');
    const next = await grown();
    expect(await shown()).toBe(false);
    expect(await signed(next)).toEqual(['w3']);
    expect(await isWitnessed(next)).toBe(false);
  });

  it('that lie are not believed, and catch up when they are mended', async () => {
    const second = doubles[1]!;
    second.lies('clock');
    const size = await grown();
    expect(await shown()).toBe(false);
    expect(await signed(size)).toEqual(['w3']);

    // It has signed what we did not take, so its size is not the one that we know: it says so, and is shown the rest.
    second.lies('no');
    const newer = await grown();
    expect(await shown()).toBe(true);
    expect(await signed(newer)).toEqual(['w2', 'w3']);
    expect(second.asked.slice(-2)).toEqual([
      { old: expect.any(Number) as unknown, size: newer, status: 409 },
      { old: newer - 1, size: newer, status: 200 },
    ]);
  });

  it('that saw another tree, or a longer one, sign nothing', async () => {
    const [, second, third] = doubles as [WitnessDouble, WitnessDouble, WitnessDouble];
    const truth = second.latest(ORIGIN)!;
    const size = await grown();
    second.remember(ORIGIN, { size: size - 1, root: Buffer.alloc(32, 7) });
    third.remember(ORIGIN, { size: size + 10, root: Buffer.alloc(32, 7) });
    expect(await shown()).toBe(false);
    expect(await signed(size)).toEqual([]);
    expect(second.asked.at(-1)?.status).toBe(422);
    expect(third.asked.at(-1)?.status).toBe(409);
    second.remember(ORIGIN, truth);
    third.remember(ORIGIN, truth);
    expect(await shown()).toBe(true);
  });

  it('open the gate, and tell how old their word is', async () => {
    const size = await grown();
    expect(await openAt(size - 1)).toBe(false);
    await shown();
    expect(await openAt(size - 1)).toBe(true);
    const readings = await log.world.database.tx(1, readWitnessAge);
    expect(readings[0]?.value).toBeLessThan(60);
    expect(() => readConfig({ EVIDENCE_GATE: 'witnessed' })).toThrow('needs witnesses');
  });

  it('are asked for by the verifier, as many as its trust file wants', async () => {
    await grown();
    await shown();
    const out = path.join(log.root, 'bundle');
    await log.world.database.tx(1, (tx) =>
      writeAudit(tx, out, { witnesses: parseWitnesses(policyOf(doubles)).trustLines }),
    );
    const files = filesIn(out);
    const lines = files.get('trust.txt')!.toString();
    expect(lines).toContain('# group two 2 w1 w2 w3\n# quorum two\nquorum none\n');
    const asking = (rule: string) => ({
      trust: Buffer.from(lines.replace('quorum none\n', `${rule}\n`)),
    });
    expect(codeOf(files, asking('quorum none'))).toBe('OK');
    expect(codeOf(files, asking('group two 2 w1 w2 w3\nquorum two'))).toBe('OK');
    expect(codeOf(files, asking('group all all w1 w2 w3\nquorum all'))).toBe('QUORUM');
    expect(codeOf(files, asking('quorum w1'))).toBe('QUORUM');
    expect(codeOf(files, asking('group two 4 w1 w2 w3\nquorum two'))).toBe('TRUST');
    const flipped = tampered(files, (copy) => {
      const note = copy.get('log/checkpoint')!;
      note[note.length - 10]! ^= 1;
    });
    expect(codeOf(flipped, asking('quorum none'))).toBe('SIGNATURE');
  });

  it('sign the end of a closed log, and the next one when they know it', async () => {
    await closed(ORIGIN);
    const { sealed } = await sealer.round(1);
    expect(await shown()).toBe(false); // they do not know the next log yet
    const [end] = await log.rows<{ size: string }>('select size from closed_log');
    expect(await isWitnessed(Number(end?.size))).toBe(true);
    for (const double of doubles) double.knows(await log.vkey());
    expect(await shown()).toBe(true);
    expect(await isWitnessed(Number(end?.size) + sealed)).toBe(true);
  });

  it('that refuse the end of a closed log sign the next one, and open the gate for what is in that', async () => {
    const size = await grown();
    for (const double of doubles)
      double.remember(`${ORIGIN}-2`, { size: size + 100, root: Buffer.alloc(32, 7) });
    const [lost] = await log.rows<{ idx: string }>('select max(idx) as idx from log');
    await closed(`${ORIGIN}-2`);
    for (const double of doubles) double.knows(await log.vkey());
    await sealer.round(1);
    await grown();

    expect(await shown()).toBe(true);
    const [{ place } = { place: 0 }] = await log.rows<{ place: number }>(
      'select max(size)::int as place from witnessed',
    );
    expect(await openAt(place - 1)).toBe(true);
    // What was decided in the log whose end nobody signed stays shut: its permit runs out, and it is decided anew.
    expect(await openAt(Number(lost?.idx))).toBe(false);
    const lag = await log.world.database.tx(1, (tx) => sealingLag(tx, 'witnessed'));
    expect(lag).toBe(0);
  });
});

const closed = (name: string) =>
  sealer.sequencer.tx(1, (tx) => closeLog(tx, log.work, { log: name, reason: 'planned' }));

async function openAt(idx: number): Promise<boolean | undefined> {
  const [row] = await log.rows<{ open: boolean }>(
    `select ${isOpen('witnessed', 'mine.tenant', 'mine.record_id')} as open from log mine where idx = ${idx}`,
  );
  return row?.open;
}
