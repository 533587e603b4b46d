import type { SeedClients } from './clients.ts';
import { seedId } from './identifiers.ts';
import { SEED_OFFICES, type SeedOffice } from './offices.ts';

const OPENING_DAYS: Record<SeedOffice['opens'], string[]> = {
  MONDAY_TO_FRIDAY: ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'],
  MONDAY_TO_SATURDAY: ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY'],
  SUNDAY_TO_THURSDAY: ['SUNDAY', 'MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY'],
};

export function officeId(code: string): string {
  return seedId(`office ${code}`);
}

/** As the histories of the seed have it. */
const DISPOSE_AFTER_DAYS = 30;

/** Nobody is told at night; or at any hour, for those who cannot wait for the morning. */
export type Nights = 'quiet' | 'told';

/** Quiet hours that end as they begin are none. */
const HOURS: Record<Nights, { quietFrom: string; quietUntil: string }> = {
  quiet: { quietFrom: '22:00', quietUntil: '07:00' },
  told: { quietFrom: '00:00', quietUntil: '00:00' },
};

/** Each office with its own location, a van and a shelf. */
export async function plantOffices({ execute }: SeedClients, nights: Nights): Promise<void> {
  await execute(
    `with added as (
       insert into location (id, kind, name, office_id, address_lines, city, country_code, latitude, longitude, time_zone)
       select id, kind, name, "officeId", array["addressLine"], city, "countryCode", latitude, longitude, "timeZone"
       from jsonb_to_recordset(:locations::jsonb) as l(
         id uuid, kind text, name text, "officeId" uuid, "addressLine" text, city text, "countryCode" text,
         latitude float8, longitude float8, "timeZone" text)
       on conflict do nothing
     )
     insert into office (id, code, name, location_id, time_zone, opening_days, currency_code, cost_centre, dispose_after_days,
       quiet_from, quiet_until)
     select id, code, name, "locationId", "timeZone", array(select jsonb_array_elements_text("openingDays")), "currencyCode",
       "costCentre", "disposeAfterDays", "quietFrom", "quietUntil"
     from jsonb_to_recordset(:offices::jsonb) as o(
       id uuid, code text, name text, "locationId" uuid, "timeZone" text, "openingDays" jsonb, "currencyCode" text,
       "costCentre" text, "disposeAfterDays" int, "quietFrom" time, "quietUntil" time)
     on conflict do nothing`,
    {
      locations: SEED_OFFICES.flatMap(locationsOf),
      offices: SEED_OFFICES.map((office, index) => ({ ...officeOf(office, index), ...HOURS[nights] })),
    },
  );
}

function officeOf(office: SeedOffice, index: number) {
  return {
    id: officeId(office.code),
    code: office.code,
    name: `${office.city} ${office.isHub ? 'hub' : 'office'}`,
    locationId: seedId(`location ${office.code}`),
    timeZone: office.timeZone,
    openingDays: OPENING_DAYS[office.opens],
    currencyCode: office.currencyCode,
    costCentre: String(4100 + index),
    disposeAfterDays: DISPOSE_AFTER_DAYS,
  };
}

function locationsOf(office: SeedOffice) {
  const { city, countryCode, latitude, longitude, timeZone } = office;
  const place = (kind: string, name: string, id: string) => ({
    id: seedId(id),
    kind,
    name,
    officeId: officeId(office.code),
    addressLine: `1 Station Square, ${city}`,
    ...{ city, countryCode, latitude, longitude, timeZone },
  });
  return [
    place(
      office.isHub ? 'HUB' : 'OFFICE',
      `${city} ${office.isHub ? 'hub' : 'office'}`,
      `location ${office.code}`,
    ),
    place('VEHICLE', `${city} van`, `vehicle ${office.code}`),
    place('SHELF', `${city} pickup shelf`, `shelf ${office.code}`),
  ];
}
