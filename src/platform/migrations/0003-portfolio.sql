-- Who owes what to whom, how they can be reached, and everything that happened.
-- `facts` columns hold keys of the public case format, without personal data; names, addresses and
-- free text are sealed under the person's data key.

create table organisation (
  tenant       int not null,
  id           uuid not null,
  external_id  text not null,
  kind         text not null check (kind in ('creditor', 'collector')),
  name         text not null,
  facts        jsonb not null,              -- sms_signatures, accepts_electronic, listed_agencies, is_attorney, regime
  sms_from     text,
  email_from   text,
  reply_to     text,
  per_second   numeric check (per_second > 0),  -- rate limit before the permit; null: none
  created_at   timestamptz not null,
  updated_at   timestamptz not null,
  primary key (tenant, id),
  unique (tenant, external_id)
);

create table party (
  tenant       int not null,
  id           uuid not null,
  external_id  text not null,
  language     text not null,
  facts        jsonb not null,              -- residence, city, postal_code, status, time_zones, day_zone
  profile      bytea not null,              -- sealed {name}
  request_hash bytea not null,
  created_at   timestamptz not null,
  updated_at   timestamptz not null,
  primary key (tenant, id),
  unique (tenant, external_id)
);

create table endpoint (
  tenant         int not null,
  id             uuid not null,
  external_id    text not null,
  party_id       uuid not null,
  kind           text not null,
  facts          jsonb not null,            -- place, shared, employer_provided, domain
  address        bytea not null,            -- sealed
  address_index  bytea not null,            -- keyed blind index of the normalised address
  created_at     timestamptz not null,
  primary key (tenant, id),
  unique (tenant, external_id),
  foreign key (tenant, party_id) references party (tenant, id)
);
create index endpoint_party on endpoint (tenant, party_id);
create index endpoint_address on endpoint (tenant, address_index);

create table debt (
  tenant         int not null,
  id             uuid not null,
  external_id    text not null,
  debtor_id      uuid not null,             -- the party with relation borrower
  lender_id      uuid not null,
  kind           text not null,
  currency       text not null check (currency ~ '^[A-Z]{3}$'),
  amounts        jsonb not null,            -- outstanding, overdue, fees in minor units
  due_on         date,
  days_past_due  int not null,              -- as of balance_as_of; counted on from due_on when that is known
  balance_as_of  timestamptz not null,
  account_tail   text,
  facts          jsonb not null,            -- servicing_group, time_barred, lawful, legal_action_intended, prior_collectors, validation
  request_hash   bytea not null,
  created_at     timestamptz not null,
  updated_at     timestamptz not null,
  primary key (tenant, id),
  unique (tenant, external_id),
  foreign key (tenant, debtor_id) references party (tenant, id),
  foreign key (tenant, lender_id) references organisation (tenant, id)
);
create index debt_debtor on debt (tenant, debtor_id);

create table debt_party (
  tenant              int not null,
  debt_id             uuid not null,
  party_id            uuid not null,
  relation            text not null,
  liable              boolean,
  liability_ended_on  date,
  source              text,
  primary key (tenant, debt_id, party_id),
  foreign key (tenant, debt_id) references debt (tenant, id),
  foreign key (tenant, party_id) references party (tenant, id)
);
create index debt_party_party on debt_party (tenant, party_id);
create unique index debt_borrower on debt_party (tenant, debt_id) where relation = 'borrower';

-- Every event of the case format. Consents, opt-outs, holds and restrictions are read from it.
-- `body` is the event in the case format with our ids; free text is in `sealed`.
create table timeline_event (
  tenant        int not null,
  id            uuid not null,
  external_id   text,
  person_id     uuid,                       -- the debtor, when the event concerns debts
  party_id      uuid,                       -- the person on the other side
  type          text not null,
  occurred_at   timestamptz not null,
  body          jsonb not null,
  sealed        bytea,                      -- {text} under the party's data key
  request_hash  bytea,
  recorded_at   timestamptz not null,
  recorded_by   uuid,
  primary key (tenant, id),
  unique (tenant, external_id),
  check (person_id is not null or party_id is not null)
);
create index timeline_event_person on timeline_event (tenant, person_id, occurred_at);
create index timeline_event_party on timeline_event (tenant, party_id, occurred_at);

select append_only('timeline_event');
select fence('organisation'), fence('party'), fence('endpoint'), fence('debt'), fence('debt_party'), fence('timeline_event');
grant select, insert, update on organisation, party, endpoint, debt, debt_party to dunwell_app;
grant select, insert on timeline_event to dunwell_app;
