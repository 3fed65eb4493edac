/** What can be imported: the very schemas and functions of the JSON API. */
import { z } from 'zod';
import type { Scope } from '../../platform/access/scopes.js';
import { iso } from '../../platform/clock.js';
import type { IdKind } from '../../platform/ids.js';
import { addParties } from '../../portfolio/party.add.js';
import type { Outcome, Scribe } from '../../portfolio/scribe.js';
import { addContacts } from '../contacts.add.js';
import { contactInput, type ContactInput } from '../contacts.schema.js';
import { newDebt, type NewDebt } from '../debts.schema.js';
import { newEvent, type NewEvent } from '../events.schema.js';
import { newParty, type NewParty } from '../parties.schema.js';
import { takeDebts, takeEvents } from '../take.js';
import type { Shape } from './shapes.js';

export const IMPORT_KINDS = ['parties', 'debts', 'events', 'contacts'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

export interface Importable {
  readonly id: IdKind;
  readonly scope: Scope;
  readonly schema: z.ZodType<object>;
  /** @param batchId whose contacts they become */
  readonly take: (scribe: Scribe, items: readonly object[], batchId: string) => Promise<Outcome[]>;
}

export const IMPORTABLES: Readonly<Record<ImportKind, Importable>> = {
  parties: {
    id: 'party',
    scope: 'portfolio:write',
    schema: newParty,
    take: (scribe, items) => addParties(scribe, items as NewParty[]),
  },
  debts: {
    id: 'debt',
    scope: 'portfolio:write',
    schema: newDebt,
    take: (scribe, items) => takeDebts(scribe, items as NewDebt[]),
  },
  events: {
    id: 'event',
    scope: 'events:write',
    schema: newEvent,
    take: (scribe, items) => takeEvents(scribe, items as NewEvent[]),
  },
  contacts: {
    id: 'contact',
    scope: 'contacts:write',
    schema: contactInput,
    take: takeContacts,
  },
};

async function takeContacts(scribe: Scribe, items: readonly object[], batchId: string) {
  const outcomes = await addContacts(scribe, items as ContactInput[], batchId);
  if (outcomes.some(({ status }) => status === 'created')) {
    const { tx } = scribe;
    await tx.query(
      'insert into batch (tenant, id, created_at) values ($1, $2, $3) on conflict do nothing',
      [tx.tenant, batchId, iso(tx.at)],
    );
  }
  return outcomes;
}

export function shapeOf(kind: ImportKind): Shape {
  return z.toJSONSchema(IMPORTABLES[kind].schema, { io: 'input', unrepresentable: 'any' }) as Shape;
}
