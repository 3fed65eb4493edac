/**
 * `bench --proofs [--records <n>]`: a log of that many records in PostgreSQL, written, placed and signed by the program
 * itself: proofs of single records as the API makes them, and the disk that a record takes.
 *
 * Records come in the order and with the bodies that a contact leaves, the decision with the findings of a real one.
 * Sections are committed to and stored, but not counted: they go again, records do not.
 */
import path from 'node:path';
import { decide } from '../../compliance/decide.js';
import { houseRules } from '../../compliance/house.js';
import { RULES } from '../../compliance/rules/index.js';
import { recordedFindings } from '../../dispatch/decision-record.js';
import { catchUp } from '../../evidence/log/catch-up.js';
import { logsOf } from '../../evidence/log/logs.js';
import { inclusionFile, publishedNote } from '../../evidence/pack/published.js';
import { createPersons, lockPersons, type Person } from '../../evidence/person.js';
import { EvidenceLog, type Draft } from '../../evidence/record.js';
import { readCheckpoint } from '../../evidence/note/checkpoint.js';
import { isIncluded } from '../../evidence/tree/verify.js';
import { readConfig } from '../../platform/config.js';
import type { Tx } from '../../platform/database.js';
import { publicId, uuid7 } from '../../platform/ids.js';
import {
  DEFAULT_TENANT,
  openInstallation,
  type Installation,
} from '../../platform/installation.js';
import { withClient } from '../../platform/one-client.js';
import { SHIPPED_POLICY } from '../../policies/house-policy.js';
import { startBackend } from './backend.js';
import { round } from './figures.js';
import { environment } from './full.js';
import { guardCase, NOON } from './guard-cases.js';

const PEOPLE = 2_000;
const CONTACTS_A_SLICE = 100;
const PROOFS = 2_000;

export async function measureProofs(records: number) {
  const backend = await startBackend(false);
  try {
    const config = readConfig(environment(backend));
    const installation = await openInstallation(config, backend.databaseUrl);
    try {
      const begun = performance.now();
      await fill(installation, records);
      const written = performance.now();
      const size = await sealed(installation, path.join(backend.dataDir, 'signer'));
      const done = performance.now();
      return {
        records: size,
        write_seconds: round((written - begun) / 1_000),
        seal_seconds: round((done - written) / 1_000),
        ...(await diskOf(backend.databaseUrl, size)),
        ...(await proofTimes(installation)),
      };
    } finally {
      await installation.database.close();
    }
  } finally {
    await backend.stop();
  }
}

async function fill({ database, keys, evidenceOrigin }: Installation, records: number) {
  const evidence = new EvidenceLog(keys, evidenceOrigin);
  const people = await database.tx(DEFAULT_TENANT, async (tx) => {
    const ids = Array.from({ length: PEOPLE }, () => uuid7(tx.at));
    return [...(await createPersons(tx, keys, ids)).keys()];
  });
  for (let written = 0; written < records;) {
    const some = Array.from(
      { length: CONTACTS_A_SLICE },
      (_, i) => people[(written / 5 + i) % PEOPLE] ?? '',
    );
    written += await database.tx(DEFAULT_TENANT, async (tx) => {
      const persons = await lockPersons(tx, keys, some);
      const drafts = [...persons.values()].flatMap((person) => contactOf(tx, person));
      await evidence.write(tx, drafts);
      return drafts.length;
    });
  }
}

const { findings } = decide(guardCase(0, false, NOON), [...RULES, ...houseRules(SHIPPED_POLICY)]);
const CODES = recordedFindings(findings).codes;
const HASH = 'a'.repeat(64);

