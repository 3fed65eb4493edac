/** What an event of the timeline says, in a few words. */
import { term } from './terms.js';
import type { Card } from './usePerson.js';

type Fields = Readonly<Record<string, unknown>>;

const NAMED = [
  'direction',
  'outcome',
  'channel',
  'scope',
  'reason',
  'basis',
  'form',
  'place',
  'kind',
];
const PLAIN = ['due', 'amount', 'from', 'to', 'per_day', 'result'];

export function detailsOf(event: Fields, labels: object, party: Card['party']): string {
  const address = party.endpoints.find(({ id }) => id === event['endpoint'])?.address;
  return [
    ...NAMED.flatMap((name) => (typeof event[name] === 'string' ? term(labels, event[name]) : [])),
    ...PLAIN.flatMap((name) =>
      typeof event[name] === 'string' || typeof event[name] === 'number' ? `${event[name]}` : [],
    ),
    ...(address === null || address === undefined ? [] : [address]),
  ].join(' · ');
}

/** What somebody wrote or said: shown as text and never as anything else. */
export function saidIn(event: Fields): string | undefined {
  const said = event['text'] ?? event['portion'] ?? event['new_material'];
  return typeof said === 'string' ? said : undefined;
}
