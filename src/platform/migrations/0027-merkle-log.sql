-- The evidence log's later stages: every record's place in the Merkle log, the nodes that its tiles are made
-- of, how far it has grown, and what was signed.

create table log (
  tenant     int not null,
  idx        bigint not null,
  record_id  uuid not null,
  leaf       bytea not null check (octet_length(leaf) = 32),
  primary key (tenant, idx),
  unique (tenant, record_id)
);

-- Level 1 holds one hash for each full tile of level 0, and so on; level 0 is `log` itself.
create table node (
  tenant  int not null,
  level   int not null check (level > 0),
  n       bigint not null,
  hash    bytea not null check (octet_length(hash) = 32),
  primary key (tenant, level, n)
);

-- One row a log, locked by whoever integrates.
create table log_state (
  tenant  int primary key,
  vkey    text not null,                   -- the key that the log was opened with
  size    bigint not null,
  root    bytea not null,
  stack   bytea not null                   -- perfect subtrees, largest first
);

create table checkpoint (
  tenant  int not null,
  size    bigint not null check (size > 0),
  note    text not null,
  primary key (tenant, size)
);

select append_only('log'), append_only('node'), append_only('checkpoint');
select fence('log'), fence('node'), fence('log_state'), fence('checkpoint');
grant select on log, node, log_state, checkpoint to dunwell_app, dunwell_sequencer, dunwell_sealer;
grant insert on log, node to dunwell_sequencer;
grant insert, update on log_state to dunwell_sequencer;
grant select on record to dunwell_sealer;
grant insert on checkpoint to dunwell_sealer;
