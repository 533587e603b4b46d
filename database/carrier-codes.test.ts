import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { carrierCodes } from '../domain/carrier-codes.ts';
import type { CarrierCodeSystem } from '../graphql/generated/graphql.ts';
import { testDatabase, type TestDatabase } from './test-database.ts';
import { eventsOf } from './test-model.ts';
import { setPolicy } from './test-organisation.ts';
import {
  SYSTEM,
  aClerk,
  aPackage,
  packageSeenBy,
  record,
  scanInput,
  user,
  type Answer,
  type Parcel,
  type Viewer,
} from './test-parcel.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

/** What a carrier reports has no kind of ours and, unless it is given, no office. */
async function report(
  parcel: Parcel,
  system: CarrierCodeSystem,
  code: string,
  extra: object = {},
  by?: Viewer,
) {
  const { kind: _, ...scan } = scanInput(parcel, { kind: 'NOTE', minute: 100 });
  const whole = { ...scan, officeId: null, carrierCode: { system, code }, ...extra };
  const [answer] = await db.value<Answer[]>(`select record_scans($1, $2, '["openExceptions"]')`, [
    by ?? SYSTEM,
    JSON.stringify([whole]),
  ]);
  return answer as Answer;
}

async function lastEventOf(parcel: Parcel) {
  return (await packageSeenBy(db, SYSTEM, parcel, ['events']))?.events.at(-1);
}

describe('a code that a carrier sends', () => {
  it.each(
    (Object.keys(carrierCodes) as CarrierCodeSystem[]).flatMap((system) =>
      Object.entries(carrierCodes[system]).map(([code, meaning]) => ({ system, code, ...meaning })),
    ),
  )('$system $code is $kind $exceptionKind', async ({ system, code, ...meaning }) => {
    const understood = await db.value('select to_jsonb(meaning_of_carrier_code($1, $2))', [system, code]);

    expect(understood).toMatchObject({
      kind: meaning.kind,
      exception_kind: meaning.exceptionKind ?? null,
      responsible_party: meaning.responsibleParty ?? null,
    });
  });

  it.each([
    ['EPCIS', 'urn:epcglobal:cbv:bizstep:departing', 'DEPART'],
    ['EPCIS', 'https://ref.gs1.org/cbv/BizStep-departing', 'DEPART'],
    ['EPCIS', 'https://ns.gs1.org/voc/BizStep-departing', 'DEPART'],
    ['EPCIS', 'cbv:BizStep-departing', 'DEPART'],
    ['EPCIS', 'urn:epcglobal:cbv:disp:damaged', 'RAISE_EXCEPTION'],
    ['EPCIS', 'https://ref.gs1.org/cbv/Disp-damaged', 'RAISE_EXCEPTION'],
    ['EPCIS', 'urn:epcglobal:cbv:bizstep:levitating', 'NOTE'],
    ['EPCIS', 'https://example.org/BizStep-departing', 'NOTE'],
    ['AFTERSHIP', 'intransit_007', 'DEPART'],
    ['AFTERSHIP', 'Exception_999', 'NOTE'],
    ['EASYPOST', ' OUT_FOR_DELIVERY ', 'GO_OUT'],
    ['EASYPOST', 'departing', 'NOTE'],
    ['OTHER', 'delivered', 'NOTE'],
  ])('is read however it is written: %s %s is %s', async (system, code, kind) => {
    expect(await db.value('select (meaning_of_carrier_code($1, $2)).kind', [system, code])).toBe(kind);
  });
});

