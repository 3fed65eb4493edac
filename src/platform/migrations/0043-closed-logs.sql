-- A log that was closed, and the one that follows it. Places count on over all logs of a tenant: a log begins at the
-- place (`base`) where the one before it ended, in `log.idx`, `node.n` and `checkpoint.size` alike. So "sealed up to"
-- is one number, and no row of a closed log is ever touched.

alter table log_state
  add column no    int not null default 1,      -- which of the tenant's logs it is
  add column base  bigint not null default 0;

create table closed_log (
  tenant      int not null,
  no          int not null,
  base        bigint not null,
  size        bigint not null check (size > 0),
  root        bytea not null check (octet_length(root) = 32),
  vkey        text not null,                    -- the key that signs its end
  next_vkey   text,                             -- signs it too, if a rotation was under way
  next_first  bigint,
  record_id   uuid not null,                    -- its last record, the log.closed
  closed_at   timestamptz not null,
  primary key (tenant, no)
);

alter table log_key_retired add column no int not null default 1;

-- In every log a person's records are numbered from 1 again, so that each log can be checked by itself. `record.n` counts on.
alter table person_key
  add column log_no  int not null default 1,    -- the log that holds their last record
  add column before  int not null default 0;    -- how many records they had before that log
alter table erased_head
  add column log_no  int not null default 1,
  add column before  int not null default 0;

create or replace function keep_erased_head() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  insert into erased_head (tenant, tag, n, leaf, log_no, before)
  values (old.tenant, old.tag, old.n, old.prev, old.log_no, old.before);
  return null;
end $$;

-- A record names its log, so whoever writes one holds the log open until the commit, and begins again if it was closed
-- meanwhile. Looks only after the lock is held: each statement in here sees what is committed when it begins.
create function hold_log(of_tenant int, of_no int) returns boolean language plpgsql volatile as $$
begin
  perform pg_advisory_xact_lock_shared(hashtextextended('writers of tenant ' || of_tenant, 0));
  if exists (select from closed_log where tenant = of_tenant and no >= of_no) then
    raise exception 'the log was closed' using errcode = 'serialization_failure';
  end if;
  return true;
end $$;

-- Waits for the commits of all who write, and keeps others from beginning.
create function stop_writers(of_tenant int) returns void language sql volatile as $$
  select pg_advisory_xact_lock(hashtextextended('writers of tenant ' || of_tenant, 0))
$$;

select append_only('closed_log');
select fence('closed_log');
grant select on closed_log to dunwell_app, dunwell_sequencer, dunwell_sealer, dunwell_eraser;
grant insert on closed_log to dunwell_sequencer;
grant update (log_no, before) on person_key to dunwell_eraser;
