-- Webhooks: whom the feed is carried to, each delivery, and each try of it.

create table webhook (
  tenant       int not null,
  id           uuid not null,
  url          text not null,
  label        text not null,
  types        text[],                      -- null: everything
  secrets      bytea not null,              -- sealed to the installation; several while they are rotated
  position     bigint not null,             -- of the feed: everything up to here has become a delivery
  failures     int not null default 0,      -- since the last success
  quiet_until  timestamptz,                 -- after failures: not to be knocked at before
  disabled_at  timestamptz,
  disabled_why text,
  deleted_at   timestamptz,
  created_at   timestamptz not null,
  updated_at   timestamptz not null,
  primary key (tenant, id)
);

create table webhook_delivery (
  tenant       int not null,
  id           uuid not null,
  webhook_id   uuid not null,
  position     bigint not null,
  record_id    uuid not null,               -- the notice is made from it anew at each try, in the same words
  type         text not null,
  status       text not null check (status in ('waiting', 'sending', 'delivered', 'dead')),
  tries        int not null default 0,
  tries_before int not null default 0,      -- of them before the last replay: patience begins anew
  due_at       timestamptz not null,
  lease_until  timestamptz,
  http_status  int,
  error        text,
  created_at   timestamptz not null,
  finished_at  timestamptz,
  primary key (tenant, id),
  unique (tenant, webhook_id, position),
  foreign key (tenant, webhook_id) references webhook (tenant, id)
) with (fillfactor = 70);
create index webhook_delivery_due on webhook_delivery (tenant, webhook_id, due_at) where status = 'waiting';
create index webhook_delivery_lease on webhook_delivery (tenant, lease_until) where status = 'sending';
create index webhook_delivery_list on webhook_delivery (tenant, webhook_id, id);
create index webhook_delivery_old on webhook_delivery (tenant, finished_at) where status = 'delivered';

create table webhook_try (
  tenant       int not null,
  delivery_id  uuid not null,
  n            int not null,
  at           timestamptz not null,
  http_status  int,
  error        text,
  took_ms      int not null,
  primary key (tenant, delivery_id, n),
  foreign key (tenant, delivery_id) references webhook_delivery (tenant, id) on delete cascade
);

select fence('webhook'), fence('webhook_delivery'), fence('webhook_try');
grant select, insert, update on webhook to dunwell_app;
grant select, insert, update, delete on webhook_delivery to dunwell_app;
grant select, insert on webhook_try to dunwell_app;
