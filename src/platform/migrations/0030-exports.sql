-- Packages that were asked for over HTTP: a row is the order, how far it is, and its result. The package lies beside it
-- for a day, sealed under the key of the person it is about, so that an erasure takes it along.

create table evidence_export (
  tenant        int not null,
  id            uuid not null,
  tag           text not null,
  open          text[] not null,            -- names of sections, or only 'all'
  purpose       text not null,
  recipient     bytea,                      -- sealed: a person may be named
  language      text not null,
  known         bigint[] not null,          -- sizes of checkpoints that the recipient has
  status        text not null check (status in ('waiting', 'running', 'done', 'failed')),
  failure       text,
  record_id     uuid,                       -- its export.issued
  manifest      text,
  records       int,
  size          bigint,
  bytes         bigint,
  lease_by      uuid,
  lease_until   timestamptz,
  requested_by  uuid not null,
  created_at    timestamptz not null,
  finished_at   timestamptz,
  primary key (tenant, id)
);
create index evidence_export_open on evidence_export (tenant, created_at) where status in ('waiting', 'running');
create index evidence_export_kept on evidence_export (tenant, finished_at) where status = 'done';

create table evidence_export_piece (
  tenant     int not null,
  export_id  uuid not null,
  n          int not null,
  sealed     bytea not null,
  primary key (tenant, export_id, n),
  foreign key (tenant, export_id) references evidence_export (tenant, id)
);
alter table evidence_export_piece alter column sealed set storage external;

-- What exports look for among all records: few of these, so they cost writers nothing.
create index record_seldom on record (tenant, kind) where kind in ('subject.heads', 'policy.published');

select fence('evidence_export'), fence('evidence_export_piece');
grant select, insert, update on evidence_export to dunwell_app;
grant select, insert, delete on evidence_export_piece to dunwell_app;
