-- What the codes of carriers mean. Filled by functions/carrier_code_meaning.sql, which is made from domain/carrier-codes.ts.
create table carrier_code_meaning (
  system carrier_code_system,
  -- lower case, without what EPCIS writes before a name
  code text,
  kind event_kind not null,
  exception_kind exception_kind,
  responsible_party responsible_party,
  primary key (system, code)
);
