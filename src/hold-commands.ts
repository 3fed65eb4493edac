/** `hold add|list|release`: what `/v1/legal-holds` does, for people at the machine. */
import { parseArgs } from 'node:util';
import { acting, actingAs, checked, type Acting } from './acting.js';
import { UsageError } from './commands.js';
import { listHolds, placeHold, readHold, releaseHold } from './dispatch/erasing/legal-hold.js';
import { stored } from './intake/desk.js';
import { holdOf, holdResource, namedBy } from './intake/erasures.resource.js';
import { newHold, withdrawing } from './intake/erasures.schema.js';
import { pageOf } from './intake/paging.js';
import type { Tx } from './platform/database.js';
import { DEFAULT_TENANT } from './platform/installation.js';

const USAGE =
  'usage: hold add --scope tenant|party|debt [--value <id>] --reference <file> --reason <text> --as <login>\n' +
  '       hold list [--open]\n' +
  '       hold release <hold> --reason <text> --as <login>';
const PAGE = 200;

export async function hold(args: string[]): Promise<void> {
  await acting((at) => holdAs(at, args));
}

export async function holdAs(at: Acting, [verb = '', ...args]: string[]): Promise<object[]> {
  const work = { add, list, release }[verb];
  if (work === undefined) throw new UsageError(USAGE);
  return work(at, args);
}

async function add(at: Acting, args: string[]): Promise<object[]> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args,
    options: { scope: text, value: text, reference: text, reason: text, as: text },
  });
  const { as: login, ...given } = values;
  const body = checked(newHold, given);
  return actingAs(at, { login, scope: 'erasures:write' }, async (scribe, by) => {
    const id = await placeHold(scribe, await holdOf(scribe.tx, body), by);
    return [await shownIn(scribe.tx, id)];
  });
}

/** Oldest first. */
async function list(at: Acting, args: string[]): Promise<object[]> {
  const { values } = parseArgs({
    args,
    options: { open: { type: 'boolean', default: false } },
  });
  return at.installation.database.tx(DEFAULT_TENANT, async (tx) => {
    const all: object[] = [];
    for (let after: string | undefined; ;) {
      const query = { limit: PAGE, ...(after === undefined ? {} : { starting_after: after }) };
      const page = pageOf('hold', query);
      const { rows, has_more } = await listHolds(tx, values.open ? true : null, page);
      const shown = rows.map(holdResource);
      all.push(...shown);
      if (!has_more) return all;
      after = shown.at(-1)?.id;
    }
  });
}

async function release(at: Acting, args: string[]): Promise<object[]> {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: { reason: { type: 'string' }, as: { type: 'string' } },
  });
  const [name] = positionals;
  if (name === undefined || positionals.length > 1) throw new UsageError(USAGE);
  const { reason } = checked(withdrawing, { reason: values.reason });
  return actingAs(at, { login: values.as, scope: 'erasures:write' }, async (scribe, by) => {
    const id = namedBy('hold', name, 'hold');
    await releaseHold(scribe, id, by, reason);
    return [await shownIn(scribe.tx, id)];
  });
}

async function shownIn(tx: Tx, id: string): Promise<object> {
  const row = await readHold(tx, id);
  return holdResource(stored(row === undefined ? [] : [row]));
}
