/** The small commands: users, keys, migrations, and the two that need no database. */
import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readInstant } from './compliance/instants.js';
import { LANGUAGES } from './compliance/telling/tell.js';
import { countFigures } from './feed/count-figures.js';
import { forgetFigures } from './feed/figure.repository.js';
import { evaluatedLines } from './intake/evaluate.js';
import { addKey, addUser } from './platform/access/access.repository.js';
import { invitationLink } from './platform/access/invitation-link.js';
import { invite } from './platform/access/invitation.js';
import { readConfig } from './platform/config.js';
import type { Tx } from './platform/database.js';
import { fromPublicId } from './platform/ids.js';
import {
  DEFAULT_TENANT,
  openInstallation,
  type Installation,
  type Opening,
} from './platform/installation.js';
import { rulesetText, SHIPPED_POLICY } from './policies/house-policy.js';
import { replay } from './policies/replay.js';
import { openDatabase } from './open-database.js';

export class UsageError extends Error {
  override name = 'UsageError';
}

/** Asked before anything is sealed for it: nothing is written into a folder that is there. */
export function requireNew(folder: string): void {
  if (existsSync(folder))
    throw new UsageError(`\`${folder}\` is there already: name a folder that is not`);
}

export async function migrateNow(): Promise<void> {
  await onDatabase(async () => {});
  process.stderr.write('the database has the schema of this release\n');
}

/** `user add <login> --role <role>… [--invite]`: with an invitation, the way in for people, the first of them too. */
export async function user(args: string[]): Promise<void> {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      role: { type: 'string', multiple: true, default: [] },
      invite: { type: 'boolean', default: false },
    },
  });
  const [verb, login] = positionals;
  if (verb !== 'add' || login === undefined)
    throw new UsageError('usage: user add <login> --role <role>… [--invite]');
  const made = await onDatabase(async (tx) => {
    const { id } = await addUser(tx, { login, roles: values.role });
    if (!values.invite) return { id };
    const { token, expires_at } = await invite(tx, { user_id: id, by: null, resets_totp: true });
    return { id, invitation: invitationLink(readConfig(), token, login), expires_at };
  });
  const { id, ...invited } = made;
  process.stdout.write(`${JSON.stringify({ id, login, roles: values.role, ...invited })}\n`);
}

/** `key add <login> --scopes <scope,…>`: prints the key, which is never shown again. */
export async function key(args: string[]): Promise<void> {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: { scopes: { type: 'string', default: '' }, label: { type: 'string', default: '' } },
  });
  const [verb, login] = positionals;
  if (verb !== 'add' || login === undefined)
    throw new UsageError('usage: key add <login> --scopes <scope,…> [--label <text>]');
  const scopes = values.scopes.split(',').filter(Boolean);
  const made = await onDatabase((tx) => addKey(tx, { login, scopes, label: values.label }));
  process.stdout.write(`${made.key}\n`);
}

/** `recount`: the figures of the dashboard, made again from the records. */
export async function recount(): Promise<void> {
  await onInstallation(async ({ database }) => {
    for (const tenant of await database.tenants()) {
      await database.tx(tenant, forgetFigures);
      while (await database.tx(tenant, countFigures));
    }
  });
  process.stderr.write('the figures are counted again from the first record\n');
}

async function onDatabase<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return onInstallation(({ database }) => database.tx(DEFAULT_TENANT, work));
}

export async function onInstallation<T>(
  work: (installation: Installation) => Promise<T>,
  opening: Opening = {},
): Promise<T> {
  const config = readConfig();
  const { ownerUrl, embedded } = await openDatabase(config);
  try {
    const installation = await openInstallation(config, ownerUrl, opening);
    try {
      return await work(installation);
    } finally {
      await installation.database.close();
    }
  } finally {
    await embedded?.stop();
  }
}

/** `replay [--since <instant>] [--party <id>]`: stored decisions, put to their own guards again. */
export async function replayDecisions(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: { since: { type: 'string' }, party: { type: 'string' } },
  });
  const since = values.since === undefined ? undefined : readInstant(values.since);
  if (values.since !== undefined && since === undefined)
    throw new UsageError(`\`--since ${values.since}\` is no instant; write 2026-03-10T09:30:00Z`);
  const party = values.party === undefined ? undefined : fromPublicId('party', values.party);
  if (values.party !== undefined && party === undefined)
    throw new UsageError(`\`--party ${values.party}\` is no party id; write it like pty_018f…`);
  const wanted = {
    ...(since === undefined ? {} : { since }),
    ...(party === undefined ? {} : { party }),
  };
  const sum = await onInstallation(({ database, keys }) =>
    replay(database, keys, { tenant: DEFAULT_TENANT, ...wanted }, (difference) =>
      process.stdout.write(`${JSON.stringify(difference)}\n`),
    ),
  );
  process.stdout.write(`${JSON.stringify(sum)}\n`);
  if (sum.different > 0) process.exitCode = 1;
}

/** `ruleset`: exactly the text whose SHA-256 a decision under the shipped policy names. */
export async function printRuleset(): Promise<void> {
  process.stdout.write(rulesetText(SHIPPED_POLICY));
}

/**
 * `evaluate <cases.json> [--language zh-CN]`: one decision a line. A case that cannot be judged makes the command
 * fail at the end.
 */
export async function evaluate(args: string[]): Promise<void> {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: { language: { type: 'string', default: 'en' } },
  });
  const language = LANGUAGES.find((each) => each === values.language);
  if (language === undefined)
    throw new UsageError(`\`--language\` is one of ${LANGUAGES.join(', ')}`);
  for (const line of evaluatedLines(readList(positionals, 'evaluate <cases.json>'), language)) {
    process.stdout.write(`${JSON.stringify(line)}\n`);
    if (!('error' in line)) continue;
    process.exitCode = 1;
    for (const { pointer, detail, remedy } of line.error.errors) {
      const advice = remedy === undefined ? '' : `; ${remedy}`;
      process.stderr.write(`dunwell: case \`${line.id}\`: \`${pointer}\` ${detail}${advice}\n`);
    }
  }
}

export function readList([file]: string[], usage: string): unknown[] {
  if (file === undefined) throw new UsageError(`usage: ${usage}`);
  const list: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (!Array.isArray(list)) throw new UsageError(`\`${file}\` must hold a JSON array`);
  return list;
}
