-- When the periods of the house policy were last applied: once a day, by whoever comes first.
create table retention_sweep (
  tenant    int primary key,
  swept_at  timestamptz not null
);

select fence('retention_sweep');
grant select, insert, update on retention_sweep to dunwell_eraser;
