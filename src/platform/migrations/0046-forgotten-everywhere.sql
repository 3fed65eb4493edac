-- What else an erasure takes along: packages about others in which something of theirs was opened, and refused rows of
-- imports that name them.

-- Whose sections a package opens, by tag; null: from before it was noted, so whose sections there are.
alter table evidence_export add column concerns text[];
grant update (concerns) on evidence_export to dunwell_eraser;

-- Keyed hashes of what a refused row names; null: from before.
alter table import_error add column names bytea[];
drop trigger append_only on import_error;
drop trigger append_only_whole on import_error;
create index import_error_names on import_error using gin (names);
grant select, delete on import_error to dunwell_eraser;
grant select on import to dunwell_eraser;
