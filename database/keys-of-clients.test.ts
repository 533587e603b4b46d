import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from './test-database.ts';
import { eventsOf } from './test-model.ts';
import { aClerk, aPackage, record, user, type Answer, type Parcel, type Viewer } from './test-parcel.ts';

/** As a device counts, and another one too. */
const WEAK = 'DEVICE-1-000017';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

const scan = (parcel: Parcel, scanId = WEAK) => ({
  kind: 'ACCEPT' as const,
  scanId,
  officeId: parcel.origin,
});
const report = (scanId: string) => ({ kind: 'RAISE_EXCEPTION' as const, exceptionKind: 'DAMAGED', scanId });
const act = (viewer: Viewer, { id }: Parcel, idempotencyKey: string) =>
  db.value<Answer>(`select perform_act($1, $2, '[]')`, [
    viewer,
    { kind: 'RAISE_EXCEPTION', exceptionKind: 'DAMAGED', packageId: id, idempotencyKey },
  ]);
const versions = async (parcel: Parcel) => (await eventsOf(db, parcel)).length;

describe('the id of a scan', () => {
  it("is no other office's: nobody there is told of it, and nobody there has taken it", async () => {
    const [one, other] = [await aPackage(db), await aPackage(db)];
    const [here, there] = [await aClerk(db, one.origin), await aClerk(db, other.origin)];
    await record(db, one, scan(one), here);

    const answer = await record(db, other, scan(other), there);

    expect(answer.package?.status).toBe('ACCEPTED');
    expect(await versions(other)).toBe(2);
  });

  it("is the device's, whoever is signed in at it", async () => {
    const parcel = await aPackage(db);
    const [early, late] = [await aClerk(db, parcel.origin), await aClerk(db, parcel.origin)];
    const first = await record(db, parcel, scan(parcel), early);

    expect(await record(db, parcel, scan(parcel), late)).toEqual(first);
    expect(await versions(parcel)).toBe(2);
  });

  it('counts for its package where no office says it', async () => {
    const [one, other] = [await aPackage(db), await aPackage(db)];
    const scanId = randomUUID();
    const first = await record(db, one, report(scanId));

    expect((await record(db, other, report(scanId))).error).toBeUndefined();
    expect(await record(db, one, report(scanId))).toEqual(first);
    expect([await versions(one), await versions(other)]).toEqual([2, 2]);
  });
});

describe('the key of an act', () => {
  it("is no colleague's, and the same one's for one act", async () => {
    const parcel = await aPackage(db);
    const [one, other] = [await aClerk(db, parcel.origin), await aClerk(db, parcel.origin)];
    await act(one, parcel, WEAK);
    await act(one, parcel, WEAK);

    expect((await act(other, parcel, WEAK)).error).toBeUndefined();
    expect(await versions(parcel)).toBe(3);
  });
});

describe('the key of an import', () => {
  it("is no colleague's, and the same one's for one import of an invoice", async () => {
    const input = {
      ...{ idempotencyKey: WEAK, officeId: (await aPackage(db)).origin, carrier: 'DHL', invoiceNumber: '17' },
      ...{ currencyCode: 'EUR', fileName: 'a.csv', sizeInBytes: 1 },
    };
    const [one, other] = [user('finance'), { ...user('finance'), sub: randomUUID() }];
    const ids = [];
    for (const viewer of [one, other, one, other]) {
      const begun = await db.value<{ import?: { id: string } }>('select start_invoice_import($1, $2)', [
        viewer,
        input,
      ]);
      ids.push(begun.import?.id);
    }

    expect(new Set(ids).size).toBe(2);
    expect(ids.slice(2)).toEqual(ids.slice(0, 2));
  });
});

describe('what was recorded while a key counted everywhere', () => {
  const FIRST = `
    create or replace function sent_event_id(viewer jsonb, written jsonb, package_id uuid)
    returns uuid language sql stable as $$
      select uuid_from(coalesce('scan ' || (written ->> 'scanId'), 'act ' || (written ->> 'idempotencyKey')))
    $$`;
  const before = async (work: () => Promise<unknown>) => {
    const now = await db.value<string>(
      `select pg_get_functiondef('sent_event_id(jsonb, jsonb, uuid)'::regprocedure)`,
    );
    await db.query(FIRST);
    await work();
    await db.query(now);
  };

  it.each<[string, (parcel: Parcel, viewer: Viewer) => Promise<Answer>]>([
    ['a scan', (parcel, viewer) => record(db, parcel, scan(parcel, `first-${parcel.id}`), viewer)],
    ['a report', (parcel, viewer) => record(db, parcel, report(`first-${parcel.id}`), viewer)],
    ['an act', (parcel, viewer) => act(viewer, parcel, `first-${parcel.id}`)],
  ])('is known when it is sent again: %s', async (_, send) => {
    const [parcel, admin] = [await aPackage(db), user('admin')];
    await before(() => send(parcel, admin));

    const again = await send(parcel, admin);

    expect(again.error).toBeUndefined();
    expect(await versions(parcel)).toBe(2);
  });
});
