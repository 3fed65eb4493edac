-- What-if: stored questions put to a proposed house policy. A row is the job, its progress and its result,
-- so that whoever goes on after a crash begins where the last page was counted.

create table simulation (
  tenant        int not null,
  id            uuid not null,
  policy        jsonb not null,            -- the proposed HousePolicy
  since         timestamptz not null,
  until         timestamptz not null,
  status        text not null check (status in ('waiting', 'running', 'done', 'failed')),
  total         int,                       -- decisions of the period, counted when the work begins
  done          int not null default 0,
  last_id       uuid,                      -- the last decision that is counted
  tally         jsonb not null,
  lease_by      uuid,
  lease_until   timestamptz,
  requested_by  uuid not null,
  created_at    timestamptz not null,
  finished_at   timestamptz,
  primary key (tenant, id)
);
create index simulation_open on simulation (tenant, created_at) where status in ('waiting', 'running');

-- Decisions that would come out otherwise, the first ten thousand of each simulation.
create table simulation_change (
  tenant         int not null,
  simulation_id  uuid not null,
  decision_id    uuid not null,
  contact        text not null,
  before         text not null,
  after          text not null,
  rules          text[] not null,          -- that object now and did not, or no longer do
  primary key (tenant, simulation_id, decision_id),
  foreign key (tenant, simulation_id) references simulation (tenant, id)
);

select append_only('simulation_change');
select fence('simulation'), fence('simulation_change');
grant select, insert, update on simulation to dunwell_app;
grant select, insert on simulation_change to dunwell_app;
