-- A list in lists of up to 500, since a resolver ends a loop after 1,000 rounds (F8).
create or replace function in_pages(list jsonb)
returns jsonb
language sql immutable
as $$
  select coalesce(jsonb_agg(page.items order by page.number), '[]')
  from (
    select (item.place - 1) / 500 as number, jsonb_agg(item.value order by item.place) as items
    from jsonb_array_elements(list) with ordinality item (value, place)
    group by number
  ) page
$$;
