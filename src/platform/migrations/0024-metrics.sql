-- Whoever runs the service sees how much evidence waits for its place in the log, and for how long.
grant select (tenant, seqno, queued) on pending to dunwell_app;
