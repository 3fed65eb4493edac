/**
 * What a message or a click seems to ask for, put before a person. It binds nobody until that person has
 * accepted it: a classifier errs, and a wrong hold or a wrong death is no smaller harm than a missed one.
 */
import { SIGNALS, signalsIn } from '../compliance/language/inbound.js';
import { iso } from '../platform/clock.js';
import { publicId, uuid7 } from '../platform/ids.js';
import { lockAll, type Scribe } from '../portfolio/scribe.js';

export const PROPOSED_SIGNALS = [...SIGNALS, 'call_me', 'help'] as const;
export type ProposedSignal = (typeof PROPOSED_SIGNALS)[number];

export interface Proposal {
  /** Where it was heard; with party and signal unique for ever. */
  readonly source: string;
  readonly signal: ProposedSignal;
  readonly party_id: string;
  readonly endpoint_id: string | null;
  readonly channel: string;
  /** The message on the timeline. */
  readonly event_id: string | null;
}

const HELP = new Set(['help', 'info', '帮助', '求助']);

/** Everything heard in a text that is no unmistakable stop. */
export function heardIn(text: string): ProposedSignal[] {
  const word = text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s\p{P}\p{Cf}]/gu, '');
  const heard: ProposedSignal[] = signalsIn(text).map(({ signal }) => signal);
  return HELP.has(word) ? [...heard, 'help'] : heard;
}

/** Once each; what was proposed before is left as it stands. */
export async function propose(scribe: Scribe, proposals: readonly Proposal[]): Promise<void> {
  if (proposals.length === 0) return;
  const { tx, evidence } = scribe;
  const rows = proposals.map((one) => ({ id: uuid7(tx.at), ...one }));
  const fresh = await tx.query<{ id: string }>(
    `insert into restriction_proposal (tenant, id, source, signal, party_id, endpoint_id, channel, event_id, proposed_at, status)
     select $1, id, source, signal, party_id, endpoint_id, channel, event_id, $2, 'proposed'
       from json_to_recordset($3::json) as p(id uuid, source text, signal text, party_id uuid, endpoint_id uuid,
         channel text, event_id uuid)
     on conflict do nothing returning id`,
    [tx.tenant, iso(tx.at), JSON.stringify(rows)],
  );
  const made = rows.filter(({ id }) => fresh.some((one) => one.id === id));
  const persons = await lockAll(
    scribe,
    made.map(({ party_id }) => party_id),
  );
  await evidence.write(
    tx,
    made.map((one) => {
      const person = persons.get(one.party_id) ?? null;
      return {
        kind: 'restriction.changed' as const,
        subject: person,
        body: {
          channel: one.channel,
          party: publicId('party', one.party_id),
          proposal: publicId('restriction_proposal', one.id),
          status: 'proposed',
          ...(one.event_id === null ? {} : { event: publicId('event', one.event_id) }),
        },
        // Illness, a death or despair: what is guessed of a person is theirs.
        sec: { signal: { about: person, value: one.signal } },
      };
    }),
  );
}
