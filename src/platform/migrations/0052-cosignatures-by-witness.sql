-- What a witness signed last is one look-up, however long the log: it is asked for a few times a second.

create index cosignature_by_witness on cosignature (tenant, witness, size);
