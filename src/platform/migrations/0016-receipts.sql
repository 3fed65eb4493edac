-- What vendors report: contradictions beside what was believed, and what names no message of ours yet.

-- The same report again with other words. The first one stands; this one is kept for people.
create table receipt_conflict (
  tenant             int not null,
  vendor             text not null,
  vendor_message_id  text not null,
  event              text not null,
  error_code         text not null,         -- empty: none
  record_id          uuid not null,         -- its receipt.conflict record
  received_at        timestamptz not null,
  primary key (tenant, vendor, vendor_message_id, event, error_code)
);

-- Receipts that came before their send was stored: looked for again, ever less often, then forgotten. The
-- receipt itself is never changed.
create table receipt_waiting (
  tenant             int not null,
  receipt_id         uuid not null,
  vendor             text not null,
  vendor_message_id  text not null,
  parked_at          timestamptz not null,
  due_at             timestamptz not null,
  primary key (tenant, receipt_id)
);
create index receipt_waiting_due on receipt_waiting (tenant, due_at);

-- The fence binds the owner too, who has no tenant here.
alter table receipt no force row level security;
insert into receipt_waiting (tenant, receipt_id, vendor, vendor_message_id, parked_at, due_at)
  select tenant, id, vendor, vendor_message_id, received_at, received_at from receipt
   where contact_id is null and event in ('delivered', 'undelivered', 'failed');
alter table receipt force row level security;
drop index receipt_parked;

select append_only('receipt_conflict');
select fence('receipt_conflict'), fence('receipt_waiting');
grant select, insert on receipt_conflict to dunwell_app;
grant select, insert, update, delete on receipt_waiting to dunwell_app;
