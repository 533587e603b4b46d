create domain carrier_number_scheme as text check (value in (
  'S10', 'UPS_1Z', 'FEDEX_12', 'FEDEX_15', 'FEDEX_96', 'USPS_IMPB', 'DHL_EXPRESS', 'DHL_IDENTCODE', 'DHL_OTHER', 'SSCC'
));

-- The numbers that carriers gave a package, as domain/carrier-number.ts keeps them. Not unique: carriers use numbers again
-- once a journey is over, and whether one is over is said by package_state alone.
create table package_carrier_number (
  package_id uuid not null references package,
  -- byte by byte, so that the beginning of a number is a range of the index: number >= '1Z99' and number < '1Z9:'
  number text collate "C" not null check (length(number) between 1 and 50),
  -- null where no scheme fits
  carrier carrier,
  scheme carrier_number_scheme,
  -- null where the scheme has no check digit
  is_check_digit_valid boolean,
  -- of those of its package, from 1
  place int not null,
  added_at timestamptz not null,
  -- of its package, for lists of one carrier in the order of registration
  registered_at timestamptz not null,
  primary key (package_id, number),
  unique (package_id, place)
);

create index package_of_carrier_number on package_carrier_number (number, package_id);
