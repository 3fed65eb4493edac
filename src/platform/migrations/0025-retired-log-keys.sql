-- Keys that signed a log before a restore, and how far. What another holder of such a key signs beyond is not ours.

create table log_key_retired (
  tenant      int not null,
  vkey        text not null,
  last        bigint not null,             -- the size up to which its notes hold
  record_id   uuid not null,               -- the key.rotated record
  retired_at  timestamptz not null,
  primary key (tenant, vkey)
);

select append_only('log_key_retired');
select fence('log_key_retired');
grant select on log_key_retired to dunwell_app, dunwell_sequencer, dunwell_sealer;
