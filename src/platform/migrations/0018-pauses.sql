-- Brakes: one person pauses, two persons resume. What is paused is held; nothing of it leaves.

create table pause (
  tenant               int not null,
  id                   uuid not null,
  scope                text not null check (scope in ('tenant', 'channel', 'template', 'batch', 'sender', 'debt', 'region')),
  value                text not null,        -- a UUID, a name, or a region such as US-NY; empty for the tenant
  reason               text not null,
  ends_at              timestamptz,          -- null: until two persons resume it
  paused_by            uuid not null,
  paused_at            timestamptz not null,
  status               text not null check (status in ('active', 'resume_requested', 'resumed')),
  resume_reason        text,
  resume_requested_by  uuid,
  resume_requested_at  timestamptz,
  resumed_by           uuid,
  resumed_at           timestamptz,
  record_id            uuid not null,        -- the record of its last change
  primary key (tenant, id),
  check ((scope = 'tenant') = (value = '')),
  check ((status = 'active') = (resume_requested_by is null)),
  check ((status = 'resumed') = (resumed_by is not null)),
  -- Four eyes, should a program ever forget.
  check (resumed_by is null or resumed_by <> resume_requested_by)
);
create index pause_open on pause (tenant) where status <> 'resumed';

select fence('pause');
grant select, insert, update on pause to dunwell_app;
