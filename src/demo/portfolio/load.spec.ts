import { parsePhoneNumberFromString } from 'libphonenumber-js';
import { material } from '../material.js';
import { loadPortfolio } from './load.js';

const { organisations, parties, debts, events, contacts } = loadPortfolio();
const ids = (things: readonly { external_id: string }[]) =>
  things.map((thing) => thing.external_id);
const lines = parties.flatMap(({ endpoints }) => endpoints);
const debtOf = new Map(debts.map((debt) => [debt.external_id, debt]));
const homes = debts.map(({ parties: [borrower] }) => {
  const home = parties.find(({ external_id }) => external_id === borrower?.party);
  return home === undefined ? '' : home.residence + (home.city === 'New York' ? ' New York' : '');
});

describe('the tables of the loan system', () => {
  it('say the same as the JSON for the API', () => {
    const json: unknown = JSON.parse(material('portfolio/portfolio.json'));

    expect(loadPortfolio()).toEqual(json);
  });

  it.each([
    ['CN', 20],
    ['US-NY New York', 2],
    ['US-NY', 4],
    ['US-CA', 3],
    ['US-TX', 3],
    ['US-WA', 2],
    ['US-MA', 2],
    ['US-FL', 2],
    ['US-HI', 1],
    ['US-AK', 1],
    ['GB', 5],
    ['AU', 5],
    ['IN', 5],
    ['HK', 4],
    ['BR-RJ', 1],
  ])('hold debts in %s, at least %i', (home, atLeast) => {
    expect(homes.filter((found) => found.startsWith(home)).length).toBeGreaterThanOrEqual(atLeast);
  });

  it('reach from a week before the due date to four months after it', () => {
    const days = debts.map(({ days_past_due }) => days_past_due);

    expect([Math.min(...days), Math.max(...days)]).toEqual([-7, 120]);
  });

  it('count days past due as the due date does', () => {
    const wrong = debts.filter(({ due_on, days_past_due: days }) => {
      return due_on !== (days > 0 ? `-P${days}D` : `P${-days}D`);
    });

    expect(wrong).toEqual([]);
  });

  it.each([
    ['template', ['guarantor', 'hold', 'overdue', 'pre-due', 'promise', 'relay', 'settlement']],
    ['channel', ['call', 'email', 'sms']],
  ] as const)('use every %s', (field, expected) => {
    expect([...new Set(contacts.map((contact) => contact[field]))].toSorted()).toEqual(expected);
  });
});

describe('every reference', () => {
  it('is unique', () => {
    const all = [organisations, parties, debts, events, contacts, lines].flatMap(ids);

    expect(all.filter((id, index) => all.indexOf(id) !== index)).toEqual([]);
  });

  it('leads somewhere', () => {
    const known = new Set([organisations, parties, debts, lines].flatMap(ids));
    const used = [
      ...organisations.flatMap(({ listed_agencies }) => listed_agencies ?? []),
      ...debts.flatMap((debt) => [
        debt.lender,
        ...(debt.prior_collectors ?? []),
        ...debt.parties.map(({ party }) => party),
      ]),
      ...events.flatMap((event) => [
        ...('debts' in event ? event.debts : []),
        ...Object.entries(event).flatMap(([name, value]) =>
          /^(party|endpoint|sender|given_to|attorney|agency)$/.test(name) ? [value] : [],
        ),
      ]),
    ];

    expect(used.filter((id) => !known.has(String(id)))).toEqual([]);
  });

  it('gives each debt one borrower, named first', () => {
    const relations = debts.map((debt) => debt.parties.map(({ relation }) => relation));

    expect(relations.filter(([first]) => first !== 'borrower')).toEqual([]);
    expect(relations.filter(([, ...others]) => others.includes('borrower'))).toEqual([]);
  });

  it('lets a contact address a party of its debt on a line that fits its channel', () => {
    const astray = contacts.filter(({ debt, to, channel }) => {
      const isParty = debtOf.get(debt)?.parties.some(({ party }) => party === to.party);
      const owned = parties.find(({ external_id }) => external_id === to.party)?.endpoints;
      const kind = owned?.find(({ external_id }) => external_id === to.endpoint)?.kind;
      const fits =
        channel === 'email' ? kind === 'email' : kind === 'mobile' || kind === 'landline';
      return isParty !== true || !fits;
    });

    expect(astray).toEqual([]);
  });

  it('lets only the lender or an agency that was given the debt speak', () => {
    const assigned = events.filter((event) => event.type === 'agency_assigned');
    const strangers = contacts.filter(
      ({ sender, debt }) =>
        sender !== debtOf.get(debt)?.lender &&
        !assigned.some((event) => event.agency === sender && event.debts.includes(debt)),
    );

    expect(strangers).toEqual([]);
  });
});

describe('every address', () => {
  // Ranges that a regulator keeps for fiction, or that are assigned to nobody.
  const FICTION =
    /^(\+1\d{3}55501\d\d|\+447700900\d{3}|\+6149157\d{4}|\+612701\d{5}|\+86164\d{8}|\+915555500\d{3}|\+85212340\d{3}|\+5521900000\d{3}|\+201600000\d{3})$/;
  const numbers = [
    ...lines.filter(({ kind }) => kind !== 'email').map(({ address }) => address),
    ...organisations.flatMap(({ sms_from }) => sms_from ?? []),
  ];
  const mailboxes = [
    ...lines.filter(({ kind }) => kind === 'email').map(({ address }) => address),
    ...organisations.flatMap(({ email_from, reply_to }) =>
      [email_from ?? [], reply_to ?? []].flat(),
    ),
  ];

  it('that is a number could be dialled, and belongs to nobody', () => {
    const impossible = numbers.filter((number) => {
      return parsePhoneNumberFromString(number)?.isPossible() !== true || !FICTION.test(number);
    });

    expect(impossible).toEqual([]);
  });

  it('that is a mailbox is at a domain for examples', () => {
    expect(
      mailboxes.filter((address) => !/^[a-z.]+@example\.(com|net|org)$/.test(address)),
    ).toEqual([]);
  });

  it('belongs to one party only', () => {
    const all = lines.map(({ address }) => address);

    expect(all.filter((address, index) => all.indexOf(address) !== index)).toEqual([]);
  });
});
