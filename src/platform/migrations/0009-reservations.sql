-- Places taken for attempts that others make after asking us: a dialer, a branch, another system. The
-- decision itself is an evidence record; here stands what counts until somebody says what became of it.

create table reservation (
  tenant        int not null,
  decision_id   uuid not null,              -- its evidence record
  attempt_id    uuid not null,
  sender_id     uuid not null,
  purpose       text not null,
  channel       text not null check (channel in ('call', 'voicemail', 'sms', 'email', 'letter', 'visit', 'im', 'social')),
  debt_id       uuid not null,
  person_id     uuid not null,              -- the debtor
  party_id      uuid not null,              -- the addressed party
  endpoint_id   uuid not null,
  in_reply_to   uuid,
  manner        jsonb not null,             -- mode and voice of a call
  attempt_at    timestamptz not null,       -- the instant that was judged
  valid_until   timestamptz not null,       -- from then on the attempt would no longer be lawful
  expires_at    timestamptz not null,       -- by then somebody should have said what became of it
  made_by       uuid,
  outcome       text,                       -- null: the attempt may have been made, so it counts
  outcome_hash  bytea,                      -- keyed: the same report again?
  event_id      uuid,                       -- what it became on the timeline; null if it was not made
  settled_at    timestamptz,
  settled_by    uuid,
  primary key (tenant, decision_id),
  check ((outcome is null) = (settled_at is null))
);
create index reservation_person on reservation (tenant, person_id, attempt_at) where outcome is null;
create index reservation_party on reservation (tenant, party_id, attempt_at) where outcome is null;
create index reservation_open on reservation (tenant, decision_id) where outcome is null;

select fence('reservation');
grant select, insert, update on reservation to dunwell_app;
