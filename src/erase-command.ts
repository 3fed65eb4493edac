/** `erase …`: what `/v1/erasures` does, for people at the machine; two of them, as there. */
import { parseArgs } from 'node:util';
import { acting, actingAs, checked, type Acting } from './acting.js';
import { UsageError } from './commands.js';
import { Eraser } from './dispatch/erasing/eraser.js';
import { approveErasure, requestErasure, withdrawErasure } from './dispatch/erasing/erasure.js';
import { readErasure } from './dispatch/erasing/erasure.repository.js';
import { EvidenceLog } from './evidence/record.js';
import { stored } from './intake/desk.js';
import { erasureResource, namedBy, referredIn } from './intake/erasures.resource.js';
import { newErasure, withdrawing } from './intake/erasures.schema.js';
import type { Tx } from './platform/database.js';
import { DEFAULT_TENANT } from './platform/installation.js';
import { Settings } from './platform/platform.module.js';

const USAGE =
  'usage: erase --party <id> --basis data_subject|retention|order|mistake --reason <text> --as <login>\n' +
  '       erase --approve <erasure> --as <login of another>\n' +
  '       erase --withdraw <erasure> --reason <text> --as <login>\n' +
  '       erase --show <erasure>';

export async function erase(args: string[]): Promise<void> {
  await acting(async (at) => [await eraseAs(at, args)]);
}

type Values = Readonly<
  Partial<Record<'party' | 'basis' | 'reason' | 'as' | 'approve' | 'withdraw' | 'show', string>>
>;

export async function eraseAs(at: Acting, args: string[]): Promise<object> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args,
    options: {
      party: text,
      basis: text,
      reason: text,
      as: text,
      approve: text,
      withdraw: text,
      show: text,
    },
  });
  const verbs = (['party', 'approve', 'withdraw', 'show'] as const).filter(
    (verb) => values[verb] !== undefined,
  );
  const [verb] = verbs;
  if (verb === undefined || verbs.length > 1) throw new UsageError(USAGE);
  return VERBS[verb](at, values);
}

const VERBS = { party: asked, approve: approved, withdraw: withdrawn, show };

function asked(at: Acting, values: Values): Promise<object> {
  const { party, basis, reason } = checked(newErasure, {
    party: values.party,
    basis: values.basis,
    reason: values.reason,
  });
  return actingAs(at, whoIn(values), async (scribe, by) => {
    const partyId = await referredIn(scribe.tx, 'party', party, '/party');
    return shownIn(scribe.tx, await requestErasure(scribe, { partyId, basis, reason }, by));
  });
}

async function approved(at: Acting, values: Values): Promise<object> {
  const { database, keys, evidenceOrigin } = at.installation;
  const id = erasureIn(values.approve);
  await actingAs(at, whoIn(values), (scribe, by) => approveErasure(scribe, id, by));
  const evidence = new EvidenceLog(keys, evidenceOrigin);
  const eraser = new Eraser(database, keys, evidence, new Settings(at.config, evidenceOrigin));
  try {
    await eraser.erase(DEFAULT_TENANT, id);
  } finally {
    await eraser.onModuleDestroy();
  }
  return show(at, { show: values.approve ?? '' });
}

function withdrawn(at: Acting, values: Values): Promise<object> {
  const { reason } = checked(withdrawing, { reason: values.reason });
  const id = erasureIn(values.withdraw);
  return actingAs(at, whoIn(values), async (scribe, by) => {
    await withdrawErasure(scribe, id, by, reason);
    return shownIn(scribe.tx, id);
  });
}

function show(at: Acting, values: Values): Promise<object> {
  const id = erasureIn(values.show);
  return at.installation.database.tx(DEFAULT_TENANT, (tx) => shownIn(tx, id));
}

function whoIn({ as: login }: Values) {
  return { login, scope: 'erasures:write' } as const;
}

function erasureIn(name: string | undefined): string {
  return namedBy('erasure', name ?? '', 'erasure');
}

async function shownIn(tx: Tx, id: string): Promise<object> {
  const row = await readErasure(tx, id);
  return erasureResource(stored(row === undefined ? [] : [row]));
}
