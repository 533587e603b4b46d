import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Office } from '../graphql/generated/graphql.ts';
import { testDatabase, type TestDatabase } from './test-database.ts';
import { aNumber, anUnmatched, barcodeInput, complete, registerByBarcode } from './test-identity.ts';
import { ADDRESS, aCode, anOpenedOffice, aPlace, updateLocation, updateOffice } from './test-organisation.ts';
import {
  aClerk,
  aPackage,
  anOffice,
  packageSeenBy,
  record,
  register,
  user,
  type Viewer,
} from './test-parcel.ts';

let db: TestDatabase;
let open: string;
let closed: Office;
let clerk: Viewer;
beforeAll(async () => {
  db = await testDatabase();
  open = await anOffice(db);
  closed = await anOpenedOffice(db);
  clerk = await aClerk(db, closed.id);
  await close(closed.id);
});
afterAll(() => db.close());

const close = (officeId: string) => updateOffice(db, { officeId, isClosed: true });
const reopen = (officeId: string) => updateOffice(db, { officeId, isClosed: false });
const isClosed = () => ({
  code: 'INVALID_INPUT',
  message: `The office ${closed.id} is closed: it takes no new packages.`,
});

const registration = (from: string, to: string) => ({
  idempotencyKey: randomUUID(),
  sender: { name: 'Ana Example' },
  recipient: { name: 'Rui Example' },
  originOfficeId: from,
  destinationOfficeId: to,
});

describe('an office that is closed', () => {
  it('is neither where a package comes from, nor where it is to go', async () => {
    expect((await register(db, registration(open, closed.id))).error).toEqual(isClosed());
    expect((await register(db, registration(closed.id, open), clerk)).error).toEqual(isClosed());
    expect((await registerByBarcode(db, barcodeInput(closed.id, aNumber()))).error).toEqual(isClosed());
    const { id } = await anUnmatched(db, open);
    expect((await complete(db, id, { destinationOfficeId: closed.id })).error).toEqual(isClosed());
  });

  it('is not there for those who may not register in it', async () => {
    const stranger = await aClerk(db, open);
    const answer = await register(db, registration(closed.id, open), stranger);

    expect(answer.error?.code).toBe('NOT_FOUND');
    expect((await registerByBarcode(db, barcodeInput(closed.id, aNumber()), stranger)).error?.code).toBe(
      'NOT_FOUND',
    );
  });

  it('still answers what was registered before, as the first time', async () => {
    const officeId = (await anOpenedOffice(db)).id;
    const [input, barcode] = [registration(officeId, officeId), barcodeInput(officeId, aNumber())];
    const [first, taken] = [await register(db, input), await registerByBarcode(db, barcode)];
    const { id } = await anUnmatched(db, officeId);
    const completion = { idempotencyKey: randomUUID(), destinationOfficeId: officeId };
    const completed = await complete(db, id, completion);
    await close(officeId);

    const [again, takenAgain, completedAgain] = [
      await register(db, input),
      await registerByBarcode(db, barcode),
      await complete(db, id, completion),
    ];

    expect([again, takenAgain, completedAgain].map(({ error }) => error)).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect([again.package?.id, takenAgain.package?.id]).toEqual([first.package?.id, taken.package?.id]);
    expect(completedAgain.package?.version).toBe(completed.package?.version);
  });

  it('still scans what is there and what is on its way, and finds what was lost', async () => {
    const parcel = await aPackage(db, 'IN_TRANSIT');
    await close(parcel.destination);
    const viewer = await aClerk(db, parcel.destination);

    const received = await record(db, parcel, { kind: 'RECEIVE' }, viewer);
    const shelved = await record(db, parcel, { kind: 'SHELVE', minute: 101 }, viewer);

    expect([received.package?.status, shelved.package?.status]).toEqual(['ARRIVED', 'READY_FOR_PICKUP']);
    expect((await packageSeenBy(db, viewer, parcel))?.currentOffice).toMatchObject({ isClosed: true });
  });

  it('has its packages in the same lists as before, whatever has changed of it', async () => {
    const parcel = await aPackage(db, 'ARRIVED');
    const viewers = [user('admin'), await aClerk(db, parcel.destination), await aClerk(db, parcel.origin)];
    const lists = () =>
      Promise.all(
        viewers.map((viewer) =>
          db.query(`select * from package_page($1, $2, '[]', 'NEWEST', null, null, 100)`, [
            ...[viewer, { officeId: parcel.destination }],
          ]),
        ),
      );
    const before = await lists();

    const { error } = await updateOffice(db, {
      ...{ officeId: parcel.destination, code: aCode(), name: 'Elsewhere', timeZone: 'Pacific/Auckland' },
      ...{ currencyCode: 'NZD', openingDays: ['SUNDAY'], address: ADDRESS, isClosed: true },
    });

    expect(error).toBeUndefined();
    expect(before.map((page) => page.length)).toEqual([1, 1, 1]);
    expect(await lists()).toEqual(before);
  });

  it('takes packages again once it is open again', async () => {
    const officeId = (await anOpenedOffice(db)).id;
    await close(officeId);
    await reopen(officeId);

    expect((await register(db, registration(open, officeId))).package?.status).toBe('REGISTERED');
  });
});

