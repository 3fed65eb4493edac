-- A sealer may have a login of its own, a member of dunwell_sequencer and dunwell_sealer alone. At its start it reads
-- whether the schema is the one it knows, and how the installation calls its logs.

grant select on migration, installation to dunwell_sequencer;