describe('what a carrier reports', () => {
  it('moves the package and leaves it where it was seen; the code is kept as it was sent', async () => {
    const parcel = await aPackage(db, 'ACCEPTED');

    const answer = await report(parcel, 'EASYPOST', 'In_Transit');

    expect(answer.package?.status).toBe('IN_TRANSIT');
    const seen = await packageSeenBy(db, SYSTEM, parcel);
    expect(seen?.currentLocation?.officeId).toBe(parcel.origin);
    expect(seen?.currentOffice).toBeNull();
    expect(seen?.events.at(-1)).toMatchObject({
      kind: 'DEPART',
      carrierCodeSystem: 'EASYPOST',
      carrierCode: 'In_Transit',
      office: null,
      location: null,
      timeZone: 'Europe/Lisbon',
    });
  });

  it('opens what it says to be wrong, with who is to answer for it', async () => {
    const parcel = await aPackage(db, 'IN_TRANSIT');

    const answer = await report(parcel, 'EASYPOST', 'weather_delay');

    expect(answer.package).toMatchObject({
      status: 'IN_TRANSIT',
      openExceptions: [{ kind: 'DELAYED', responsibleParty: 'WEATHER' }],
    });
  });

  it('says in one word that nobody took it and why', async () => {
    const parcel = await aPackage(db, 'OUT_FOR_DELIVERY');

    const answer = await report(parcel, 'AFTERSHIP', 'Exception_003');

    expect(answer.package).toMatchObject({
      status: 'ATTEMPT_FAILED',
      attempts: 1,
      openExceptions: [{ kind: 'REFUSED', responsibleParty: 'RECIPIENT' }],
    });
  });

  it('is kept raw and changes nothing where we have no word for it', async () => {
    const parcel = await aPackage(db, 'IN_TRANSIT');

    const answer = await report(parcel, 'OTHER', 'x'.repeat(100));

    expect(answer.package).toMatchObject({ status: 'IN_TRANSIT', version: 4 });
    expect(await lastEventOf(parcel)).toMatchObject({ kind: 'NOTE', carrierCode: 'x'.repeat(100) });
  });

  it('is never refused, whatever the package is; what is too late does not count', async () => {
    const parcel = await aPackage(db, 'IN_TRANSIT');

    const answer = await report(parcel, 'EASYPOST', 'cancelled');

    expect(answer.package?.status).toBe('IN_TRANSIT');
    expect(await lastEventOf(parcel)).toMatchObject({ kind: 'CANCEL', isCounted: false });
  });

  it('needs an office where it says that an office took the package, and may name one elsewhere', async () => {
    const parcel = await aPackage(db, 'IN_TRANSIT');

    expect((await report(parcel, 'EPCIS', 'receiving')).error?.code).toBe('INVALID_INPUT');
    const received = await report(parcel, 'EPCIS', 'receiving', { officeId: parcel.hub });
    expect(received.package?.status).toBe('AT_HUB');
    const departed = await report(parcel, 'EPCIS', 'departing', {
      officeId: parcel.hub,
      occurredAt: '2026-01-02T08:00:00Z',
    });
    expect(departed.package?.status).toBe('IN_TRANSIT');
  });

  it.each([
    ['a kind too', { kind: 'DEPART' }],
    ['neither kind nor code', { carrierCode: null }],
    ['an empty code', { carrierCode: { system: 'OTHER', code: '' } }],
    ['a code of 101 characters', { carrierCode: { system: 'OTHER', code: 'x'.repeat(101) } }],
    ['a place without its office', { locationId: randomUUID() }],
  ])('is not taken with %s', async (_, change) => {
    const parcel = await aPackage(db);

    expect((await report(parcel, 'EASYPOST', 'in_transit', change)).error?.code).toBe('INVALID_INPUT');
    expect(await eventsOf(db, parcel)).toHaveLength(1);
  });

  it('is answered as the first time when it is sent again, also after the package has moved on', async () => {
    const parcel = await aPackage(db, 'IN_TRANSIT');
    const scan = { scanId: randomUUID() };
    await report(parcel, 'EASYPOST', 'out_for_delivery', scan);
    await db.query(`update location set time_zone = 'Asia/Tokyo' where office_id = $1`, [parcel.origin]);

    const again = await report(parcel, 'EASYPOST', 'out_for_delivery', scan);

    expect(again.package).toMatchObject({ status: 'OUT_FOR_DELIVERY', version: 4 });
    expect((await report(parcel, 'EASYPOST', 'delivered', scan)).error?.code).toBe('SCAN_ID_REUSED');
  });
});

