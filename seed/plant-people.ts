import type { SeedClients } from './clients.ts';
import { SEED_PEOPLE } from './people.ts';
import { officeId } from './plant-offices.ts';

export async function plantPeople({ execute }: SeedClients): Promise<void> {
  await execute(
    `with given as (
       select *
       from jsonb_to_recordset(:people::jsonb) as p(
         id uuid, name text, language text, "homeOfficeId" uuid, email text, phone text, "notifyBy" text)
     ), added as (
       insert into person (id, name, language, home_office_id)
       select id, name, language, "homeOfficeId" from given
       on conflict do nothing
       returning id
     )
     insert into person_contact (person_id, email, phone, notify_by)
     select added.id, email, phone, "notifyBy"
     from added
     join given using (id)`,
    {
      people: SEED_PEOPLE.map(({ homeOffice, ...person }) => ({
        ...person,
        homeOfficeId: officeId(homeOffice),
      })),
    },
  );
}
