-- Within one transaction, the order of recording.
alter table office_change
  add id bigint not null generated always as identity,
  drop constraint office_change_pkey,
  add primary key (office_id, transaction_id, id) include (event_id);

-- Transactions are counted by the server, so places in their order mean nothing on a server that was restored from a dump.
create table office_change_epoch (
  id text primary key default replace(gen_random_uuid()::text, '-', '')
);

insert into office_change_epoch default values;
