/**
 * Fixes the offsets of the sample portfolio to the run: `-P1D@10:30` becomes half past ten, yesterday,
 * where the borrower lives.
 *
 * An offset is an ISO 8601 duration of days, hours and minutes; `@` and a time of day set the clock of
 * the day that it leads to. Days are counted on the borrower's calendar.
 */
import { Temporal } from 'temporal-polyfill';
import type { Contact, Debt, Portfolio, PortfolioEvent } from './shapes.js';

const OFFSET =
  /^(?<length>-?P(?=[\dT])(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?)?)(?:@(?<time>[0-2]\d:[0-5]\d))?$/;

/** Fields of events that hold an offset, beside `occurred_at`. */
const INSTANTS = new Set(['until']);
const DATES = new Set(['due', 'since', 'opt_out_by']);

/** The portfolio as a loan system would send it at `now`, without offsets. */
export function resolve(portfolio: Portfolio, now: Date): Portfolio {
  const zoneOf = zones(portfolio);
  const nowIn = (zone: string) =>
    Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone);
  return {
    organisations: portfolio.organisations,
    parties: portfolio.parties,
    debts: portfolio.debts.map((debt) => resolvedDebt(debt, nowIn(zoneOf(borrowerOf(debt))))),
    events: portfolio.events.map((event) => resolvedEvent(event, nowIn(zoneOf(subject(event))))),
    contacts: portfolio.contacts.map((contact) =>
      resolvedContact(contact, nowIn(zoneOf(contact.debt))),
    ),
  };
}

/** Which zone's calendar counts, by the id of a party, an endpoint or a debt. */
function zones({ parties, debts }: Portfolio): (id: string) => string {
  const known = new Map<string, string>();
  for (const { external_id, time_zones, day_zone, endpoints } of parties) {
    const zone = day_zone ?? time_zones[0]?.zone ?? 'UTC';
    for (const id of [external_id, ...endpoints.map((line) => line.external_id)])
      known.set(id, zone);
  }
  for (const debt of debts) known.set(debt.external_id, known.get(borrowerOf(debt)) ?? 'UTC');
  return (id) => {
    const zone = known.get(id);
    if (zone === undefined)
      throw new Error(`\`${id}\` is in no table: add it, or mend the reference`);
    return zone;
  };
}

function borrowerOf({ external_id, parties }: Debt): string {
  return parties.find(({ relation }) => relation === 'borrower')?.party ?? external_id;
}

/** Whom or what an event is about: the debt if there is one, else the party, else the line. */
function subject(event: PortfolioEvent): string {
  if ('debts' in event) return event.debts[0] ?? event.external_id;
  return 'party' in event ? event.party : event.endpoint;
}

function resolvedDebt(debt: Debt, now: Temporal.ZonedDateTime): Debt {
  const { validation } = debt;
  return {
    ...debt,
    due_on: date(debt.due_on, now),
    balance_as_of: instant(debt.balance_as_of, now),
    ...(validation && {
      validation: {
        ...validation,
        ...(validation.notice_provided_on !== undefined && {
          notice_provided_on: date(validation.notice_provided_on, now),
        }),
        ...(validation.period_end !== undefined && {
          period_end: date(validation.period_end, now),
        }),
      },
    }),
  };
}

function resolvedEvent<E extends PortfolioEvent>(event: E, now: Temporal.ZonedDateTime): E {
  const fixed = Object.entries(event).flatMap(([name, value]) => {
    if (typeof value !== 'string') return [];
    if (INSTANTS.has(name)) return [[name, instant(value, now)]];
    return DATES.has(name) ? [[name, date(value, now)]] : [];
  });
  return { ...event, ...Object.fromEntries(fixed), occurred_at: instant(event.occurred_at, now) };
}

function resolvedContact(contact: Contact, now: Temporal.ZonedDateTime): Contact {
  return {
    ...contact,
    ...(contact.not_before !== undefined && { not_before: instant(contact.not_before, now) }),
    ...(contact.not_after !== undefined && { not_after: instant(contact.not_after, now) }),
  };
}

function instant(offset: string, now: Temporal.ZonedDateTime): string {
  return moved(offset, now).toInstant().toString({ smallestUnit: 'second' });
}

function date(offset: string, now: Temporal.ZonedDateTime): string {
  return moved(offset, now).toPlainDate().toString();
}

function moved(offset: string, now: Temporal.ZonedDateTime): Temporal.ZonedDateTime {
  const { length, time } = OFFSET.exec(offset)?.groups ?? {};
  if (length === undefined) {
    throw new Error(
      `\`${offset}\` is no offset: write one such as \`-P1D\`, \`P3D@10:30\` or \`-PT6H\``,
    );
  }
  const there = now.add(Temporal.Duration.from(length));
  return time === undefined ? there : there.withPlainTime(time);
}
