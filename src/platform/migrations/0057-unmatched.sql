-- What came in and names nobody we know, or cannot be read: somebody looks at it, and says whose it is or puts it aside.

create table inbound_unmatched (
  tenant       int not null,
  id           uuid not null,
  record_id    uuid not null,               -- its evidence record, where the words and their sender are sealed
  channel      text not null check (channel in ('sms', 'email')),
  readable     boolean not null,            -- false: a mail in no form that is known; its bytes are kept
  source       text not null,               -- carrier and their name for it, unique for ever
  wish         text check (wish in ('stop', 'start')),  -- what it says unmistakably
  received_at  timestamptz not null,
  status       text not null check (status in ('open', 'assigned', 'aside')),
  party_id     uuid,                        -- whose it was
  decided_by   uuid,
  decided_at   timestamptz,
  decision_id  uuid,                        -- the record of the answer, where its reason is sealed
  primary key (tenant, id),
  foreign key (tenant, party_id) references party (tenant, id),
  check ((status = 'open') = (decided_at is null)),
  check ((status = 'assigned') = (party_id is not null))
);
create index inbound_unmatched_open on inbound_unmatched (tenant, id) where status = 'open';
create index inbound_unmatched_party on inbound_unmatched (tenant, party_id) where party_id is not null;

-- What was kept before there was a list. The fence binds the owner too, who has no tenant here.
alter table record no force row level security;
insert into inbound_unmatched (tenant, id, record_id, channel, readable, source, received_at, status)
  select tenant, id, id, case when body ? 'unreadable' then 'email' else 'sms' end, not body ? 'unreadable',
         coalesce(body->>'source', concat(body->>'vendor', '/', body->>'vendor_message_id')), at, 'open'
    from (select tenant, id, convert_from(entry, 'UTF8')::jsonb->'body' as body,
                 (convert_from(entry, 'UTF8')::jsonb->>'at')::timestamptz as at
            from record where kind = 'inbound' and tag is null) kept;
alter table record force row level security;

select fence('inbound_unmatched');
grant select, insert, update on inbound_unmatched to dunwell_app;
grant select on inbound_unmatched to dunwell_eraser;
