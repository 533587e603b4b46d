create table person (
  id uuid primary key default uuidv7(),
  name text not null check (length(name) between 1 and 200),
  language text not null default 'en' check (language ~ '^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$'),
  home_office_id uuid references office,
  -- the user that this person is, if they have signed in
  cognito_sub text unique
);

-- All contact data, and nowhere else.
create table person_contact (
  person_id uuid primary key references person,
  email text check (length(email) <= 254),
  phone text check (phone ~ '^\+[1-9][0-9]{6,14}$'),
  notify_by channel check (
    notify_by = 'EMAIL' and email is not null or notify_by = 'SMS' and phone is not null or notify_by is null
  ),
  -- the topic that has this e-mail address as its one subscriber
  email_topic_arn text
);
