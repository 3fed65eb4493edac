/** Whether each contact left the evidence that its status demands, read from the tables as their owner. */
import pg from 'pg';
import type { RecordKind } from '../../evidence/kind.js';
import type { ContactStatus } from '../../schedule/contact.js';
import type { Check } from './checks.js';
import type { Contact } from './contacts.js';

const DECIDED = ['contact.accepted', 'decision'] as const;
const SENT = [...DECIDED, 'send.attempt', 'send.accepted'] as const;

/** A status that is not here cannot be the last one. */
const DEMANDED: Readonly<Partial<Record<ContactStatus, readonly RecordKind[]>>> = {
  scheduled: ['contact.accepted'],
  held: DECIDED,
  review: DECIDED,
  blocked: DECIDED,
  ready: DECIDED,
  claimed: DECIDED,
  completed: [...DECIDED, 'call.task'],
  sent: SENT,
  delivered: [...SENT, 'receipt'],
  undelivered: [...SENT, 'receipt'],
  unknown: [...DECIDED, 'send.attempt', 'send.unknown'],
  failed: ['contact.accepted', 'send.rejected'],
  canceled: ['contact.accepted', 'contact.canceled'],
  expired: ['contact.accepted', 'contact.expired'],
};

interface Filed {
  readonly contact: string;
  readonly kind: string;
}

export async function checkEvidence(
  databaseUrl: string,
  contacts: readonly Contact[],
): Promise<Check> {
  const filed = await readFiled(databaseUrl);
  return {
    claim: `every contact left the evidence that its status demands (${filed.length} records)`,
    problems: missing(contacts, filed),
  };
}

export function missing(
  contacts: readonly Pick<Contact, 'id' | 'external_id' | 'status'>[],
  filed: readonly Filed[],
): string[] {
  const there = new Set(filed.map(({ contact, kind }) => `${contact} ${kind}`));
  return contacts.flatMap(({ id, external_id, status }) => {
    const demanded = DEMANDED[status];
    if (demanded === undefined) return [`\`${external_id}\` ended as ${status}`];
    return demanded
      .filter((kind) => !there.has(`${id} ${kind}`))
      .map((kind) => `\`${external_id}\` is ${status}, but there is no \`${kind}\` record`);
  });
}

async function readFiled(databaseUrl: string): Promise<Filed[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<Filed>(
      `select kind, convert_from(entry, 'UTF8')::jsonb->'body'->>'contact' as contact
         from record where convert_from(entry, 'UTF8')::jsonb->'body' ? 'contact'`,
    );
    return rows;
  } finally {
    await client.end();
  }
}
