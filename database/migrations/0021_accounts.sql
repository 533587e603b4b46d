-- When a user took a person over who was there before; null for whom a user made by sending for the first time.
alter table person add claimed_at timestamptz;
