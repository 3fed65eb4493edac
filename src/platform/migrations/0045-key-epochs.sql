-- Key-encryption keys in epochs. A person's data key is wrapped by the key of its epoch; the keys lie outside the
-- database, and one that is destroyed takes with it what only old backups still hold.

create table kek_epoch (
  epoch        int primary key check (epoch > 0),
  fingerprint  text,                        -- null: the first epoch, derived from the master key
  begun_at     timestamptz,                 -- null: together with the installation
  check ((epoch = 1) = (fingerprint is null))
);

create table kek_destroyed (
  epoch         int primary key,
  fingerprint   text,
  begun_at      timestamptz,
  destroyed_at  timestamptz not null
);

-- An empty database gets its first epoch with its installation.
insert into kek_epoch (epoch) select 1 from installation;

-- An epoch in which anybody's key still is cannot be struck off, not even by a slip.
-- The owner looks over the fence for the length of this transaction.
alter table person_key no force row level security;
alter table person_key add constraint person_key_epoch foreign key (kek_epoch) references kek_epoch (epoch);
alter table person_key force row level security;

select append_only('kek_destroyed');
grant select, insert on kek_epoch to dunwell_app;
grant select, delete on kek_epoch to dunwell_eraser;
grant select on kek_destroyed to dunwell_app;
grant select, insert on kek_destroyed to dunwell_eraser;
