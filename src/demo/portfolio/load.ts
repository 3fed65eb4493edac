/**
 * Reads the sample portfolio from the tables of a loan system into the shapes of the API.
 *
 * Instants stay offsets from the run: `resolve.ts` fixes them.
 */
import { portfolio, type Portfolio } from './shapes.js';
import { cell, flag, given, list, minor, table, yes, type Row } from './tables.js';

export function loadPortfolio(): Portfolio {
  return portfolio.parse({
    organisations: table('organisations').map(organisation),
    parties: table('parties').map(party),
    debts: table('debts').map(debt),
    events: table('events').map(event),
    contacts: table('contacts').map(contact),
  });
}

function organisation(row: Row): object {
  return given({
    external_id: cell(row, 'code'),
    kind: cell(row, 'role'),
    name: cell(row, 'name'),
    sms_signatures: list(row, 'sms_signatures'),
    accepts_electronic: list(row, 'accepts'),
    listed_agencies: list(row, 'agencies'),
    sms_from: cell(row, 'sms_from'),
    email_from: cell(row, 'email_from'),
    reply_to: cell(row, 'reply_to'),
  });
}

function party(row: Row): object {
  return given({
    external_id: cell(row, 'customer_no'),
    name: cell(row, 'full_name'),
    language: cell(row, 'language'),
    residence: cell(row, 'region'),
    city: cell(row, 'city'),
    postal_code: cell(row, 'postcode'),
    status: cell(row, 'status'),
    time_zones: list(row, 'time_zones')?.map((entry) => {
      const [zone, source] = entry.split('=');
      return { zone, source };
    }),
    day_zone: cell(row, 'day_zone'),
    endpoints: endpoints(row),
  });
}

/** Loan systems keep one column per line; each filled one becomes an endpoint named after it. */
function endpoints(row: Row): object[] {
  const lines = [
    { suffix: 'mobile', kind: 'mobile', column: 'mobile' },
    { suffix: 'mobile-2', kind: 'mobile', column: 'mobile_2' },
    { suffix: 'landline', kind: 'landline', column: 'landline' },
    { suffix: 'email', kind: 'email', column: 'email' },
  ];
  const more: Readonly<Record<string, object>> = {
    landline: { place: cell(row, 'landline_place') },
    email: { shared: flag(row, 'email_shared'), employer_provided: flag(row, 'email_of_employer') },
  };
  return lines
    .filter(({ column }) => cell(row, column) !== undefined)
    .map(({ suffix, kind, column }) =>
      given({
        external_id: `${cell(row, 'customer_no')}-${suffix}`,
        kind,
        address: cell(row, column),
        ...more[column],
      }),
    );
}

function debt(row: Row): object {
  return given({
    external_id: cell(row, 'account_no'),
    kind: cell(row, 'product'),
    lender: cell(row, 'lender'),
    days_past_due: Number(cell(row, 'days_past_due')),
    currency: cell(row, 'currency'),
    amounts: given({
      outstanding: minor(row, 'outstanding'),
      overdue: minor(row, 'overdue'),
      fees: minor(row, 'fees'),
    }),
    due_on: cell(row, 'due_date'),
    balance_as_of: cell(row, 'balance_at'),
    account_tail: cell(row, 'last_four'),
    parties: [
      { party: cell(row, 'borrower'), relation: 'borrower' },
      ...(list(row, 'other_parties') ?? []).map(otherParty),
    ],
    servicing_group: cell(row, 'servicing_group'),
    lawful: flag(row, 'lawful'),
    time_barred: flag(row, 'time_barred'),
    legal_action_intended: flag(row, 'legal_action_intended'),
    prior_collectors: list(row, 'prior_collectors'),
    validation: validation(row),
  });
}

/** `customer:relation:bound by contract (yes, no or nothing):source`. */
function otherParty(entry: string): object {
  const [customer, relation, liable, source] = entry.split(':');
  return given({ party: customer, relation, liable: yes(liable), source: source || undefined });
}

function validation(row: Row): object | undefined {
  const initial_communication_done = flag(row, 'first_contact_made');
  if (initial_communication_done === undefined) return undefined;
  const notice_provided_on = cell(row, 'notice_sent_on');
  return given({
    initial_communication_done,
    notice_provided: notice_provided_on !== undefined,
    notice_provided_on,
    period_end: cell(row, 'validation_ends_on'),
  });
}

/** Columns of events that only some types fill and that are called as the API calls them. */
const EVENT_TEXTS =
  'direction outcome channel text scope given_to form via basis status kind reason source from to until ' +
  'due amount attorney agency database since result opt_out_by';
const EVENT_FLAGS =
  'name_known address_known names_collector complete address_from_consumer creditor_used_address';

function event(row: Row): object {
  return given({
    external_id: cell(row, 'event_no'),
    occurred_at: cell(row, 'happened'),
    type: cell(row, 'event'),
    debts: list(row, 'accounts'),
    party: cell(row, 'customer'),
    endpoint: cell(row, 'line'),
    sender: cell(row, 'organisation'),
    ...Object.fromEntries(EVENT_TEXTS.split(' ').map((name) => [name, cell(row, name)])),
    ...Object.fromEntries(EVENT_FLAGS.split(' ').map((name) => [name, flag(row, name)])),
  });
}

function contact(row: Row): object {
  const variables = given({ note: cell(row, 'note'), offer_amount: cell(row, 'offer') });
  return given({
    external_id: cell(row, 'reference'),
    sender: cell(row, 'sender'),
    purpose: cell(row, 'purpose'),
    channel: cell(row, 'channel'),
    debt: cell(row, 'account'),
    to: { party: cell(row, 'customer'), endpoint: cell(row, 'line') },
    template: cell(row, 'template'),
    locale: cell(row, 'language'),
    variables: Object.keys(variables).length === 0 ? undefined : variables,
    not_before: cell(row, 'not_before'),
    not_after: cell(row, 'not_after'),
    metadata: { story: cell(row, 'story') },
  });
}
