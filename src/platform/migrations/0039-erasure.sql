-- What is kept for how long, and who was forgotten. The eraser is the only role that deletes sections and keys.

-- From the wish to be forgotten on, the guard lets nothing through; at the erasure the row keeps its names and no more.
alter table party add column restricted_at timestamptz, add column erased_at timestamptz;

-- Evidence that must be kept, whoever wants it gone. What is held, nobody erases.
create table legal_hold (
  tenant       int not null,
  id           uuid not null,
  scope        text not null check (scope in ('tenant', 'party', 'debt')),
  value        uuid,                         -- null for the tenant
  reference    text not null,                -- the number of a file, no name
  placed_by    uuid not null,
  placed_at    timestamptz not null,
  released_by  uuid,
  released_at  timestamptz,
  record_id    uuid not null,                -- of its last change, where the reason is sealed
  primary key (tenant, id),
  check ((scope = 'tenant') = (value is null)),
  check ((released_by is null) = (released_at is null))
);
create index legal_hold_open on legal_hold (tenant) where released_at is null;

create table erasure (
  tenant          int not null,
  id              uuid not null,
  party_id        uuid not null,
  basis           text not null,
  status          text not null check (status in ('requested', 'approved', 'done', 'withdrawn')),
  deferred_for    text,                      -- why it could not be done when it was last tried
  deferred_until  timestamptz,
  requested_by    uuid not null,
  requested_at    timestamptz not null,
  approved_by     uuid,
  approved_at     timestamptz,
  done_at         timestamptz,
  effective_by    timestamptz,               -- when the last backup that could undo it is gone
  record_id       uuid not null,             -- of its last change
  primary key (tenant, id),
  foreign key (tenant, party_id) references party (tenant, id),
  check ((status in ('approved', 'done')) = (approved_by is not null)),
  check ((status = 'done') = (done_at is not null)),
  -- Four eyes, should a program ever forget.
  check (approved_by is null or approved_by <> requested_by)
);
create unique index erasure_open on erasure (tenant, party_id) where status in ('requested', 'approved');
create index erasure_waiting on erasure (tenant, id) where status = 'approved';

select fence('legal_hold'), fence('erasure');
grant select, insert, update on legal_hold, erasure to dunwell_app;

grant select on installation, tenant, party, endpoint, debt, debt_party, contact, contact_state, timeline_event, checkpoint,
  erased_head, reservation, legal_hold, erasure to dunwell_eraser;
grant select, insert on record to dunwell_eraser;
grant insert on pending, feed_pending to dunwell_eraser;
grant update (n, prev) on person_key to dunwell_eraser;
grant update on party, endpoint, debt, contact_state, erasure to dunwell_eraser;
grant delete on evidence_export_piece to dunwell_eraser;
grant select on evidence_export, evidence_export_piece to dunwell_eraser;
