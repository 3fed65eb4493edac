-- A verifier refuses a log whose records go back by more than a day (BACKDATED), so the log knows its latest time, and
-- that a clock which jumped holds it up until somebody has looked.

alter table log_state
  add column top_at timestamptz,
  add column clock_off_ms bigint;
