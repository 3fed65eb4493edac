-- Message templates and house policy: versions are only ever added, what is active is one pointer.

create table template (
  tenant          int not null,
  id              uuid not null,
  channel         text not null,
  name            text not null,
  locale          text not null,
  active_version  int,                      -- null: withdrawn
  created_at      timestamptz not null,
  primary key (tenant, id),
  unique (tenant, channel, name, locale)
);

create table template_version (
  tenant       int not null,
  template_id  uuid not null,
  version      int not null,
  content      jsonb not null,              -- {subject?, text, html?, variables}
  sha256       text not null,
  record_id    uuid not null,               -- its template.published record
  approved     boolean not null,            -- a person approved the wording for this use
  created_at   timestamptz not null,
  primary key (tenant, template_id, version),
  foreign key (tenant, template_id) references template (tenant, id)
);

create table policy_version (
  tenant          int not null,
  id              uuid not null,
  version         text not null,
  content         jsonb not null,           -- HousePolicy
  ruleset         text not null,            -- SHA-256 of the canonical ruleset it makes with the law of its release
  record_id       uuid not null,            -- its policy.published record
  effective_from  timestamptz not null,
  created_at      timestamptz not null,
  primary key (tenant, id),
  unique (tenant, version, ruleset)
);

select append_only('template_version');
select append_only('policy_version');
select fence('template'), fence('template_version'), fence('policy_version');
grant select, insert, update on template to dunwell_app;
grant select, insert on template_version, policy_version to dunwell_app;
