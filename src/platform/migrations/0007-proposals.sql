-- House policies and declarations: proposed by one person, answered by another, in force from an instant.
-- `policy_version` stays what it is: the publications that decisions name.

create table proposal (
  tenant          int not null,
  id              uuid not null,
  subject         text not null check (subject in ('policy', 'declaration')),
  version         text not null,
  content         jsonb not null,
  reason          text not null,
  comparison      jsonb not null,           -- against what was in force when it was proposed, then approved
  effective_from  timestamptz,              -- as asked for; null: at approval
  proposed_by     uuid,                     -- null: shipped with a release
  proposed_at     timestamptz not null,
  status          text not null check (status in ('proposed', 'approved', 'refused', 'withdrawn')),
  decided_by      uuid,
  decided_at      timestamptz,
  answer          text,
  in_force_from   timestamptz,              -- set by the approval
  record_id       uuid,                     -- the record of its approval
  activation_id   uuid,                     -- the record of its coming into force
  primary key (tenant, id),
  unique (tenant, subject, version),
  -- Four eyes, should a program ever forget.
  check (status <> 'approved' or proposed_by is null or decided_by is distinct from proposed_by),
  check ((status = 'approved') = (in_force_from is not null))
);
create index proposal_in_force on proposal (tenant, subject, in_force_from) where status = 'approved';
create index proposal_to_activate on proposal (tenant, in_force_from)
  where status = 'approved' and activation_id is null;

-- Policies that were shipped before there were proposals. The fence binds the owner too, who has no tenant here.
alter table policy_version no force row level security;
insert into proposal (tenant, id, subject, version, content, reason, comparison, proposed_at, status, decided_at,
    in_force_from, record_id, activation_id)
  select distinct on (tenant, version) tenant, id, 'policy', version, content, 'shipped with the release',
         '{"with": null, "effect": "none", "fields": []}', created_at, 'approved', created_at, effective_from,
         record_id, record_id
    from policy_version order by tenant, version, effective_from, id;
alter table policy_version force row level security;

select fence('proposal');
grant select, insert, update on proposal to dunwell_app;
