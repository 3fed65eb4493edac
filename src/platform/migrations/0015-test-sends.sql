-- Addresses of users' own, proved by a code, and the words that were sent to them for a look. No borrower is in it.

create table own_address (
  tenant           int not null,
  user_id          uuid not null,
  channel          text not null check (channel in ('sms', 'email')),
  address          bytea not null,           -- sealed for the installation
  code_hash        bytea,                    -- keyed; null once it was used
  code_expires_at  timestamptz,
  tries            int not null,             -- wrong answers to this code
  verified_at      timestamptz,              -- null: nothing is sent there but codes
  updated_at       timestamptz not null,
  primary key (tenant, user_id, channel)
);

create table test_send (
  tenant             int not null,
  id                 uuid not null,
  user_id            uuid not null,
  what               text not null check (what in ('code', 'words')),
  channel            text not null check (channel in ('sms', 'email')),
  sender_id          uuid not null,
  template           text,                    -- its key; null for a code
  text_hash          bytea,                   -- of words; a code is not kept
  vendor             text not null,
  vendor_message_id  text,
  error_code         text,
  status             text not null check (status in ('sending', 'accepted', 'refused', 'unknown')),
  record_id          uuid not null,           -- the record of its beginning
  created_at         timestamptz not null,
  primary key (tenant, id),
  check ((what = 'words') = (template is not null and text_hash is not null))
);
create index test_send_user on test_send (tenant, user_id, created_at);

select fence('own_address'), fence('test_send');
grant select, insert, update on own_address, test_send to dunwell_app;
