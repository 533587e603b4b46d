-- What a line of an invoice is compared with is found by all that makes two lines the same, however many a package has.
drop index invoice_line_of_parcel;
create index invoice_line_of_parcel
on invoice_line (import_id, parcel_number, category, amount, tax, charged_on, line)
where outcome not in ('FAILED', 'CHANGED');

drop index invoice_line_charged;
create index invoice_line_charged
on invoice_line (office_id, parcel_number, charged_on, category, amount, tax, import_id, line)
where cost_line_id is not null;

drop index invoice_line_of_package;
create index invoice_line_of_package on invoice_line (package_id, import_id, category, line)
where package_id is not null;
