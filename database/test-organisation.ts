import { randomUUID } from 'node:crypto';
import type { Location, Office, OfficeMember, RetentionPolicy } from '../graphql/generated/graphql.ts';
import { user, type Database, type Viewer } from './test-parcel.ts';

export type Change = {
  office?: Office;
  location?: Location;
  member?: OfficeMember;
  policy?: RetentionPolicy;
  error?: { code: string; message: string };
};

export const ADDRESS = {
  addressLines: ['Praça do Comércio 1', 'Loja 2'],
  city: 'Lisboa',
  countryCode: 'PT',
  latitude: 38.7075,
  longitude: -9.1364,
};

const ADMIN = user('admin');

/** A code that no office has yet. */
export const aCode = () => randomUUID().slice(0, 13).toUpperCase();

export const officeInput = (change: object = {}) => ({
  idempotencyKey: randomUUID(),
  code: aCode(),
  name: 'Lisboa Baixa',
  address: ADDRESS,
  timeZone: 'Europe/Lisbon',
  currencyCode: 'EUR',
  costCentre: '4711',
  ...change,
});

export const createOffice = (db: Database, input: object, viewer: Viewer = ADMIN) =>
  db.value<Change>('select create_office($1, $2)', [viewer, input]);

export const updateOffice = (db: Database, input: object, viewer: Viewer = ADMIN) =>
  db.value<Change>('select update_office($1, $2)', [viewer, input]);

/** An office that was opened by an admin. */
export async function anOpenedOffice(db: Database, change: object = {}): Promise<Office> {
  const { office, error } = await createOffice(db, officeInput(change));
  if (!office) throw new Error(error?.message);
  return office;
}

export const locationInput = (officeId: string, change: object = {}) => ({
  idempotencyKey: randomUUID(),
  officeId,
  kind: 'VEHICLE',
  name: 'Van 1',
  ...change,
});

export const createLocation = (db: Database, input: object, viewer: Viewer = ADMIN) =>
  db.value<Change>('select create_location($1, $2)', [viewer, input]);

export const updateLocation = (db: Database, input: object, viewer: Viewer = ADMIN) =>
  db.value<Change>('select update_location($1, $2)', [viewer, input]);

export async function aPlace(db: Database, officeId: string, change: object = {}): Promise<Location> {
  const { location, error } = await createLocation(db, locationInput(officeId, change));
  if (!location) throw new Error(error?.message);
  return location;
}

export const setPolicy = (
  db: Database,
  officeId: string,
  disposeAfterDays: number | null,
  viewer: Viewer = ADMIN,
) => db.value<Change>('select update_office_policy($1, $2)', [viewer, { officeId, disposeAfterDays }]);

export const placesOf = (db: Database, officeId: string, viewer: Viewer = ADMIN) =>
  db.query<{ item: Location }>('select item from location_page($1, $2, null, null, 100)', [viewer, officeId]);
