-- Imports: a row is the job, how far it is, and its result. The file lies beside it, sealed, until it is worked off.

create table import (
  tenant        int not null,
  id            uuid not null,
  kind          text not null check (kind in ('parties', 'debts', 'events', 'contacts')),
  layout        jsonb not null,             -- format, encoding, delimiter, mapping: as they were asked for
  dry_run       boolean not null,
  status        text not null check (status in ('empty', 'waiting', 'running', 'done', 'failed')),
  upload_id     uuid,                       -- whose pieces are the file; pieces of others are left-overs
  sha256        bytea,
  bytes         bigint,
  encoding      text,                       -- as it was found
  rows          int not null default 0,     -- worked off, bad ones included
  bytes_read    bigint not null default 0,
  tally         jsonb not null,
  failure       text,
  batch_id      uuid not null,              -- of the contacts that it makes
  lease_by      uuid,
  lease_until   timestamptz,
  requested_by  uuid,
  created_at    timestamptz not null,
  finished_at   timestamptz,
  primary key (tenant, id)
);
create index import_open on import (tenant, created_at) where status in ('empty', 'waiting', 'running');

create table import_piece (
  tenant     int not null,
  import_id  uuid not null,
  upload_id  uuid not null,
  n          int not null,
  sealed     bytea not null,
  primary key (tenant, import_id, upload_id, n),
  foreign key (tenant, import_id) references import (tenant, id)
);
alter table import_piece alter column sealed set storage external;

-- Rows that were refused. Sealed: a wrong column may hold anything.
create table import_error (
  tenant     int not null,
  import_id  uuid not null,
  n          int not null,                  -- of the row
  sealed     bytea not null,
  primary key (tenant, import_id, n),
  foreign key (tenant, import_id) references import (tenant, id)
);

select append_only('import_error');
select fence('import'), fence('import_piece'), fence('import_error');
grant select, insert, update on import to dunwell_app;
grant select, insert, delete on import_piece to dunwell_app;
grant select, insert on import_error to dunwell_app;
