import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CarrierNumberScheme } from '../graphql/generated/graphql.ts';
import { carrierNumberSchemes } from '../domain/carrier-number-scheme.ts';
import { aNumber, aNumbered, barcodeInput, numbered, registerByBarcode } from './test-identity.ts';
import { testDatabase, type TestDatabase } from './test-database.ts';
import {
  aClerk,
  aPackage,
  aPerson,
  anOffice,
  packageSeenBy,
  record,
  register,
  user,
  SYSTEM,
  type Parcel,
} from './test-parcel.ts';

let db: TestDatabase;
let origin: string;
beforeAll(async () => {
  db = await testDatabase();
  origin = await anOffice(db);
});
afterAll(() => db.close());

/** All but the numbers. */
let registration: object;
beforeAll(async () => {
  registration = {
    sender: { id: await aPerson(db) },
    recipient: { id: await aPerson(db) },
    originOfficeId: origin,
    destinationOfficeId: await anOffice(db),
  };
});

const ended = (id?: string) => record(db, { id } as Parcel, { kind: 'HAND_OVER', officeId: origin });
const found = (viewer: object, written: string) =>
  db.value<string | null>('select package_of_carrier_number($1, $2)', [viewer, written]);

describe('the numbers of a package', () => {
  it('are kept in the order in which they were given, each with what it is', async () => {
    const unknown = aNumber();
    const { package: parcel } = await aNumbered(
      db,
      origin,
      '1Z 999 AA1 01 2345 6784',
      unknown,
      'RB123456786GB',
    );

    const seen = await packageSeenBy(db, SYSTEM, parcel as never, ['carrierNumbers']);

    expect(seen?.carrierNumbers).toEqual([
      { number: '1Z999AA10123456784', carrier: 'UPS', scheme: 'UPS_1Z', isCheckDigitValid: true },
      { number: unknown, carrier: null, scheme: null, isCheckDigitValid: null },
      { number: 'RB123456786GB', carrier: 'POST', scheme: 'S10', isCheckDigitValid: false },
    ]);
  });

  it('are none for most', async () => {
    const parcel = await aPackage(db);

    expect((await packageSeenBy(db, SYSTEM, parcel, ['carrierNumbers']))?.carrierNumbers).toEqual([]);
  });

  it.each<[string, unknown]>([
    ['eleven', Array.from({ length: 11 }, aNumber).map((number) => ({ number }))],
    ['one of 51 characters', [{ number: 'X'.repeat(51) }]],
    ['an empty one', [{ number: '' }]],
    ['one with a blank', [{ number: 'A B' }]],
    ['one that is not of ASCII', [{ number: 'Ä1' }]],
    ['one twice', [{ number: 'ABC' }, { number: 'ABC' }]],
    ['texts', ['ABC']],
    ['one text', 'ABC'],
  ])('are refused with %s, and nothing is written', async (_, carrierNumbers) => {
    const before = await db.value('select count(*) from person');
    const people = { sender: { name: 'Rui' }, recipient: { name: 'Ana' } };

    const answer = await register(db, {
      ...people,
      originOfficeId: origin,
      destinationOfficeId: origin,
      carrierNumbers,
    });

    expect(answer.error?.code).toBe('INVALID_INPUT');
    expect(await db.value('select count(*) from person')).toEqual(before);
  });

  it('may be of every scheme that is recognised', async () => {
    for (const scheme of Object.keys(carrierNumberSchemes) as CarrierNumberScheme[]) {
      expect(await db.value('select $1::carrier_number_scheme::text', [scheme])).toBe(scheme);
    }
  });
});