describe('who may pass on what a carrier reports', () => {
  it('is the system, admins and the staff whose package it is', async () => {
    const parcel = await aPackage(db, 'IN_TRANSIT');
    const by = (viewer: Viewer, extra: object = {}) =>
      report(parcel, 'EASYPOST', 'in_transit', extra, viewer);

    for (const allowed of [SYSTEM, user('admin'), await aClerk(db, parcel.destination)]) {
      expect((await by(allowed)).error).toBeUndefined();
    }
    const byNumber = { packageId: null, trackingNumber: parcel.trackingNumber };
    for (const stranger of [await aClerk(db, parcel.elsewhere), user('staff'), user('staff', 'finance')]) {
      expect((await by(stranger)).error?.code).toBe('NOT_FOUND');
      expect((await by(stranger, byNumber)).error?.code).toBe('NOT_FOUND');
    }
  });

  it.each([
    ['EASYPOST', 'cancelled'],
    ['EASYPOST', 'lost'],
    ['EPCIS', 'destroying'],
    ['EPCIS', 'damaged'],
    ['AFTERSHIP', 'Exception_011'],
    ['OTHER', 'who is it for?'],
  ] as const)(
    'is nobody of an unrelated office, though they say that it is there: %s %s',
    async (system, code) => {
      const parcel = await aPackage(db, 'ACCEPTED');
      const said = { packageId: null, trackingNumber: parcel.trackingNumber, officeId: parcel.elsewhere };

      for (const role of ['CLERK', 'MANAGER'] as const) {
        const answer = await report(parcel, system, code, said, await aClerk(db, parcel.elsewhere, role));
        expect(answer).toMatchObject({
          error: { code: 'NOT_FOUND', message: `There is no package ${parcel.trackingNumber}.` },
        });
      }
      expect(await eventsOf(db, parcel)).toHaveLength(2);
    },
  );

  it('is whoever holds it where the code says that it is in their hands', async () => {
    const parcel = await aPackage(db, 'IN_TRANSIT');
    const held = { packageId: null, trackingNumber: parcel.trackingNumber, officeId: parcel.elsewhere };

    const answer = await report(parcel, 'EPCIS', 'receiving', held, await aClerk(db, parcel.elsewhere));

    expect(answer.package?.status).toBe('AT_HUB');
  });

  it('sees and decides as in an office of the package, whatever they are in the one where they say it', async () => {
    const parcel = await aPackage(db, 'ARRIVED');
    const clerk = await aClerk(db, parcel.destination);
    await db.query(`insert into office_member (sub, office_id, role) values ($1, $2, 'MANAGER')`, [
      clerk.sub,
      parcel.elsewhere,
    ]);
    const elsewhere = { officeId: parcel.elsewhere };

    expect((await report(parcel, 'EPCIS', 'destroying', elsewhere, clerk)).error?.code).toBe('NOT_FOUND');
    expect((await report(parcel, 'OTHER', 'noted', elsewhere, clerk)).package?.status).toBe('ARRIVED');
  });

  it('is still answered as the first time where it was recorded, when the package has gone on', async () => {
    const parcel = await aPackage(db, 'AT_HUB');
    const clerk = await aClerk(db, parcel.hub);
    const said = { scanId: randomUUID(), officeId: parcel.hub };
    await report(parcel, 'OTHER', 'noted', said, clerk);
    await record(db, parcel, { kind: 'DEPART', officeId: parcel.hub });

    expect((await report(parcel, 'OTHER', 'noted', said, clerk)).package?.status).toBe('AT_HUB');
  });

  it('is not a clerk where the code says that the package was destroyed', async () => {
    const parcel = await aPackage(db, 'ARRIVED');
    const destroyed = async (role: 'CLERK' | 'MANAGER') =>
      report(
        parcel,
        'EPCIS',
        'destroyed',
        { occurredAt: '2026-01-09T08:00:00Z' },
        await aClerk(db, parcel.destination, role),
      );

    expect((await destroyed('CLERK')).error?.code).toBe('NOT_FOUND');
    expect((await destroyed('MANAGER')).error?.code).toBe('TRANSITION_REFUSED');
    await setPolicy(db, parcel.destination, 1);
    expect((await destroyed('MANAGER')).package?.status).toBe('DISPOSED');
  });
});
