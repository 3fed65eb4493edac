/** What one person saw of us, and we of them, told by the clocks where they live. */
import { iso } from '../../platform/clock.js';
import { publicId } from '../../platform/ids.js';
import { readEvents } from '../../portfolio/event.repository.js';
import { readParties, type StoredParty } from '../../portfolio/party.repository.js';
import type { Scribe } from '../../portfolio/scribe.js';
import { recordAccess } from '../accesses.js';
import { stored } from '../desk.js';
import { maskAddress, maskName } from '../parties.resource.js';
import { historyRows, type HistoryRow, type Place } from './history.repository.js';
import { localTimes, zonesOf } from './local.js';

export interface HistoryPage {
  readonly after: Place | null;
  readonly limit: number;
  readonly isPersonal: boolean;
  /** That it was read is on record already. */
  readonly recorded?: boolean;
}

export async function history(scribe: Scribe, partyId: string, page: HistoryPage) {
  const { tx, keys } = scribe;
  const party = stored(await readParties(tx, keys, [partyId]));
  const found = await historyRows(tx, partyId, page.after, page.limit + 1);
  const rows = found.slice(0, page.limit);
  const parties = await readParties(tx, keys, [
    ...new Set(rows.flatMap((row) => row.party_id ?? [])),
  ]);
  const texts = page.isPersonal ? await textsOf(scribe, rows) : new Map<string, string>();
  const zones = zonesOf(party.facts);
  if (page.isPersonal && page.recorded !== true)
    await recordAccess(scribe, {
      partyId,
      purpose: 'history',
      object: publicId('party', partyId),
    });
  const last = found.length > page.limit ? rows.at(-1) : undefined;
  return {
    object: 'history' as const,
    party: {
      id: publicId('party', party.id),
      external_id: party.external_id,
      name: page.isPersonal ? party.name : maskName(party.name),
      residence: party.facts.residence,
    },
    zones,
    data: rows.map((row) => ({
      ...entry(row),
      local: localTimes(row.at, zones),
      to: reached(row, parties, page.isPersonal),
      text: texts.get(row.id) ?? null,
    })),
    has_more: last !== undefined,
    place: last === undefined ? null : { at: iso(last.at.getTime()), id: last.id },
  };
}

export function cursorOf(place: Place | null): string | null {
  return place === null ? null : `${place.at}_${place.id}`;
}

export function placeOf(cursor: string | undefined): Place | null {
  if (cursor === undefined) return null;
  const [at = '', id = ''] = cursor.split('_');
  return { at, id };
}

const ID_KINDS = { contact: 'contact', event: 'event', reservation: 'record' } as const;

function entry(row: HistoryRow) {
  return {
    kind: row.kind,
    id: publicId(ID_KINDS[row.kind], row.id),
    contact: row.contact_id === null ? null : publicId('contact', row.contact_id),
    at: iso(row.at.getTime()),
    channel: row.channel ?? 'call',
    direction: row.direction === 'inbound' ? ('inbound' as const) : ('outbound' as const),
    status: row.status ?? 'recorded',
    counts: row.kind === 'event' || row.slot !== null,
    verdict: row.verdict,
    rules: row.rules ?? [],
    purpose: row.purpose,
    template: row.template,
    sender: row.sender,
  };
}

function reached(row: HistoryRow, parties: readonly StoredParty[], isPersonal: boolean) {
  const party = parties.find(({ id }) => id === row.party_id);
  const address = party?.endpoints.find(({ id }) => id === row.endpoint_id)?.address ?? null;
  return {
    party: row.party_id === null ? null : publicId('party', row.party_id),
    external_id: party?.external_id ?? null,
    address: isPersonal ? address : maskAddress(address),
  };
}

async function textsOf({ tx, keys }: Scribe, rows: readonly HistoryRow[]) {
  const ids = rows.filter(({ kind }) => kind === 'event').map(({ id }) => id);
  const events = await readEvents(tx, keys, ids);
  return new Map(
    events.flatMap(({ id, texts }): [string, string][] => {
      const { text } = texts;
      return text === undefined ? [] : [[id, text]];
    }),
  );
}
