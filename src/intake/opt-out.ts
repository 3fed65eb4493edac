/**
 * Unmistakable opt-outs act before the answer: the event is stored, and what waits for the person is
 * judged again, in the transaction that answers. So does a START that takes one back.
 */
import { isStop } from '../compliance/language/inbound.js';
import { holdLeavingAlone } from '../dispatch/leaving.js';
import { readPersons } from '../evidence/person.js';
import { iso } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';
import { publicId } from '../platform/ids.js';
import { recordEvents } from '../portfolio/event.record.js';
import type { GivenEvent } from '../portfolio/event.js';
import { noteStopped, succeeded, type Scribe } from '../portfolio/scribe.js';
import { rejudge } from '../schedule/rejudge.js';
import { confirmStop } from './opt-out.confirm.js';
import { heardIn, propose, type Proposal } from './signals.js';

export interface Heard {
  /** Unique for ever: a vendor's message, or a click. */
  readonly source: string;
  readonly channel: 'sms' | 'email';
  readonly party_id: string;
  readonly endpoint_id: string;
  /** When it was said; by default now. */
  readonly at?: number;
  /** The words of an inbound message; absent for a link. */
  readonly text?: string;
  readonly wish: 'stop' | 'start' | null;
  /** The carrier has confirmed a stop already. */
  readonly answered?: boolean;
  /** The carrier has heard a request for help, in whatever words. */
  readonly asks_help?: boolean;
  /** The event of ours that it answers. */
  readonly in_reply_to?: string;
  /** To whom a START was said. */
  readonly given_to?: string;
}

/**
 * Stores what was heard and acts on it; fails, and stores nothing, if any of it cannot be stored. Answers who
 * said stop: when this has committed, wait for what is on its way to them (`untilHandedOver`).
 */
export async function hear(scribe: Scribe, heard: readonly Heard[]): Promise<string[]> {
  const { tx, keys } = scribe;
  const stopping = heard.filter(({ wish }) => wish === 'stop').map(({ party_id }) => party_id);
  await holdLeavingAlone(tx, stopping);
  // Nothing can be stored about an erased person, and nobody writes to one.
  const alive = await readPersons(
    tx,
    keys,
    heard.map(({ party_id }) => party_id),
  );
  const said: Said[] = [];
  for (const one of heard.filter(({ party_id }) => alive.has(party_id))) {
    const isOut = await isOptedOut(tx, one);
    said.push({ ...one, isOut, events: eventsOf(one, isOut, one.at ?? tx.at) });
  }
  const { outcomes, persons } = await recordEvents(
    scribe,
    said.flatMap(({ events }) => events),
  );
  const ids = new Map<Said, string>();
  let next = 0;
  for (const one of said) {
    const [first] = outcomes.slice(next, (next += one.events.length)).map(succeeded);
    if (one.text !== undefined && first !== undefined) ids.set(one, first.id);
  }
  if (persons.length > 0) await rejudge(tx, persons);
  await propose(scribe, [...ids].flatMap(proposalsOf));
  const stopped = [...ids].filter(([one]) => one.wish === 'stop' && !one.isOut && !one.answered);
  if (stopped.length > 0)
    await confirmStop(
      scribe,
      stopped.map(([one, event_id]) => ({ ...one, event_id })),
    );
  noteStopped(scribe, stopping);
  return said.flatMap(({ party_id, wish }) => (wish === 'stop' ? [party_id] : []));
}

type Said = Heard & { readonly isOut: boolean; readonly events: readonly GivenEvent[] };

/** What is certain has acted; the rest of a message is for people. */
function proposalsOf([one, event_id]: [Said, string]): Proposal[] {
  const { channel, endpoint_id, party_id, source, text = '', wish } = one;
  if (wish !== null) return [];
  const signals = new Set(heardIn(text));
  if (one.asks_help === true) signals.add('help');
  return [...signals].map((signal) => ({
    source,
    signal,
    party_id,
    endpoint_id,
    channel,
    event_id,
  }));
}

/** By the last word about the endpoint. */
async function isOptedOut(tx: Tx, { party_id, endpoint_id, channel }: Heard): Promise<boolean> {
  const [last] = await tx.query<{ type: string }>(
    `select type from timeline_event
      where tenant = $1 and (party_id = $2 or person_id = $2) and body->>'endpoint' = $3
        and (type = 'opt_out' and body->>'channel' = $4 and body->>'scope' = 'all'
             or type = 'consent' and body->>'scope' = $4)
      order by occurred_at desc, id desc limit 1`,
    [tx.tenant, party_id, publicId('endpoint', endpoint_id), channel],
  );
  return last?.type === 'opt_out';
}

function eventsOf(one: Heard, isOut: boolean, at: number): GivenEvent[] {
  const { channel, given_to, source, text, wish } = one;
  const whom = {
    party: publicId('party', one.party_id),
    endpoint: publicId('endpoint', one.endpoint_id),
  };
  const event = (type: GivenEvent['type'], fields: GivenEvent['fields']): GivenEvent => ({
    external_id: `${source}/${type}`,
    occurred_at: iso(at),
    type,
    fields: { ...whom, ...fields },
  });
  const events: GivenEvent[] = [];
  if (text !== undefined)
    events.push(
      event('message', { direction: 'inbound', channel, text, in_reply_to: one.in_reply_to }),
    );
  if (wish === 'stop' && (text !== undefined || !isOut))
    events.push(event('opt_out', { channel, scope: 'all' }));
  // About no debt: it reopens the endpoint, and lifts nothing that a consent about a debt would lift.
  if (wish === 'start' && isOut && given_to !== undefined)
    events.push(event('consent', { scope: channel, given_to, debts: [], via: channel }));
  return events;
}

const START_WORDS = new Set(['START', 'UNSTOP']);

/** An unmistakable request and nothing else: everything subtler is for the guard and for people. */
export function wishIn(text: string): Heard['wish'] {
  if (isStop(text)) return 'stop';
  const word = text
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\p{P}\p{Cf}]/gu, '');
  return START_WORDS.has(word) ? 'start' : null;
}

/** The refusal in an inbound message that is a stop word, whoever carried it; no caller can take its id. */
export function refusalIn({ external_id, occurred_at, type, fields }: GivenEvent): GivenEvent[] {
  const { channel, direction, endpoint, party, text } = fields;
  if (type !== 'message' || direction !== 'inbound' || typeof text !== 'string') return [];
  if (wishIn(text) !== 'stop') return [];
  return [
    {
      external_id: `${external_id}#opt-out`,
      occurred_at,
      type: 'opt_out',
      fields: { party, channel, endpoint, scope: 'all' },
    },
  ];
}
