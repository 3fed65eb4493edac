-- What the dashboard shows, counted an hour at a time from the feed; and where the counting stands.
-- All of it can be made again from the records (`dunwell recount`): nothing else depends on it.

create table figure (
  tenant   int not null,
  what     text not null,                   -- decision, rule, vendor, template
  hour     timestamptz not null,            -- begins then, in UTC
  subject  text not null,                   -- whose question, the rule, the vendor, the template
  outcome  text not null,
  channel  text not null,                   -- empty where it goes without saying
  n        bigint not null,
  primary key (tenant, what, hour, subject, outcome, channel)
) with (fillfactor = 70);

-- When a person was last found at a cap, or was last given its last place. By pseudonym: nobody can be looked up here.
create table cap_reached (
  tenant         int not null,
  rule           text not null,
  tag            text not null,
  days           int not null,
  places         int not null,
  full_at        timestamptz,
  last_place_at  timestamptz,
  primary key (tenant, rule, tag)
) with (fillfactor = 70);
create index cap_reached_full on cap_reached (tenant, full_at) include (rule, days) where full_at is not null;
create index cap_reached_last on cap_reached (tenant, last_place_at) include (rule, days) where last_place_at is not null;

-- One row a tenant, whose lock lets one at a time count.
create table figure_position (
  tenant      int not null primary key,
  position    bigint not null,              -- of the feed: everything up to here is counted
  counted_to  timestamptz                   -- when the last record was made that is counted
);

select fence('figure'), fence('cap_reached'), fence('figure_position');
grant select, insert, update, delete on figure, cap_reached to dunwell_app;
grant select, insert, update on figure_position to dunwell_app;
