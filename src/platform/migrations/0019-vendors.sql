-- Vendors that a tenant sets up, what they hold of our templates, and which of them are in trouble.

create table vendor (
  tenant       int not null,
  id           uuid not null,
  label        text not null,
  kind         text not null,
  channel      text not null check (channel in ('sms', 'email')),
  priority     int not null,              -- the smallest is tried first
  settings     bytea not null,            -- sealed to the installation, never shown again
  fields       text[] not null,           -- which of them are set
  version      int not null default 1,    -- of the settings
  disabled_at  timestamptz,
  created_at   timestamptz not null,
  created_by   uuid not null,
  updated_at   timestamptz not null,
  primary key (tenant, id)
);

-- Texts that a vendor has approved beforehand for a version of a template of ours; its conditions may need several.
create table vendor_template (
  tenant       int not null,
  vendor_id    uuid not null,
  template_id  uuid not null,
  version      int not null,
  code         text not null,
  sign_name    text,
  text         text not null,             -- with holes such as ${name}
  created_at   timestamptz not null,
  created_by   uuid not null,
  primary key (tenant, vendor_id, template_id, version, code),
  foreign key (tenant, vendor_id) references vendor (tenant, id),
  foreign key (tenant, template_id, version) references template_version (tenant, template_id, version)
);

-- By the vendor's name: those that the environment sets up have one too. No row: nothing is wrong.
create table vendor_breaker (
  tenant       int not null,
  vendor       text not null,
  failures     int not null,              -- technical ones, since the last answer
  opened       int not null,              -- how often since then: each time it stays open for twice as long
  open_until   timestamptz,
  probe_until  timestamptz,               -- the one attempt that tries whether it answers again
  updated_at   timestamptz not null,
  primary key (tenant, vendor)
);

-- Which vendors could not take a contact since one could: the next is asked.
alter table contact_state add column failed_vendors text[];

select fence('vendor'), fence('vendor_template'), fence('vendor_breaker');
grant select, insert, update on vendor to dunwell_app;
grant select, insert, delete on vendor_template to dunwell_app;
grant select, insert, update, delete on vendor_breaker to dunwell_app;
