-- The evidence log's first stage: records, their sealed sections, the queue of what is not yet in the
-- Merkle log, and one row per person (pseudonym, chain head, wrapped data key).

-- One row per person. The row is also the lock under which everything about that person happens.
create table person_key (
  tenant     int not null,
  party_id   uuid not null,
  tag        text not null check (tag ~ '^[0-9a-f]{32}$'),
  n          int not null default 0,       -- how many records are filed under this tag
  prev       bytea not null,               -- leaf hash of record n; 32 zero bytes when n = 0
  dek        bytea not null,               -- data key, wrapped by the key of kek_epoch
  kek_epoch  int not null,
  primary key (tenant, party_id),
  unique (tenant, tag)
) with (fillfactor = 50);

create table record (
  tenant  int not null,
  id      uuid not null,
  tag     text,
  n       int,
  kind    text not null,
  entry   bytea not null check (octet_length(entry) <= 16384),  -- exactly the bytes that are hashed
  leaf    bytea not null check (octet_length(leaf) = 32),
  primary key (tenant, id),
  unique (tenant, tag, n),
  check ((tag is null) = (n is null))
);
-- Entries are stored as they are: compression would cost time on every write and they are small.
alter table record alter column entry set storage external;

create table secret (
  tenant     int not null,
  record_id  uuid not null,
  section    text not null,
  tag        text,                          -- whose data key; null: sealed to the installation
  sealed     bytea not null,                -- nonce || ciphertext || tag of {r, value}
  primary key (tenant, record_id, section)
);
alter table secret alter column sealed set storage external;
create index secret_tag on secret (tenant, tag);

create table pending (
  tenant     int not null,
  seqno      bigint generated always as identity,
  record_id  uuid not null,
  leaf       bytea not null,
  queued     timestamptz not null,
  primary key (tenant, seqno)
);

select append_only('record');
select fence('person_key'), fence('record'), fence('secret'), fence('pending');
grant select, insert, update on person_key to dunwell_app;
grant select, insert on record, secret, pending to dunwell_app;
grant select, delete on pending to dunwell_sequencer;
grant select, insert on record to dunwell_sequencer;
grant select on person_key to dunwell_sequencer;
grant select, delete on secret, person_key to dunwell_eraser;
