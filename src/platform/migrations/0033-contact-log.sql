-- What the contact log is searched by and what is seldom: contacts that came to an end without being sent, and
-- decisions that objected. A contact that is simply sent never gets an entry in either.

create index contact_state_ended on contact_state (tenant, status, contact_id)
  where status in ('review', 'blocked', 'failed', 'unknown', 'undelivered', 'canceled', 'expired');
-- Its entries are among those of the index above.
drop index contact_state_review;
create index contact_state_objected on contact_state (tenant, contact_id)
  where verdict in ('defer', 'review', 'block');
