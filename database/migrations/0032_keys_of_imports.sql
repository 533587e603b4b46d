-- A key is that of who sends it: nobody is told by it what others import, and nobody can take it from them. The system is one,
-- and those who were forgotten send nothing again.
alter table import drop constraint import_idempotency_key_key;
create unique index import_of_key
on import (idempotency_key, coalesce(started_by ->> 'sub', nullif(started_by ->> 'kind', 'USER')));

alter table invoice_import drop constraint invoice_import_idempotency_key_key;
create unique index invoice_import_of_key on invoice_import (idempotency_key, (started_by ->> 'sub'));

drop function if exists is_import_of(import, jsonb, jsonb);
drop function if exists is_invoice_import_of(invoice_import, jsonb, jsonb);
