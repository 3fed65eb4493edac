/** What is in force for a person, and what was promised. */
import { LocalTime } from '../../parts/LocalTime.js';
import { useText } from '../../words/language.js';
import { zoneOf } from './PersonHead.js';
import { term, terms } from './terms.js';
import type { Card } from './usePerson.js';
import { words } from './words.js';

type Restriction = Card['restrictions'][number] & Readonly<Record<string, unknown>>;

export function Restrictions({ card }: { readonly card: Card }) {
  const text = useText(words);
  if (card.restrictions.length === 0) return <p className="muted">{text.noRestrictions}</p>;
  return (
    <ul className="in-force">
      {card.restrictions.map((one) => (
        <li key={`${one.kind} ${one.event ?? ''}`}>
          <InForce restriction={one} party={card.party} />
        </li>
      ))}
    </ul>
  );
}

function InForce({ restriction, party }: { restriction: Restriction; party: Card['party'] }) {
  const text = useText(words);
  const labels = useText(terms);
  const { kind, since, channel, endpoint, reason, until, binds } = restriction;
  const address = party.endpoints.find(({ id }) => id === endpoint)?.address;
  const said = [
    channel === undefined ? undefined : term(labels, channel),
    address ?? undefined,
    reason === undefined ? undefined : term(labels, reason),
  ].filter(Boolean);
  return (
    <>
      <strong>{term(labels, kind)}</strong>
      {said.length > 0 && `: ${said.join(', ')}`}
      {binds === 'collectors' && <strong> {text.bindsCollectors}</strong>}
      {binds === 'nobody' && <strong> {text.bindsNobody}</strong>}
      {since !== null && (
        <span className="muted">
          {' '}
          {text.since} <LocalTime at={since} zone={zoneOf(party)} />
        </span>
      )}
      {typeof until === 'string' && (
        <span>
          {' '}
          {text.until} <LocalTime at={until} zone={zoneOf(party)} />
        </span>
      )}
    </>
  );
}
