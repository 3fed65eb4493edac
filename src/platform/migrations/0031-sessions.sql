-- People sign in: passwords, second factors, sessions. Of what lets somebody in only hashes are kept, and the secret of
-- a second factor sealed.

create table sign_in (
  tenant          int not null,
  user_id         uuid not null,
  password_hash   text,                      -- argon2id in PHC form
  password_at     timestamptz,
  totp_secret     bytea,                     -- sealed; in use once totp_at says so
  totp_at         timestamptz,
  totp_step       bigint,                    -- the last step whose code was taken: none is taken twice
  totp_offered    bytea,                     -- sealed; a new secret that no code has proved yet
  totp_offered_at timestamptz,
  signed_in_at    timestamptz,
  primary key (tenant, user_id),
  foreign key (tenant, user_id) references app_user (tenant, id)
);

create table recovery_code (
  tenant   int not null,
  user_id  uuid not null,
  hash     bytea not null,
  used_at  timestamptz,
  primary key (tenant, user_id, hash),
  foreign key (tenant, user_id) references app_user (tenant, id)
);

create table session (
  tenant      int not null,
  id          uuid not null,
  user_id     uuid not null,
  hash        bytea not null,                -- SHA-256 of the token in the cookie, which has 256 random bits
  seen_from   bytea not null,                -- sealed: browser and address, for the user to recognise
  created_at  timestamptz not null,
  seen_at     timestamptz not null,
  ends_at     timestamptz not null,
  ended_at    timestamptz,
  ended_by    text check (ended_by in ('user', 'idle', 'age', 'clock', 'password', 'admin', 'roles', 'restore', 'again')),
  primary key (tenant, id),
  unique (tenant, hash),
  foreign key (tenant, user_id) references app_user (tenant, id),
  check ((ended_at is null) = (ended_by is null))
);
create index session_of_user on session (tenant, user_id) where ended_at is null;
create index session_open on session (tenant, seen_at) where ended_at is null;

-- A link that lets its holder choose a password, once.
create table invitation (
  tenant       int not null,
  id           uuid not null,
  user_id      uuid not null,
  hash         bytea not null,
  resets_totp  boolean not null,
  created_at   timestamptz not null,
  created_by   uuid,                         -- null: made at the command line, on the machine itself
  expires_at   timestamptz not null,
  used_at      timestamptz,
  ended_at     timestamptz,                  -- a later one was made, or another one has been used
  primary key (tenant, id),
  unique (tenant, hash),
  foreign key (tenant, user_id) references app_user (tenant, id)
);
create index invitation_of_user on invitation (tenant, user_id);

-- Guesses, by login, by device and by address: of logins that nobody has too, so a wait tells nothing.
create table sign_in_try (
  tenant   int not null,
  name     bytea not null,                   -- keyed hash
  tries    int not null,
  next_at  timestamptz not null,
  last_at  timestamptz not null,
  primary key (tenant, name)
);
create index sign_in_try_age on sign_in_try (tenant, last_at);

select fence('sign_in'), fence('recovery_code'), fence('session'), fence('invitation'), fence('sign_in_try');
grant select, insert, update on sign_in, session, invitation to dunwell_app;
grant select, insert, update, delete on recovery_code, sign_in_try to dunwell_app;
