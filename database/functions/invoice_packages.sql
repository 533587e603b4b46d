-- Which package a line of an invoice is about, among those whose charges the viewer may enter.

create or replace function with_package(viewer jsonb, one invoice_line)
returns invoice_line
language plpgsql
as $$
declare
  own_id uuid := (
    select p.id
    from package p
    where p.tracking_number = one.tracking_number
      and may_charge_package(viewer, p.id)
  );
  candidate_ids uuid[] := packages_of_number(viewer, one.carrier_number);
  fitting_ids uuid[];
begin
  if own_id is not null and candidate_ids <> '{}' and own_id <> all (candidate_ids) then
    return unresolved(one, 'AMBIGUOUS', 'INVALID_INPUT', 'The numbers of the line are of different packages.');
  end if;
  fitting_ids := case
    when own_id is not null then array[own_id]
    else packages_then(candidate_ids, one.charged_on, (select o.time_zone from office o where o.id = one.office_id))
  end;
  if cardinality(fitting_ids) > 1 then
    return unresolved(one, 'AMBIGUOUS', 'INVALID_INPUT', 'Several packages with this number fit the day of the charge.');
  end if;
  if fitting_ids = '{}' then
    return unresolved(one, 'UNMATCHED', null, null);
  end if;
  one.package_id := fitting_ids[1];
  return unresolved(one, 'MATCHED', null, null);
end
$$;

create or replace function packages_of_number(viewer jsonb, carrier_number text)
returns uuid[]
language plpgsql
as $$
begin
  return array(
    select c.id
    from unnest(packages_with_number(carrier_number)) c (id)
    where may_charge_package(viewer, c.id)
  );
end
$$;

-- Those that were on their way on the day; or else those whose journey had ended in the half year before, since surcharges come
-- late; or else those that were heard of within two weeks.
create or replace function packages_then(candidate_ids uuid[], charged_on date, time_zone text)
returns uuid[]
language plpgsql stable
as $$
begin
  return coalesce((
    select array_agg(f.id order by f.id)
    from (
      select j.id, j.fit, min(j.fit) over () as best
      from (
        select
          p.id,
          case
            when charged_on between t.began - 1 and t.ended + 1 then 1
            when charged_on between t.ended and t.ended + 180 then 2
            when charged_on between t.began - 14 and t.began then 3
          end as fit
        from package p
        join package_state s on s.package_id = p.id
        cross join lateral (
          select
            (known_since(p) at time zone packages_then.time_zone)::date as began,
            case
              when is_over(s.status) then (s.last_ordered_at at time zone packages_then.time_zone)::date
              else date '9999-01-01'
            end as ended
        ) t
        where p.id = any (candidate_ids)
      ) j
      where j.fit is not null
    ) f
    where f.fit = f.best
  ), '{}');
end
$$;
