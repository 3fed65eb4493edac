-- A call whose collector did not say in time how it ended. The place it takes is a reservation, made by the collector;
-- here stands which task it was, and what its claim was judged, so that a late word can still complete it.

create table call_lapse (
  tenant       int not null,
  decision_id  uuid not null,             -- of the claim
  contact_id   uuid not null,
  verdict      text,
  rules        text[],
  primary key (tenant, decision_id),
  foreign key (tenant, decision_id) references reservation (tenant, decision_id),
  foreign key (tenant, contact_id) references contact (tenant, id)
);
create index call_lapse_contact on call_lapse (tenant, contact_id);

select append_only('call_lapse');
select fence('call_lapse');
grant select, insert on call_lapse to dunwell_app;
