import { randomUUID } from 'node:crypto';
import { carrierNumberOf } from '../domain/carrier-number.ts';
import type { Package } from '../graphql/generated/graphql.ts';
import {
  SYSTEM,
  aPerson,
  anOffice,
  register,
  type Answer,
  type Database,
  type Viewer,
} from './test-parcel.ts';

const CHILDREN = JSON.stringify([
  ...['sender', 'recipient', 'originOffice', 'currentOffice', 'destinationOffice', 'originLocation'],
  ...['currentLocation', 'destinationLocation', 'carrierNumbers', 'openExceptions', 'events', 'costLines'],
]);

/** A number that nobody has yet, and that no scheme fits. */
export const aNumber = () => `T${randomUUID().slice(0, 13).toUpperCase().replace('-', '')}`;

/** As the resolvers hand numbers on. */
export const numbered = (...written: string[]) => ({ carrierNumbers: written.map(carrierNumberOf) });

/** A registration by bare barcode, as its resolver hands it on. */
export const barcodeInput = (officeId: string, barcode: string, change: object = {}) => ({
  idempotencyKey: randomUUID(),
  barcode,
  officeId,
  occurredAt: '2026-01-01T09:00:00Z',
  ...numbered(barcode),
  ...change,
});

export async function registerByBarcode(
  db: Database,
  input: object,
  viewer: Viewer = SYSTEM,
): Promise<Answer> {
  return db.value('select register_by_barcode($1, $2, $3)', [viewer, input, CHILDREN]);
}

export async function complete(
  db: Database,
  packageId: string,
  input: object,
  viewer: Viewer = SYSTEM,
): Promise<Answer> {
  const whole = { idempotencyKey: randomUUID(), packageId, ...input };
  return db.value('select complete_package($1, $2, $3)', [viewer, whole, CHILDREN]);
}

/** A package of which nothing is known but its barcode. */
export async function anUnmatched(db: Database, officeId: string, barcode = aNumber()): Promise<Package> {
  const { package: taken } = await registerByBarcode(db, barcodeInput(officeId, barcode));
  return taken as Package;
}

/** A registered package that bears these numbers. */
export async function aNumbered(db: Database, originOfficeId: string, ...written: string[]): Promise<Answer> {
  return register(db, {
    sender: { id: await aPerson(db) },
    recipient: { id: await aPerson(db) },
    originOfficeId,
    destinationOfficeId: await anOffice(db),
    ...numbered(...written),
  });
}
