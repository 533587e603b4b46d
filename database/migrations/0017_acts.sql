-- of the whole input of an act at a desk, to tell a repetition from another act under the same key
alter table package_event add act_hash bytea;

-- What became of one scan: the event that it is, or why it was not recorded.
create type scan_outcome as (
  error_code text,
  error_message text,
  event_id uuid,
  package_id uuid,
  was_known boolean
);
