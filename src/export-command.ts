/**
 * `evidence export --party <id> --out <dir>`: one borrower's records, and the proof that none is left out.
 *
 * Nothing is disclosed unless `--open` names it: what has left the house cannot be closed again.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { onInstallation, requireNew, UsageError } from './commands.js';
import { LANGUAGES, type Language } from './compliance/telling/tell.js';
import { writeFiles } from './evidence/pack/files.js';
import { vkeysOf } from './evidence/pack/keys.js';
import type { Draft } from './evidence/pack/package.js';
import { EvidenceLog } from './evidence/record.js';
import { readChain } from './evidence/stamp/chain.js';
import { issueExport, prepareExport, PURPOSES, type Order } from './intake/exports/issue.js';
import { addReadable } from './intake/exports/readable.js';
import { subjectOf } from './intake/exports/subject.js';
import { readConfig } from './platform/config.js';
import { DEFAULT_TENANT } from './platform/installation.js';
import { sealNow } from './seal-now.js';

const USAGE =
  'usage: evidence export --party <id> --out <dir> [--open all|<section,…>] [--lang en|zh-CN] ' +
  `[--purpose ${PURPOSES.join('|')}] [--recipient <name>] [--since <checkpoint file>]…`;

interface Asked extends Omit<Order, 'subject' | 'chain'> {
  readonly party: string;
  readonly out: string;
  readonly language: Language;
}

export async function exportPackage(args: string[]): Promise<void> {
  const asked = read(args);
  requireNew(asked.out);
  const issued = await onInstallation(async (installation) => {
    const { database, keys, evidenceOrigin } = installation;
    const evidence = new EvidenceLog(keys, evidenceOrigin);
    // Before the log is sealed: a party that is unknown needs no new record of the heads.
    await database.tx(DEFAULT_TENANT, async (tx) => {
      await subjectOf(tx, asked.party);
      await prepareExport(tx, evidence);
    });
    await sealNow(installation);
    return database.tx(DEFAULT_TENANT, async (tx) => {
      const subject = await subjectOf(tx, asked.party);
      const reader = { language: asked.language, zone: subject.zone, at: tx.at };
      const adorn = async (draft: Draft) =>
        addReadable(draft, { ...reader, vkeys: await vkeysOf(tx) });
      return issueExport(
        tx,
        { keys, evidence, adorn },
        {
          ...asked,
          subject,
          chain: readChain(readConfig()),
        },
      );
    });
  });
  writeFiles(issued.files, asked.out);
  const { records, size, contacts, opened } = issued;
  process.stderr.write(
    `${records} records of a log of ${size} are in \`${asked.out}\`; ` +
      `${contacts === 0 ? 'no contact is among them' : `${contacts} are of contacts`}; ` +
      `sections of ${opened} are opened\n`,
  );
}

function read(args: string[]): Asked {
  const { values } = parseArgs({
    args,
    options: {
      party: { type: 'string' },
      out: { type: 'string' },
      open: { type: 'string', default: '' },
      lang: { type: 'string', default: 'en' },
      purpose: { type: 'string', default: 'audit' },
      recipient: { type: 'string' },
      since: { type: 'string', multiple: true, default: [] },
    },
  });
  const { party, out, open } = values;
  const purpose = PURPOSES.find((one) => one === values.purpose);
  const language = LANGUAGES.find((one) => one === values.lang);
  if (party === undefined || out === undefined || purpose === undefined || language === undefined)
    throw new UsageError(USAGE);
  return {
    party,
    out,
    language,
    open: open === 'all' ? 'all' : open.split(',').filter(Boolean),
    purpose,
    recipient: values.recipient ?? null,
    known: values.since.map(headIn),
    by: null,
  };
}

function headIn(file: string): { log: string; size: number } {
  const [log = '', size = ''] = readFileSync(file, 'utf8').split('\n');
  if (/^[1-9]\d{0,14}$/.test(size)) return { log, size: Number(size) };
  throw new UsageError(`\`${file}\` is no checkpoint: its second line is no size`);
}