describe('a number that is in use', () => {
  it('is refused, naming the number and the package', async () => {
    const number = aNumber();
    const { package: first } = await aNumbered(db, origin, number);

    const { error } = await aNumbered(db, origin, aNumber(), number);

    expect(error?.code).toBe('CARRIER_NUMBER_IN_USE');
    expect(error?.message).toContain(number);
    expect(error?.message).toContain(first?.trackingNumber);
  });

  it('is free again once the journey is over', async () => {
    const number = aNumber();
    const { package: first } = await aNumbered(db, origin, number);
    await ended(first?.id);

    const second = await aNumbered(db, origin, number);

    expect(second.error).toBeUndefined();
    expect((await aNumbered(db, origin, number)).error?.code).toBe('CARRIER_NUMBER_IN_USE');
  });

  it('is in use again when the end is voided', async () => {
    const number = aNumber();
    const { package: first } = await aNumbered(db, origin, number);
    await ended(first?.id);
    const [end] = await db.query<{ id: string }>(
      `select id from package_event where package_id = $1 and kind = 'HAND_OVER'`,
      [first?.id],
    );
    const voiding = { kind: 'VOID', officeId: origin, voidsEventId: end?.id, minute: 101 } as const;
    await record(db, { id: first?.id } as Parcel, voiding, user('admin'));

    expect((await aNumbered(db, origin, number)).error?.code).toBe('CARRIER_NUMBER_IN_USE');
  });

  it('is no reason where the package may not be seen', async () => {
    const number = aNumber();
    await aNumbered(db, origin, number);
    const elsewhere = await anOffice(db);

    const answer = await registerByBarcode(db, barcodeInput(elsewhere, number), await aClerk(db, elsewhere));

    expect(answer.error).toBeUndefined();
  });

  it('does not stand in the way of the same registration sent again', async () => {
    const input = { idempotencyKey: randomUUID(), ...registration, ...numbered(aNumber()) };

    const [first, second] = [await register(db, input), await register(db, input)];

    expect(second).toEqual(first);
    expect((await register(db, { ...input, ...numbered(aNumber()) })).error?.code).toBe(
      'IDEMPOTENCY_KEY_REUSED',
    );
  });

  it('stays the same registration when we have learnt to recognise its number', async () => {
    const input = barcodeInput(origin, aNumber());
    const [recognised] = input.carrierNumbers;
    await registerByBarcode(db, input);

    const again = await registerByBarcode(db, {
      ...input,
      carrierNumbers: [{ ...recognised, carrier: 'DHL', scheme: 'DHL_OTHER' }],
    });

    expect(again.error).toBeUndefined();
  });
});

describe('the package of a number', () => {
  it('is found as people write it', async () => {
    const { package: parcel } = await aNumbered(db, origin, '1Z5R89390357567127');

    expect(await found(SYSTEM, '1z 5r8-939 03 5756 7127')).toBe(parcel?.id);
    expect(await found(SYSTEM, aNumber())).toBeNull();
  });

  it('is the one whose journey is not over, though another is newer', async () => {
    const number = aNumber();
    const { package: open } = await aNumbered(db, origin, number);
    const elsewhere = await anOffice(db);
    const input = barcodeInput(elsewhere, number);
    const { package: newer } = await registerByBarcode(db, input, await aClerk(db, elsewhere));
    await ended(newer?.id);

    expect(await found(SYSTEM, number)).toBe(open?.id);
  });

  it('is the newest of those whose journey is over', async () => {
    const number = aNumber();
    const taken: (string | undefined)[] = [];
    for (const day of ['02', '03', '01']) {
      const input = { ...registration, ...numbered(number), registeredAt: `2025-05-${day}T07:00:00Z` };
      const { package: parcel } = await register(db, input);
      await ended(parcel?.id);
      taken.push(parcel?.id);
    }

    expect(await found(SYSTEM, number)).toBe(taken[1]);
  });

  it('is one that the viewer may see', async () => {
    const number = aNumber();
    const { package: parcel } = await aNumbered(db, origin, number);

    expect(await found(await aClerk(db, origin), number)).toBe(parcel?.id);
    expect(await found(await aClerk(db, await anOffice(db)), number)).toBeNull();
    expect(await found(user(), number)).toBeNull();
  });

  it('is found through the index, among many', async () => {
    await db.undone(async () => {
      const { package: parcel } = await aNumbered(db, origin, aNumber());
      await db.query(
        `insert into package_carrier_number (package_id, number, place, added_at, registered_at)
         select $1, 'N' || n, n, now(), now() from generate_series(10, 10000) n`,
        [parcel?.id],
      );
      await db.query('analyze package_carrier_number');
      const plan = await db.query<Record<string, string>>(
        `explain select p.id from package_carrier_number c join visible_package($1) p on p.id = c.package_id where c.number = 'N777'`,
        [SYSTEM],
      );

      const lines = plan.map((row) => Object.values(row)[0]).join('\n');
      expect(lines).toContain('package_of_carrier_number');
      expect(lines).not.toContain('Seq Scan on package_carrier_number');
    });
  });
});
