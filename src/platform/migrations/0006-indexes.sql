-- Lists that are small beside all contacts: what waits for a person, for a collector, or for an outcome.

create index contact_state_review on contact_state (tenant, contact_id) where status = 'review';
create index contact_state_ready on contact_state (tenant, due_at, contact_id) where status = 'ready';
create index contact_state_unknown on contact_state (tenant, updated_at) where status = 'unknown';
-- Receipts that came before their send was stored.
create index receipt_parked on receipt (tenant, received_at)
  where contact_id is null and event in ('delivered', 'undelivered', 'failed');
