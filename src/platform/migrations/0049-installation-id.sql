-- Which installation this database is: the folder of its key-encryption keys says whose it is, and no other takes it.
-- A restored database is another one.

alter table installation add column id uuid not null default gen_random_uuid();
