-- What people asked for: acts on a person's card, what messages seem to ask for, and who may post to us.

-- One act on a person's card: who, when and why; the events that it became say what.
create table party_act (
  tenant       int not null,
  id           uuid not null,
  party_id     uuid not null,
  kind         text not null,
  occurred_at  timestamptz not null,
  event_ids    uuid[] not null,             -- empty: the person's own row was changed
  record_id    uuid not null,               -- its evidence record, where the reason is sealed
  recorded_at  timestamptz not null,
  recorded_by  uuid not null,
  primary key (tenant, id),
  foreign key (tenant, party_id) references party (tenant, id)
);
create index party_act_party on party_act (tenant, party_id, id);

-- What a message seems to say, until a person has read it. It binds nobody.
create table restriction_proposal (
  tenant       int not null,
  id           uuid not null,
  source       text not null,               -- what it was heard in, unique for ever
  signal       text not null,
  party_id     uuid not null,
  endpoint_id  uuid,
  channel      text not null,
  event_id     uuid,                        -- the message on the timeline; null for a page
  proposed_at  timestamptz not null,
  status       text not null check (status in ('proposed', 'accepted', 'rejected')),
  decided_by   uuid,
  decided_at   timestamptz,
  act_id       uuid,
  record_id    uuid,                        -- of the answer, where its reason is sealed
  primary key (tenant, id),
  unique (tenant, source, party_id, signal),
  check ((status = 'proposed') = (decided_at is null)),
  foreign key (tenant, party_id) references party (tenant, id)
);
create index restriction_proposal_open on restriction_proposal (tenant, id) where status = 'proposed';
create index restriction_proposal_party on restriction_proposal (tenant, party_id, id);

-- Who may post to the signed inbound doors. The secret is sealed and shown once.
create table inbound_source (
  tenant      int not null,
  id          uuid not null,
  label       text not null,
  region      text,                         -- how numbers without a country code are read
  secret      bytea not null,
  created_at  timestamptz not null,
  created_by  uuid not null,
  revoked_at  timestamptz,
  revoked_by  uuid,
  primary key (tenant, id)
);

-- What was posted there: a repetition inside the window is a replay, later it is a second delivery.
create table inbound_delivery (
  tenant       int not null,
  source_id    uuid not null,
  message_id   text not null,
  signed_at    timestamptz not null,
  body_hash    bytea not null,              -- keyed
  received_at  timestamptz not null,
  primary key (tenant, source_id, message_id, signed_at)
);
create index inbound_delivery_age on inbound_delivery (tenant, received_at);

select append_only('party_act');
select fence('party_act'), fence('restriction_proposal'), fence('inbound_source'), fence('inbound_delivery');
grant select, insert on party_act to dunwell_app;
grant select, insert, update on restriction_proposal, inbound_source to dunwell_app;
grant select, insert, delete on inbound_delivery to dunwell_app;
