-- What it takes to repeat a decision for years: the text of each ruleset, and the code it names.

-- The code is the program's and not a tenant's: one row for each guard file, whoever decided by it.
create table guard_file (
  sha256      text primary key check (sha256 ~ '^[0-9a-f]{64}$'),  -- of the bytes before compression
  gzip        bytea not null,
  created_at  timestamptz not null
);
alter table guard_file alter column gzip set storage external;

create table ruleset (
  tenant      int not null,
  sha256      text not null check (sha256 ~ '^[0-9a-f]{64}$'),     -- of content
  guard       text not null references guard_file,
  content     text not null,                                       -- canonical, exactly as hashed
  created_at  timestamptz not null,
  primary key (tenant, sha256)
);

select append_only('guard_file');
select append_only('ruleset');
select fence('ruleset');
grant select, insert on guard_file, ruleset to dunwell_app;
