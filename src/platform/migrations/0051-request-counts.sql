-- How many requests of a key or a person the processes have taken in the present minute. One row each, overwritten: not
-- worth a log of its own, and after a crash the minute begins anew.

create unlogged table request_count (
  tenant   int not null,
  subject  uuid not null,                   -- a key, or a user who signed in
  minute   bigint not null,                 -- since 1970
  taken    bigint not null,
  primary key (tenant, subject)
);

select fence('request_count');
grant select, insert, update on request_count to dunwell_app;
