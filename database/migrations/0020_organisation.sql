-- What an office and its places may be, once they are not only made by a script.
alter table location
  -- a place on the map has both
  add check (num_nonnulls(latitude, longitude) <> 1);

alter table office
  add check (opening_days <> '{}'),
  add check (length(cost_centre) between 1 and 50);
