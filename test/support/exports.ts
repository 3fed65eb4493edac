/** A town whose log is sealed and exported: who was contacted, who never was, and who will be erased. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { catchUp } from '../../src/evidence/log/catch-up.js';
import { writeAudit } from '../../src/evidence/pack/audit.js';
import { writeFiles } from '../../src/evidence/pack/files.js';
import { EvidenceLog } from '../../src/evidence/record.js';
import { issueExport, type Adorn, type Order } from '../../src/intake/exports/issue.js';
import { subjectOf } from '../../src/intake/exports/subject.js';
import { readPackage, type Read } from './package.js';
import { startTown, type Town } from './town.js';

export interface Exports {
  readonly town: Town;
  readonly folder: string;
  /** Answers the size that is sealed. */
  readonly seal: () => Promise<number>;
  /** Sealed, issued, written into a folder and read from there. */
  readonly exported: (party: string, more?: Partial<Order>, adorn?: Adorn) => Promise<Read>;
  readonly stop: () => Promise<void>;
}

export async function startExports(): Promise<Exports> {
  // Patient, for messages must have left here; a busy machine keeps a vendor's double waiting.
  const folder = mkdtempSync(path.join(tmpdir(), 'export-'));
  const env = { VENDOR_TIMEOUT_MS: '15000', DUNWELL_KEK_DIR: path.join(folder, 'kek') };
  const town = await startTown({ at: '2026-03-10T10:00:00Z', env });
  try {
    await fill(town);
  } catch (error) {
    // Left running it would keep the tests from ending.
    await town.stop();
    throw error;
  }
  let exports = 0;

  const seal = () => {
    const { keys, clock, evidenceOrigin: origin } = town.installation;
    const signer = path.join(folder, 'signer');
    return catchUp({ url: town.databaseUrl, clock, keys, origin, folder: signer }, 1);
  };
  const exported: Exports['exported'] = async (party, more = {}, adorn = async () => {}) => {
    const { database, keys, evidenceOrigin } = town.installation;
    await seal();
    const tools = { keys, evidence: new EvidenceLog(keys, evidenceOrigin), adorn };
    const order = { open: [], purpose: 'court', recipient: null, known: [], by: null } as const;
    const { files } = await database.tx(1, async (tx) =>
      issueExport(tx, tools, { ...order, ...more, subject: await subjectOf(tx, party) }),
    );
    exports += 1;
    const out = path.join(folder, `pkg-${exports}`);
    writeFiles(files, out);
    return readPackage(out);
  };
  const stop = async () => {
    await town.stop();
    rmSync(folder, { recursive: true });
  };
  return { town, folder, seal, exported, stop };
}

/** The whole log with two packages, one of them opened, as files; answers their folder. */
export async function bundleOf({ town, folder, seal, exported }: Exports): Promise<string> {
  const read = [await exported('lena', { open: 'all' }), await exported('wei')];
  await seal();
  const bundle = path.join(folder, 'bundle');
  await town.installation.database.tx(1, (tx) => writeAudit(tx, bundle));
  for (const [i, { out }] of read.entries())
    cpSync(out, path.join(bundle, `pkg-${i + 1}`), { recursive: true });
  return bundle;
}

/** A tag under which no record is filed. Right behind the first that has any, so that there is a line on either side. */
export async function tagWithoutRecords({ town }: Exports): Promise<string> {
  const [row] = await town.rows<{ first: string }>('select min(tag) as first from person_key');
  const tag = (BigInt(`0x${row?.first}`) + 1n).toString(16).padStart(32, '0');
  await town.rows(
    `insert into person_key (tenant, party_id, tag, prev, dek, kek_epoch)
     select 1, gen_random_uuid(), $1, decode(repeat('00', 32), 'hex'), dek, 1 from person_key limit 1`,
    [tag],
  );
  return tag;
}

async function fill(town: Town): Promise<void> {
  for (const name of ['lena', 'quiet', 'gone']) await town.borrower(name);
  await town.borrower('wei', 'CN');
  const ids = [await town.contact('lena'), await town.contact('gone'), await town.contact('wei')];
  const sms = await town.contact('lena', { channel: 'sms' });
  for (const id of ids) await town.becomes(id, 'sent');
  await town.becomes(sms, 'sent', 'held');
}
