import { randomUUID } from 'node:crypto';
import type { Location, NewTrackingLink, PublicTracking } from '../graphql/generated/graphql.ts';
import type { Database, Parcel, Viewer } from './test-parcel.ts';

export type LinkAnswer = { newLink?: NewTrackingLink; error?: { code: string; message: string } };

export const track = (db: Database, { trackingNumber }: Pick<Parcel, 'trackingNumber'>) =>
  db.value<PublicTracking | null>('select track($1)', [trackingNumber]);

export const createLink = (db: Database, viewer: Viewer, parcel: { id: string }, input: object = {}) =>
  db.value<LinkAnswer>('select create_tracking_link($1, $2)', [viewer, { packageId: parcel.id, ...input }]);

/** Gives the office of a package a town. */
export async function inTown(
  db: Database,
  officeId: string,
  city: string,
  countryCode = 'PT',
): Promise<void> {
  await db.query(
    `update location l
     set city = $2, country_code = $3, address_lines = array['Rua Secreta 1']
     from office o
     where o.id = $1 and l.id = o.location_id`,
    [officeId, city, countryCode],
  );
}

export async function aLocation(
  db: Database,
  kind: Location['kind'],
  officeId: string | null,
  city: string,
): Promise<string> {
  const id = randomUUID();
  await db.query(
    `insert into location (id, kind, name, office_id, city, country_code, address_lines, time_zone)
     values ($1, $2, 'Where Ana lives', $3, $4, 'DE', array['Rua Secreta 2'], 'Europe/Berlin')`,
    [id, kind, officeId, city],
  );
  return id;
}
