/** One borrower with 500 contacts leaves within ten seconds, table and document included. */
import { lockPersons } from '../../src/evidence/person.js';
import { EvidenceLog, type Draft } from '../../src/evidence/record.js';
import { addReadable } from '../../src/intake/exports/readable.js';
import { startExports, type Exports } from '../support/exports.js';
import type { Read } from '../support/package.js';

const CONTACTS = 500;
const BROKEN_MS = 60_000;

/** Records like those that a real contact has left, with the very sections. */
async function multiply({ town }: Exports, { manifest, records }: Read): Promise<void> {
  const { database, keys, evidenceOrigin } = town.installation;
  const evidence = new EvidenceLog(keys, evidenceOrigin);
  const [{ party_id }] = (await town.rows('select party_id from person_key where tag = $1', [
    manifest.subject,
  ])) as [{ party_id: string }];
  const one = records.filter(({ record }) => /^(contact|decision|send)/.test(record.kind));
  for (let i = 0; i < CONTACTS; i++) {
    await database.tx(1, async (tx) => {
      const person = (await lockPersons(tx, keys, [party_id])).get(party_id)!;
      const drafts = one.map(({ record, open }): Draft => {
        const sections = Object.entries(open?.sections ?? {});
        const sec = sections.map(([name, { value }]) => [name, { about: person, value }] as const);
        const { kind, body } = record as { kind: Draft['kind']; body: Draft['body'] };
        return { kind, body, subject: person, sec: Object.fromEntries(sec) };
      });
      await evidence.write(tx, drafts);
    });
  }
}

let world: Exports;
beforeAll(async () => {
  world = await startExports();
});
afterAll(() => world.stop());

it('exports a borrower with 500 contacts (aim: ten seconds)', async () => {
  await multiply(world, await world.exported('wei', { open: 'all' }));
  await world.seal();

  const began = performance.now();
  const cpu = process.cpuUsage();
  const { manifest } = await world.exported('wei', { open: 'all' }, (draft) =>
    addReadable(draft, { language: 'zh-CN', zone: 'Asia/Shanghai', at: 0, vkeys: [] }),
  );
  const took = performance.now() - began;
  const { user, system } = process.cpuUsage(cpu);
  const worked = (user + system) / 1000;

  process.stderr.write(
    `${manifest.records} records: ${Math.round(took)} ms, of which ${Math.round(worked)} ms of a core here\n`,
  );

  expect(manifest.records).toBeGreaterThan(4 * CONTACTS);
  // What is broken takes far longer, on a busy machine too.
  expect(worked).toBeLessThan(BROKEN_MS);
});