describe('an import', () => {
  const admin = user('admin');
  const start = (officeId: string, idempotencyKey: string = randomUUID()) =>
    db.value<{ import?: { id: string }; error?: object }>('select start_import($1, $2)', [
      admin,
      { idempotencyKey, officeId, fileName: 'a.csv', sizeInBytes: 100, isDryRun: true },
    ]);

  const row = (line: number, destinationOffice: string) => ({
    line,
    key: `row ${line}`,
    problems: [],
    content: { sender: { name: 'Ana Example' }, recipient: { name: 'Rui Example' }, destinationOffice },
  });

  async function problemsOf(importId: string, ...destinations: string[]) {
    const runId = randomUUID();
    const rows = destinations.map((code, index) => row(index + 2, code));
    await db.query('select begin_import_run($1, $2, $3)', [importId, runId, 'etag']);
    await db.query('select import_rows($1, $2, $3)', [
      ...[importId, runId],
      JSON.stringify({ from: 0, until: rows.length, rows }),
    ]);
    return db.query<{ line: number }>(
      'select line, column_name, code, message from import_problem where import_id = $1 order by line',
      [importId],
    );
  }

  it('does not begin at an office that is closed, and one that has begun is still the same', async () => {
    const [officeId, key] = [(await anOpenedOffice(db)).id, randomUUID()];
    const begun = await start(officeId, key);
    await close(officeId);

    expect((await start(closed.id)).error).toEqual(isClosed());
    expect((await start(officeId, key)).import?.id).toBe(begun.import?.id);
  });

  it('explains the rows that are to go to an office that is closed', async () => {
    const { import: begun } = await start(open);
    const { code } = await anOpenedOffice(db);

    expect(await problemsOf(begun?.id ?? '', closed.code, code)).toEqual([
      {
        ...{ line: 2, column_name: 'destination_office', code: 'INVALID_INPUT' },
        message: 'The office with this code is closed: it takes no new packages.',
      },
    ]);
  });

  it('explains every row once its own office was closed', async () => {
    const officeId = (await anOpenedOffice(db)).id;
    const { import: begun } = await start(officeId);
    const { code } = await anOpenedOffice(db);
    await close(officeId);

    expect(await problemsOf(begun?.id ?? '', code)).toEqual([
      {
        ...{ line: 2, column_name: null, code: 'INVALID_INPUT' },
        message: 'The office of the import is closed: it takes no new packages.',
      },
    ]);
  });
});

describe('a location that is retired', () => {
  it('is still where a package was scanned that names it, and where it was scanned before', async () => {
    const parcel = await aPackage(db, 'ARRIVED');
    const shelf = await aPlace(db, parcel.destination, { kind: 'SHELF', name: 'Shelf 4' });
    const scanned = { scanId: randomUUID(), locationId: shelf.id };
    await record(db, parcel, { kind: 'SHELVE', ...scanned });
    await updateLocation(db, { locationId: shelf.id, isRetired: true });

    const again = await record(db, parcel, { kind: 'SHELVE', ...scanned });
    const later = await record(db, parcel, { kind: 'GO_OUT', locationId: shelf.id, minute: 101 });

    expect([again.error, later.error]).toEqual([undefined, undefined]);
    const seen = await packageSeenBy(db, user('admin'), parcel);
    expect(seen?.events.slice(-2).map(({ location }) => location)).toMatchObject([
      { id: shelf.id, isRetired: true },
      { id: shelf.id, isRetired: true },
    ]);
    expect(seen?.currentLocation).toMatchObject({ name: 'Shelf 4', isRetired: true });
  });
});
