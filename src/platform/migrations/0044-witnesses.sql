-- What others say of a checkpoint: cosignatures of witnesses, which of them are enough, and time stamps.

create table cosignature (
  tenant   int not null,
  size     bigint not null,
  witness  text not null,                  -- its name in the file of witnesses
  line     text not null,                  -- of the note, with its line end
  seen_at  timestamptz not null,           -- by the clock of the witness
  primary key (tenant, size, witness),
  foreign key (tenant, size) references checkpoint (tenant, size)
);

-- Checkpoints under which enough witnesses signed, as it was asked for then.
create table witnessed (
  tenant  int not null,
  size    bigint not null,
  at      timestamptz not null,
  primary key (tenant, size),
  foreign key (tenant, size) references checkpoint (tenant, size)
);

create table time_stamp (
  tenant      int not null,
  size        bigint not null,
  token       bytea not null,              -- the TimeStampResp (RFC 3161) over the checkpoint's bytes
  stamped_at  timestamptz not null,        -- by the clock of the authority
  primary key (tenant, size),
  foreign key (tenant, size) references checkpoint (tenant, size)
);

select append_only('cosignature'), append_only('witnessed'), append_only('time_stamp');
select fence('cosignature'), fence('witnessed'), fence('time_stamp');
grant select on cosignature, witnessed, time_stamp to dunwell_app, dunwell_sequencer, dunwell_sealer;
grant insert on cosignature, witnessed, time_stamp to dunwell_sealer;
grant select on tenant to dunwell_sealer;
