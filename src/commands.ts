/** The small commands: users, keys, migrations, and the two that need no database. */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { checkLanguage, type LanguageContext } from './compliance/language/check.js';
import { evaluatedLines } from './intake/evaluate.js';
import { addKey, addUser } from './platform/access/access.repository.js';
import { readConfig } from './platform/config.js';
import type { Tx } from './platform/database.js';
import { DEFAULT_TENANT, openInstallation } from './platform/installation.js';
import { openDatabase } from './service.js';

export class UsageError extends Error {
  override name = 'UsageError';
}

export async function migrateNow(): Promise<void> {
  await onDatabase(async () => {});
  process.stderr.write('the database has the schema of this release\n');
}

/** `user add <login> --role <role>…` */
export async function user(args: string[]): Promise<void> {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: { role: { type: 'string', multiple: true, default: [] } },
  });
  const [verb, login] = positionals;
  if (verb !== 'add' || login === undefined)
    throw new UsageError('usage: user add <login> --role <role>…');
  const { id } = await onDatabase((tx) => addUser(tx, { login, roles: values.role }));
  process.stdout.write(`${JSON.stringify({ id, login, roles: values.role })}\n`);
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

async function onDatabase<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  const config = readConfig();
  const { ownerUrl, embedded } = await openDatabase(config);
  try {
    const { database } = await openInstallation(config, ownerUrl);
    try {
      return await database.tx(DEFAULT_TENANT, work);
    } finally {
      await database.close();
    }
  } finally {
    await embedded?.stop();
  }
}

/** `evaluate <cases.json>`: one decision a line. A case that cannot be judged makes the command fail at the end. */
export async function evaluate(args: string[]): Promise<void> {
  for (const line of evaluatedLines(readList(args, 'evaluate <cases.json>'))) {
    process.stdout.write(`${JSON.stringify(line)}\n`);
    if (!('error' in line)) continue;
    process.exitCode = 1;
    for (const { pointer, detail, remedy } of line.error.errors) {
      const advice = remedy === undefined ? '' : `; ${remedy}`;
      process.stderr.write(`dunwell: case \`${line.id}\`: \`${pointer}\` ${detail}${advice}\n`);
    }
  }
}

/** `check-language <messages.json>`: one verdict a line. */
export async function checkLanguageOf(args: string[]): Promise<void> {
  const messages = readList(args, 'check-language <messages.json>') as {
    id: string;
    text: string;
    context?: LanguageContext;
  }[];
  for (const { id, text, context } of messages) {
    process.stdout.write(`${JSON.stringify({ id, ...checkLanguage(text, context ?? {}) })}\n`);
  }
}

function readList([file]: string[], usage: string): unknown[] {
  if (file === undefined) throw new UsageError(`usage: ${usage}`);
  const list: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (!Array.isArray(list)) throw new UsageError(`\`${file}\` must hold a JSON array`);
  return list;
}
