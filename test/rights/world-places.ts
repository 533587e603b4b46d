import { randomUUID } from 'node:crypto';
import type { Database } from '../../database/test-parcel.ts';

let made = 0;

/** An office with a front desk, whose cost centre and policy are known by its name. */
export async function addOffice(db: Database, name: string): Promise<string> {
  made += 1;
  const [officeId, locationId] = [randomUUID(), randomUUID()];
  await db.query(
    `with added as (
       insert into location (id, kind, name, office_id, address_lines, city, country_code, time_zone)
       values ($1, 'OFFICE', $3 || ' desk', $2, array['1 Station Square'], 'Lisboa', 'PT', 'Europe/Lisbon')
     )
     insert into office (id, code, name, location_id, time_zone, currency_code, cost_centre, dispose_after_days)
     values ($2, $4, $3, $1, 'Europe/Lisbon', 'EUR', 'CC-' || $3, 1)`,
    [locationId, officeId, name, `${name}-${made}`],
  );
  return officeId;
}

/** What is personal of somebody, told apart by who they are. */
export function contactsOf(tag: string) {
  const word = tag.replaceAll(' ', '-');
  const digits = [...tag].reduce((sum, sign) => (sum * 31 + sign.charCodeAt(0)) % 1_000_000, 7);
  return {
    name: `Name of ${tag}`,
    email: `${word}@canary.example.org`,
    phone: `+351900${String(digits).padStart(6, '0')}`,
  };
}

export async function addPerson(db: Database, tag: string, sub: string | null = null): Promise<string> {
  const { name, email, phone } = contactsOf(tag);
  const personId = randomUUID();
  await db.query(`insert into person (id, name, language, cognito_sub) values ($1, $2, 'pt', $3)`, [
    personId,
    name,
    sub,
  ]);
  await db.query(
    `with chosen as (
       insert into notification_preference (person_id, kinds) values ($1, '{"ARRIVED": {"EMAIL": true}}')
     )
     insert into person_contact (person_id, email, phone, notify_by) values ($1, $2, $3, 'EMAIL')`,
    [personId, email, phone],
  );
  return personId;
}

/** Where somebody lives. */
export async function addAddress(db: Database): Promise<string> {
  return db.value(
    `insert into location (kind, name, address_lines, city, country_code, latitude, longitude, time_zone)
     values ('ADDRESS', 'Home', array['7 Canary Street'], 'Porto', 'PT', 41.1234, -8.5678, 'Europe/Lisbon')
     returning id`,
  );
}
