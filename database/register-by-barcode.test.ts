import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aNumber, anUnmatched, barcodeInput, numbered, registerByBarcode } from './test-identity.ts';
import { testDatabase, type TestDatabase } from './test-database.ts';
import { SYSTEM, aClerk, aPackage, anOffice, packageSeenBy, user } from './test-parcel.ts';

let db: TestDatabase;
let office: string;
beforeAll(async () => {
  db = await testDatabase();
  office = await anOffice(db);
});
afterAll(() => db.close());

describe('register_by_barcode', () => {
  it('takes in a package of which nothing is known but the barcode', async () => {
    const clerk = await aClerk(db, office);
    const barcode = '(00) 3761 0425 0021 2345 69';
    const input = barcodeInput(office, barcode, {
      handedOverBy: 'The van of nine',
      note: 'Wet',
      timeZone: 'Asia/Tokyo',
    });

    const { package: taken } = await registerByBarcode(db, input, clerk);

    expect(taken).toMatchObject({
      status: 'ACCEPTED',
      version: 2,
      sender: null,
      recipient: null,
      destinationOffice: null,
      destinationLocation: null,
      originOffice: { id: office },
      currentOffice: { id: office },
      carrierNumbers: [{ number: '376104250021234569', scheme: 'SSCC', isCheckDigitValid: true }],
      openExceptions: [{ kind: 'UNMATCHED_RECIPIENT', needsAction: true, responsibleParty: 'OFFICE' }],
    });
    expect(taken?.events).toMatchObject([
      {
        kind: 'REGISTER',
        exceptionKind: 'UNMATCHED_RECIPIENT',
        version: 1,
        occurredAt: '2026-01-01T09:00:00.000Z',
      },
      {
        kind: 'ACCEPT',
        version: 2,
        occurredAt: '2026-01-01T09:00:00.000Z',
        timeZone: 'Asia/Tokyo',
        handedOverBy: 'The van of nine',
        note: 'Wet',
        rawScan: barcode,
        recordedBy: clerk.sub,
        office: { id: office },
      },
    ]);
    expect(await db.value('select count(*)::int from outbox where package_id = $1', [taken?.id])).toBe(2);
  });

  it('keeps a barcode that nobody recognises', async () => {
    const { package: taken } = await registerByBarcode(db, barcodeInput(office, 'some-thing/42'));

    expect(taken?.carrierNumbers).toEqual([
      { number: 'SOMETHING/42', carrier: null, scheme: null, isCheckDigitValid: null },
    ]);
  });

  it('is dated by when we heard of it where the clock of the device cannot be right', async () => {
    const input = barcodeInput(office, aNumber(), { occurredAt: '2100-01-01T00:00:00Z' });

    const { package: taken } = await registerByBarcode(db, input);

    expect(taken?.openExceptions.map(({ kind }) => kind).sort()).toEqual([
      'CLOCK_SKEW',
      'UNMATCHED_RECIPIENT',
    ]);
    expect(taken?.events.map(({ kind }) => kind)).toEqual(['REGISTER', 'ACCEPT']);
    expect(taken?.events[0]?.occurredAt).not.toContain('2100');
  });

  it('answers the same key and content as the first time, and refuses other content', async () => {
    const input = barcodeInput(office, aNumber());

    const [first, second] = [await registerByBarcode(db, input), await registerByBarcode(db, { ...input })];
    const other = await registerByBarcode(db, { ...input, note: 'Another' });

    expect(second).toEqual(first);
    expect(other.error?.code).toBe('IDEMPOTENCY_KEY_REUSED');
  });

  it('says to scan what has a tracking number of ours', async () => {
    const { trackingNumber } = await aPackage(db);
    const barcode = trackingNumber.toLowerCase();

    const { error } = await registerByBarcode(db, barcodeInput(office, barcode));

    expect(error?.code).toBe('INVALID_INPUT');
    expect(error?.message).toContain('scan');
  });

  it('takes a barcode that could be a tracking number but is none', async () => {
    const unused = await db.value<string>('select new_tracking_number()');

    expect((await registerByBarcode(db, barcodeInput(office, unused))).error).toBeUndefined();
  });

  it('refuses a number that is in use', async () => {
    const barcode = aNumber();
    await anUnmatched(db, office, barcode);

    expect((await registerByBarcode(db, barcodeInput(office, barcode))).error?.code).toBe(
      'CARRIER_NUMBER_IN_USE',
    );
  });

  it('is for those who work in the office', async () => {
    const allowed = [await aClerk(db, office), user('admin'), SYSTEM];
    const refused = [await aClerk(db, await anOffice(db)), user('staff'), user('finance'), user()];

    for (const viewer of allowed) {
      expect((await registerByBarcode(db, barcodeInput(office, aNumber()), viewer)).error).toBeUndefined();
    }
    for (const viewer of refused) {
      const { error } = await registerByBarcode(db, barcodeInput(office, aNumber()), viewer);
      expect(error?.code).toBe('NOT_FOUND');
    }
  });

  it('shows it to those who work there, and to nobody else', async () => {
    const parcel = (await anUnmatched(db, office)) as never;

    expect(await packageSeenBy(db, await aClerk(db, office), parcel)).toMatchObject({ status: 'ACCEPTED' });
    expect(await packageSeenBy(db, await aClerk(db, await anOffice(db)), parcel)).toBeNull();
    expect(await packageSeenBy(db, user(), parcel)).toBeNull();
  });

  it.each<[string, object, string]>([
    ['a key of 7 characters', { idempotencyKey: 'seven77' }, 'INVALID_INPUT'],
    ['a key of imports', { idempotencyKey: `import-${'0'.repeat(48)}` }, 'INVALID_INPUT'],
    ['no barcode', { barcode: undefined }, 'INVALID_INPUT'],
    ['a barcode of 51 characters', { barcode: 'x'.repeat(51) }, 'INVALID_INPUT'],
    ['a barcode of blanks', { barcode: '   ', ...numbered('   ') }, 'INVALID_INPUT'],
    ['a time without offset', { occurredAt: '2026-03-01T12:00:00' }, 'INVALID_INPUT'],
    ['a zone that is none', { timeZone: 'Lisbon' }, 'INVALID_INPUT'],
    ['a note of 1001 characters', { note: 'x'.repeat(1001) }, 'INVALID_INPUT'],
    ['a giver of 201 characters', { handedOverBy: 'x'.repeat(201) }, 'INVALID_INPUT'],
    ['an office that is none', { officeId: randomUUID() }, 'NOT_FOUND'],
    ['an office that is no id', { officeId: 'LIS1' }, 'NOT_FOUND'],
  ])('writes nothing for %s', async (_, change, code) => {
    const before = await db.value('select count(*) from package');

    const answer = await registerByBarcode(db, barcodeInput(office, aNumber(), change));

    expect(answer.error?.code).toBe(code);
    expect(await db.value('select count(*) from package')).toEqual(before);
  });
});
