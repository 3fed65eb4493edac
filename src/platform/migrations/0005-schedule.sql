-- Contacts: what was asked (never changed) and where it stands (narrow and hot).

create table batch (
  tenant      int not null,
  id          uuid not null,
  created_at  timestamptz not null,
  primary key (tenant, id)
);

create table contact (
  tenant        int not null,
  id            uuid not null,
  external_id   text not null,
  batch_id      uuid,
  sender_id     uuid not null,
  purpose       text not null,
  channel       text not null check (channel in ('sms', 'email', 'call')),
  debt_id       uuid not null,
  person_id     uuid not null,              -- the debtor
  party_id      uuid not null,              -- the addressed party
  endpoint_id   uuid not null,
  template      text not null,
  locale        text,                       -- null: the language of the party
  in_reply_to   uuid,
  variables     bytea,                      -- sealed under the party's data key
  metadata      jsonb not null,
  not_before    timestamptz,
  not_after     timestamptz not null,
  request_hash  bytea not null,             -- keyed: same external_id, same content?
  created_at    timestamptz not null,
  created_by    uuid,
  primary key (tenant, id),
  unique (tenant, external_id)
);
create index contact_debt on contact (tenant, debt_id, id);
create index contact_party on contact (tenant, party_id, id);
create index contact_batch on contact (tenant, batch_id, id) where batch_id is not null;

-- One contact has at most one live attempt, so the attempt and its slot live here.
create table contact_state (
  tenant             int not null,
  contact_id         uuid not null,
  person_id          uuid not null,
  party_id           uuid not null,
  sender_id          uuid not null,
  channel            text not null,
  status             text not null check (status in ('scheduled', 'queued', 'held', 'review', 'blocked', 'permitted',
                       'ready', 'claimed', 'completed', 'sending', 'sent', 'failed', 'unknown', 'delivered',
                       'undelivered', 'canceled', 'expired')),
  due_at             timestamptz not null,  -- when it is to be looked at next: due, held until, or expiring
  lease_until        timestamptz,           -- queued, permitted, sending, claimed: whose worker or collector must be alive
  slice_id           uuid,
  verdict            text,
  rules              text[],                -- codes of the findings that decided
  decision_id        uuid,                  -- evidence record of the latest decision
  attempt_id         uuid,
  attempt_no         int not null default 0,
  attempt_at         timestamptz,
  slot               text check (slot in ('reserved', 'settled')),
  text_hash          bytea,                 -- SHA-256 of the rendered message that the decision judged
  permit_until       timestamptz,           -- the vendor call must begin before
  deliver_until      timestamptz,           -- the window closes: the vendor must not deliver later
  template_id        uuid,                  -- of the rendered message: withdrawn before the vendor call, it stops it
  template_version   int,
  claimed_by         uuid,
  vendor             text,
  vendor_message_id  text,
  error_code         text,
  sent_at            timestamptz,
  updated_at         timestamptz not null,
  primary key (tenant, contact_id)
) with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.05);
create index contact_state_due on contact_state (tenant, due_at) where status in ('scheduled', 'held', 'review', 'ready');
create index contact_state_lease on contact_state (tenant, lease_until) where status in ('queued', 'permitted', 'sending', 'claimed');
create index contact_state_person on contact_state (tenant, person_id) where slot is not null or status in ('permitted', 'ready', 'review', 'held');
create index contact_state_party on contact_state (tenant, party_id) where slot is not null or status in ('permitted', 'ready', 'review', 'held');
create unique index contact_state_vendor on contact_state (tenant, vendor, vendor_message_id) where vendor_message_id is not null;

-- A person's answer to a review. It clears the named findings for this very text at this very endpoint.
create table review_answer (
  tenant       int not null,
  id           uuid not null,
  contact_id   uuid not null,
  approved     boolean not null,
  text_hash    bytea,
  endpoint_id  uuid not null,
  rules        text[] not null,
  answered_by  uuid not null,
  record_id    uuid not null,               -- its review.resolved record, where the reason is
  expires_at   timestamptz not null,
  created_at   timestamptz not null,
  primary key (tenant, id)
);
create index review_answer_contact on review_answer (tenant, contact_id);

-- Token bucket per limited sender, moved only by the feeder inside its claim.
create table sender_bucket (
  tenant     int not null,
  sender_id  uuid not null,
  tokens     numeric not null,
  filled_at  timestamptz not null,
  primary key (tenant, sender_id)
);

-- What vendors say happened, as they said it. Unknown vendor ids are kept too.
create table receipt (
  tenant             int not null,
  id                 uuid not null,
  vendor             text not null,
  vendor_message_id  text not null,
  event              text not null,
  error_code         text,
  received_at        timestamptz not null,
  contact_id         uuid,
  primary key (tenant, id),
  unique (tenant, vendor, vendor_message_id, event)
);

select append_only('contact');
select append_only('review_answer');
select append_only('receipt');
select fence('batch'), fence('contact'), fence('contact_state'), fence('review_answer'), fence('sender_bucket'), fence('receipt');
grant select, insert on batch, contact, review_answer, receipt to dunwell_app;
grant select, insert, update on contact_state, sender_bucket to dunwell_app;
