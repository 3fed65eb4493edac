-- What others are told, in one order that is never disturbed by a transaction that commits late.
-- A writer leaves the ids of its records, one row a transaction and table of them; whoever reads first moves what
-- is there to its place in `feed`. Rows are consumed because they are present, never because they are larger than
-- the last one seen.

create table feed_pending (
  tenant      int not null,
  seqno       bigint generated always as identity,
  record_ids  uuid[] not null,
  primary key (tenant, seqno)
);

create table feed (
  tenant      int not null,
  first       bigint not null,              -- the position of the first of them; the others follow without a gap
  record_ids  uuid[] not null,
  primary key (tenant, first)
);

-- One row a tenant, whose lock lets one at a time put records in their places.
create table feed_head (
  tenant  int not null primary key,
  next    bigint not null
);

select append_only('feed');
select fence('feed_pending'), fence('feed'), fence('feed_head');
grant select, insert, delete on feed_pending to dunwell_app;
grant select, insert on feed to dunwell_app;
grant select, insert, update on feed_head to dunwell_app;
