-- Sealing goes on all the time: what the log must remember between two rounds, its next key, and who
-- asked for a record of all heads.

alter table log_state
  add column at        timestamptz,        -- the clock of the last round that added something
  add column beat_at   timestamptz,        -- of the last heartbeat
  add column heads_at  timestamptz,        -- of the last subject.heads
  -- A planned rotation: the next key signs beside this one from a size on, and alone after an instant.
  add column next_vkey      text,
  add column next_first     bigint,
  add column overlap_until  timestamptz,
  add column next_record    uuid,          -- the key.rotated record
  add check (num_nulls(next_vkey, next_first, overlap_until, next_record) in (0, 4));

-- An export asks for a subject.heads record; the sequencer takes the wish away when it has written one.
create table heads_wish (
  tenant  int not null,
  seqno   bigint generated always as identity,
  primary key (tenant, seqno)
);

-- A person whose key is deleted keeps a line in subject.heads.
create table erased_head (
  tenant  int not null,
  tag     text not null,
  n       int not null,
  leaf    bytea not null check (octet_length(leaf) = 32),
  primary key (tenant, tag)
);

create function keep_erased_head() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  insert into erased_head (tenant, tag, n, leaf) values (old.tenant, old.tag, old.n, old.prev);
  return null;
end $$;
create trigger keep_erased_head after delete on person_key for each row execute function keep_erased_head();

select append_only('erased_head');
select fence('heads_wish'), fence('erased_head');
grant insert on log_key_retired to dunwell_sequencer;
grant select, insert on heads_wish to dunwell_app;
grant select, delete on heads_wish to dunwell_sequencer;
grant select on erased_head to dunwell_sequencer;
grant select on tenant to dunwell_sequencer;
