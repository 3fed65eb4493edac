-- What people do at the work lists: who they reached on the telephone, and which dead letters they gave up.

-- Before it, a collector is told a name and a number; only with it, what the call is about.
create table call_identity (
  tenant        int not null,
  attempt_id    uuid not null,            -- one claim, one dial, one answer
  contact_id    uuid not null,
  confirmed_by  uuid not null,
  confirmed_at  timestamptz not null,
  primary key (tenant, attempt_id),
  foreign key (tenant, contact_id) references contact (tenant, id)
);

create table contact_abandoned (
  tenant        int not null,
  contact_id    uuid not null,            -- a dead letter that somebody looked at and leaves as it is; once only
  record_id     uuid not null,            -- its contact.abandoned record, where the reason is sealed
  abandoned_by  uuid not null,
  abandoned_at  timestamptz not null,
  primary key (tenant, contact_id),
  foreign key (tenant, contact_id) references contact (tenant, id)
);

-- The list of what is unknown is worked in the order of ids; after a restore it is long.
create index contact_state_unknown_id on contact_state (tenant, contact_id) where status = 'unknown';
create index contact_state_claimed on contact_state (tenant, claimed_by) where status = 'claimed';

select append_only('call_identity');
select append_only('contact_abandoned');
select fence('call_identity'), fence('contact_abandoned');
grant select, insert on call_identity, contact_abandoned to dunwell_app;
