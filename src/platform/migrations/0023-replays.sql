-- Dead letters: contacts that failed or ran out of time, and what somebody sent once more.

create table contact_replay (
  tenant       int not null,
  contact_id   uuid not null,             -- the one that ended; once only
  replay_id    uuid not null,             -- the new contact with the same content
  record_id    uuid not null,             -- its contact.replayed record, where the reason is sealed
  replayed_by  uuid not null,
  replayed_at  timestamptz not null,
  primary key (tenant, contact_id),
  unique (tenant, replay_id),
  foreign key (tenant, contact_id) references contact (tenant, id),
  foreign key (tenant, replay_id) references contact (tenant, id)
);
create index contact_state_dead on contact_state (tenant, contact_id) where status in ('failed', 'expired');

select append_only('contact_replay');
select fence('contact_replay');
grant select, insert on contact_replay to dunwell_app;