/** What one contact leaves in the log. */
function contactOf(tx: Tx, subject: Person): Draft[] {
  const [contact, attempt, vendor_message_id] = [
    publicId('contact', uuid7(tx.at)),
    uuid7(tx.at),
    `SM${uuid7(tx.at).replaceAll('-', '')}`,
  ];
  const leaf = uuid7(tx.at);
  const decision = uuid7(tx.at);
  const sent = { attempt, contact, vendor: 'twilio' };
  const about = (value: object) => ({ about: subject, value });
  return [
    {
      kind: 'contact.accepted',
      subject,
      body: {
        channel: 'sms',
        contact,
        not_after: '2026-06-13T19:00:00.000Z',
        purpose: 'collection',
        template: 'overdue',
      },
    },
    {
      kind: 'decision',
      id: decision,
      subject,
      body: {
        attempt,
        channel: 'sms',
        contact,
        declarations: { leaf, version: 1 },
        findings: CODES,
        policy: { leaf, version: '2026.1' },
        release: '0.1.0',
        ruleset: HASH,
        template: { leaf, version: '3' },
        tz: '2026a',
        verdict: 'allow',
      },
      sec: { inputs: about({}), endpoint: about({}), content: about({}) },
    },
    { kind: 'send.attempt', subject, body: { ...sent, decision } },
    { kind: 'send.accepted', subject, body: { ...sent, vendor_message_id } },
    {
      kind: 'receipt',
      subject,
      body: { contact, event: 'delivered', vendor: 'twilio', vendor_message_id },
    },
  ];
}

function sealed(installation: Installation, folder: string): Promise<number> {
  const { database, keys, clock, evidenceOrigin: origin } = installation;
  return catchUp({ url: database.url, clock, keys, origin, folder }, DEFAULT_TENANT);
}

/** With their indexes; the queue is empty by now, and its space is used again. */
async function diskOf(url: string, size: number) {
  return withClient(url, async (client) => {
    const { rows } = await client.query<{ name: string; bytes: string }>(
      `select relname as name, pg_total_relation_size(oid) as bytes from pg_class
        where relname in ('record', 'log', 'node', 'checkpoint') and relkind = 'r'`,
    );
    const { rows: entries } = await client.query<{ bytes: string }>(
      'select avg(octet_length(entry)) as bytes from record',
    );
    const each = Object.fromEntries(rows.map(({ name, bytes }) => [name, Number(bytes) / size]));
    const sum = Object.values(each).reduce((all, bytes) => all + bytes, 0);
    return {
      entry_bytes: Math.round(Number(entries[0]?.bytes)),
      disk_bytes_per_record: Math.round(sum),
      of_tables: Object.fromEntries(
        Object.entries(each).map(([name, bytes]) => [name, Math.round(bytes)]),
      ),
    };
  });
}

/** Each in a transaction of its own, and each is checked. */
async function proofTimes({ database }: Installation) {
  const times: number[] = [];
  const [log] = await database.tx(DEFAULT_TENANT, logsOf);
  if (log === undefined) throw new Error('the log is not there');
  const wanted = await database.tx(DEFAULT_TENANT, (tx) =>
    tx.query<{ id: string; leaf: Buffer }>(
      `select record_id as id, leaf from log where tenant = $1 and idx % greatest(1, (select max(idx) from log) / ${PROOFS}) = 0`,
      [tx.tenant],
    ),
  );
  for (const { id, leaf } of wanted.toSorted((a, b) => a.leaf.compare(b.leaf))) {
    const begun = performance.now();
    const file = await database.tx(DEFAULT_TENANT, async (tx) => {
      const published = await publishedNote(tx, log);
      return published && inclusionFile(tx, id, published);
    });
    times.push(performance.now() - begun);
    if (file === undefined || !isRight(file, leaf)) throw new Error(`the proof of ${id} is wrong`);
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => round(times[Math.floor(times.length * share)] ?? 0);
  return { proofs: times.length, proof_p50_ms: at(0.5), proof_p99_ms: at(0.99) };
}

function isRight(file: string, leaf: Buffer): boolean {
  const [, proof = '', note = ''] = /^[^\n]+\n(index \d+\n(?:[^\n]+\n)*)\n(.*)$/s.exec(file) ?? [];
  const [index = '', ...hashes] = proof.trimEnd().split('\n');
  const { size, root } = readCheckpoint(note);
  const proven = hashes.map((line) => Buffer.from(line, 'base64'));
  return isIncluded(Number(index.slice('index '.length)), size, leaf, proven, root);
}
