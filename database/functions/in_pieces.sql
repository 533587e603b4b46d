-- A document as rows, since a row of the Data API holds 64 KB at most (F58): 16,000 characters of up to four bytes each.
create or replace function in_pieces(document jsonb)
returns setof text
language plpgsql immutable strict
as $$
declare
  written text := document::text;
begin
  for start in 1 .. length(written) by 16000 loop
    return next substr(written, start, 16000);
  end loop;
end
$$;

grant execute on function in_pieces to postroom_api;
