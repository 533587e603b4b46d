import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkCharacter } from '../domain/tracking-number.ts';
import type { ScanResult } from '../graphql/generated/graphql.ts';
import { testDatabase, type TestDatabase } from './test-database.ts';
import { eventsOf, projectionsOf } from './test-model.ts';
import { SYSTEM, aClerk, aPackage, anOffice, scanInput, type Parcel, type Viewer } from './test-parcel.ts';

type Result = Omit<ScanResult, 'scanId'>;

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

/** Each scan as a text of its own, as the resolver sends them. */
function recordBatch(scans: (object | string)[], viewer: Viewer = SYSTEM): Promise<Result[]> {
  const texts = scans.map((scan) => (typeof scan === 'string' ? scan : JSON.stringify(scan)));
  return db.value<Result[]>('select record_scan_batch($1, $2)', [viewer, JSON.stringify(texts)]);
}

const accept = (parcel: Parcel, extra: object = {}) =>
  scanInput(parcel, { kind: 'ACCEPT', officeId: parcel.origin, ...extra });
const depart = (parcel: Parcel, extra: object = {}) =>
  scanInput(parcel, { kind: 'DEPART', officeId: parcel.origin, minute: 1, ...extra });

describe('a batch of scans', () => {
  it('answers in the order given, each package as it is once all were recorded', async () => {
    const [one, other] = [await aPackage(db), await aPackage(db)];

    const results = await recordBatch([depart(one), accept(other), accept(one)]);

    const ofOne = { packageId: one.id, trackingNumber: one.trackingNumber, status: 'IN_TRANSIT', version: 3 };
    expect(results).toMatchObject([
      { ...ofOne, wasKnown: false },
      { packageId: other.id, status: 'ACCEPTED', version: 2, wasKnown: false },
      { ...ofOne, wasKnown: false },
    ]);
    expect(new Set(results.map(({ eventId }) => eventId)).size).toBe(3);
  });

  it('keeps exactly the good ones of 500 of which 250 are bad, and explains the others', async () => {
    const parcels = await Promise.all(Array.from({ length: 10 }, () => aPackage(db)));
    const mistyped = '1234 5678 9ABC DEFG';
    const unknown = '000000000000000' + checkCharacter('000000000000000');
    const bad: [string, object][] = [
      ['INVALID_TRACKING_NUMBER', { packageId: null, trackingNumber: mistyped }],
      ['NOT_FOUND', { packageId: null, trackingNumber: unknown }],
      ['NOT_FOUND', { officeId: randomUUID() }],
      ['INVALID_INPUT', { occurredAt: '2026-02-29T08:00:00Z' }],
      ['INVALID_INPUT', { note: 'a\u0000' }],
      ['INVALID_INPUT', { note: 'x'.repeat(1001) }],
    ];
    const scans = Array.from({ length: 500 }, (_, place) => {
      const parcel = parcels[place % 10] as Parcel;
      const wrong = place % 2 ? bad[(place >> 1) % bad.length] : undefined;
      return {
        scan: { ...depart(parcel, { minute: place }), ...wrong?.[1] },
        code: wrong?.[0],
      };
    });

    const results = await recordBatch(scans.map(({ scan }) => scan));

    expect(results.map(({ error }) => error?.code)).toEqual(scans.map(({ code }) => code));
    const bare = { wasKnown: false, eventId: null, packageId: null, status: null, version: null };
    expect(results.filter(({ error }) => error)).toEqual(Array(250).fill(expect.objectContaining(bare)));
    const counts = await Promise.all(parcels.map(async (parcel) => (await eventsOf(db, parcel)).length));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(250 + parcels.length);
  });

  it.each([
    ['U+0000', '\\u0000'],
    ['half of a surrogate pair', '\\udc00'],
    ['the other half', '\\ud800'],
  ])('keeps the neighbours of a scan that holds %s, wherever it stands', async (_, escape) => {
    const parcel = await aPackage(db);
    const inNote = JSON.stringify(accept(parcel, { note: 'HERE' })).replace('HERE', escape);
    const inId = JSON.stringify(accept(parcel, { scanId: 'HERE12345678' })).replace('HERE', escape);

    const results = await recordBatch([inNote, accept(parcel), inId, depart(parcel), '{"scanId":']);

    expect(results.map(({ error, version }) => error?.code ?? version)).toEqual([
      'INVALID_INPUT',
      3,
      'INVALID_INPUT',
      3,
      'INVALID_INPUT',
    ]);
  });

  it('records a scan once that it holds twice, and the second one was known', async () => {
    const parcel = await aPackage(db);
    const scan = accept(parcel);

    const results = await recordBatch([
      scan,
      { ...scan, packageId: null, trackingNumber: parcel.trackingNumber },
      { ...scan, note: 'another' },
    ]);

    expect(results.map(({ wasKnown, error }) => error?.code ?? wasKnown)).toEqual([
      false,
      true,
      'SCAN_ID_REUSED',
    ]);
    expect(results[1]).toEqual({ ...results[0], wasKnown: true });
    expect(await projectionsOf(db, parcel)).toMatchObject({ versions: [1, 2], outbox: 2 });
  });

  it('changes nothing when it is sent again, in another order', async () => {
    const parcels = [await aPackage(db), await aPackage(db)];
    const scans = parcels.flatMap((parcel) => [accept(parcel), depart(parcel)]);
    const first = await recordBatch(scans);
    const before = await Promise.all(parcels.map((parcel) => projectionsOf(db, parcel)));

    const again = await recordBatch(scans.toReversed());

    expect(again).toEqual(first.map((result) => ({ ...result, wasKnown: true })).toReversed());
    expect(await Promise.all(parcels.map((parcel) => projectionsOf(db, parcel)))).toEqual(before);
  });

  it('does not depend on its order: what one scan makes visible no other can use', async () => {
    const clerk = await aClerk(db, await anOffice(db));
    const [officeId] = await db.query<{ id: string }>(
      'select office_id as id from office_member where sub = $1',
      [clerk.sub],
    );
    const one = await aPackage(db, 'IN_TRANSIT');
    const byNumber = scanInput(one, {
      kind: 'RECEIVE',
      officeId: officeId?.id ?? '',
      trackingNumber: one.trackingNumber,
      minute: 50,
    });
    const byId = scanInput(one, { kind: 'DEPART', officeId: officeId?.id ?? '', minute: 51 });

    const results = await recordBatch([byNumber, byId], clerk);

    expect(results.map(({ error, status }) => error?.code ?? status)).toEqual(['AT_HUB', 'NOT_FOUND']);
  });

  it('refuses an id that another package has at the office, within the batch too', async () => {
    const [one, other] = [await aPackage(db), await aPackage(db)];
    const scanId = randomUUID();

    const results = await recordBatch([
      accept(one, { scanId }),
      accept(other, { scanId, officeId: one.origin }),
    ]);

    expect(results.map(({ error, status }) => error?.code ?? status)).toEqual(['ACCEPTED', 'SCAN_ID_REUSED']);
    expect(await eventsOf(db, other)).toHaveLength(1);
  });
});
