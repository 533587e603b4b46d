import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { custodyOf, type CustodyStep } from '../domain/custody.ts';
import { epcisDocument, type EpcisHistory } from '../domain/epcis.ts';
import { anyAction } from '../domain/test-any-history.ts';
import type { Location, Office } from '../graphql/generated/graphql.ts';
import { epcisFaults } from '../test/epcis/validate-epcis.ts';
import { commandsOf, send } from './test-commands.ts';
import { testDatabase, type TestDatabase } from './test-database.ts';
import { aNumbered } from './test-identity.ts';
import {
  aClerk,
  aPackage,
  anOffice,
  record,
  recordAll,
  user,
  type Parcel,
  type Viewer,
} from './test-parcel.ts';

const ADMIN = user('admin');
type Step = Omit<CustodyStep, 'office' | 'location'> & { officeId: string | null; locationId: string | null };
type Custody = { pages: Step[][]; offices: Record<string, Office>; locations: Record<string, Location> };

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

const custodyJson = (parcel: { id: string }, viewer: Viewer = ADMIN) =>
  db.value<Custody | null>('select custody_json($1, $2)', [viewer, parcel.id]);
const epcisJson = (parcel: { id: string }, viewer: Viewer = ADMIN) =>
  db.value<EpcisHistory | null>('select epcis_json($1, $2)', [viewer, parcel.id]);

async function chainOf(parcel: Parcel) {
  const { pages, offices, locations } = (await custodyJson(parcel)) as Custody;
  const placed = pages.map((page) =>
    page.map((step) => ({
      ...step,
      office: offices[step.officeId ?? ''] ?? null,
      location: locations[step.locationId ?? ''] ?? null,
    })),
  );
  return custodyOf(placed);
}

async function eventListOf(parcel: { id: string }) {
  return epcisDocument((await epcisJson(parcel)) as EpcisHistory, '2026-03-01T00:00:00Z').epcisBody.eventList;
}

describe('custody_json', () => {
  it('gives the chain of a package that went all the way, each office with the viewer’s own view of it', async () => {
    const parcel = await aPackage(db, 'DELIVERED');

    const chain = await chainOf(parcel);

    expect(chain.map(({ holder, office, isGap }) => [holder, office?.id ?? null, isGap])).toEqual([
      ['SENDER', null, false],
      ['OFFICE', parcel.origin, false],
      ['CARRIER', parcel.origin, false],
      ['OFFICE', parcel.destination, false],
      ['RECIPIENT', parcel.destination, false],
    ]);
    expect(chain[1]).toMatchObject({
      office: { costCentre: '4711' },
      location: { kind: 'OFFICE' },
      timeZone: 'Europe/Lisbon',
      from: '2026-01-01T08:00:00.000Z',
      until: '2026-01-01T08:01:00.000Z',
    });
    const seenByPerson = { ...user(), sub: 'sub-of-sender' };
    await db.query('update person set cognito_sub = $1 where id = $2', [seenByPerson.sub, parcel.senderId]);
    const theirs = await custodyJson(parcel, seenByPerson);
    expect(theirs?.offices[parcel.origin]?.costCentre).toBeNull();
  });

  it('finds gaps where CUSTODY_GAP opens, in whatever order the scans are heard', async () => {
    const scans = (parcel: Parcel) => [
      { kind: 'DEPART' as const, officeId: parcel.origin, minute: 1, scanId: randomUUID() },
      { kind: 'RECEIVE' as const, officeId: parcel.hub, minute: 2, scanId: randomUUID() },
      { kind: 'RECEIVE' as const, officeId: parcel.destination, minute: 3, scanId: randomUUID() },
    ];
    const parcel = await aPackage(db);
    const [straight, backwards] = [
      await db.undone(async () => (await recordAll(db, parcel, scans(parcel)), chainOf(parcel))),
      await db.undone(async () => (await recordAll(db, parcel, scans(parcel).reverse()), chainOf(parcel))),
    ];

    expect(straight.map(({ holder, isGap }) => [holder, isGap])).toEqual([
      ['SENDER', false],
      ['CARRIER', true],
      ['OFFICE', false],
      ['OFFICE', true],
    ]);
    expect(backwards.map(({ holder, from, isGap }) => [holder, from, isGap])).toEqual(
      straight.map(({ holder, from, isGap }) => [holder, from, isGap]),
    );
  });

  it('comes in pages of 500, none of them lost', async () => {
    const pages = await db.value<number[][]>('select in_pages(jsonb_agg(n)) from generate_series(1, 1100) n');

    expect(pages.map((page) => page.length)).toEqual([500, 500, 100]);
    expect(pages.flat()).toEqual(Array.from({ length: 1_100 }, (_, index) => index + 1));
    expect(await db.value(`select in_pages('[]')`)).toEqual([]);
  });

  it('is nothing to those who may not see the package', async () => {
    const parcel = await aPackage(db, 'AT_HUB');

    for (const viewer of [await aClerk(db, parcel.elsewhere), user(), user('staff')]) {
      expect(await custodyJson(parcel, viewer)).toBeNull();
      expect(await epcisJson(parcel, viewer)).toBeNull();
    }
    expect(await custodyJson({ id: randomUUID() })).toBeNull();
    expect(await epcisJson({ id: randomUUID() })).toBeNull();
  });
});

describe('epcis_json', () => {
  it('becomes a valid document, and the chain has no holes, whatever happened', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyAction, { maxLength: 20 }), (actions) =>
        db.undone(async () => {
          const parcel = await aPackage(db);
          await send(db, commandsOf(parcel, randomUUID(), actions));

          const history = (await epcisJson(parcel)) as EpcisHistory;
          const chain = await chainOf(parcel);

          expect(epcisFaults(epcisDocument(history, '2026-03-01T00:00:00.000Z'))).toEqual([]);
          expect(chain.slice(1).map(({ from }) => from)).toEqual(
            chain.slice(0, -1).map(({ until }) => until),
          );
          const gaps = await db.query(
            `select (h.event).id from package p cross join history_of(p) h where p.id = $1 and h.is_gap order by h.place`,
            [parcel.id],
          );
          expect(chain.filter(({ isGap }) => isGap).map(({ startedByEventId: id }) => ({ id }))).toEqual(
            gaps,
          );
        }),
      ),
      { numRuns: 30 },
    );
  });

  it('declares a voided event an error, with the scan that was recorded in its place', async () => {
    const parcel = await aPackage(db, 'ARRIVED');
    const wrong = (await eventListOf(parcel)).at(-1);
    const act = {
      idempotencyKey: randomUUID(),
      packageId: parcel.id,
      kind: 'VOID',
      eventId: wrong?.eventID.slice('urn:uuid:'.length),
      reason: 'Another package.',
      correctiveScan: {
        scanId: randomUUID(),
        packageId: parcel.id,
        kind: 'RECEIVE',
        officeId: parcel.hub,
        occurredAt: '2026-01-01T08:05:00Z',
        note: 'Ana said so.',
      },
    };
    await db.value(`select perform_act($1, $2, '[]')`, [ADMIN, act]);

    const events = await eventListOf(parcel);

    const corrective = events.at(-1);
    expect(corrective).toMatchObject({ bizStep: 'receiving', disposition: 'in_progress' });
    expect(events.find(({ eventID }) => eventID === wrong?.eventID)?.errorDeclaration).toEqual({
      declarationTime: expect.any(String),
      reason: 'incorrect_data',
      correctiveEventIDs: [corrective?.eventID],
    });
    expect(JSON.stringify(events)).not.toContain('Ana');
  });

  it('names a package by an SSCC whose check digit fits', async () => {
    const office = await anOffice(db);
    const { package: right } = await aNumbered(db, office, '376104250021234569');
    const { package: wrong } = await aNumbered(db, office, '376104250021234560');

    expect((await epcisJson(right as { id: string }))?.sscc).toBe('376104250021234569');
    expect((await epcisJson(wrong as { id: string }))?.sscc).toBeNull();
  });

  it.each([
    ['2026-03-29T00:59:59.999Z', 'Europe/Lisbon', '+00:00'],
    ['2026-03-29T01:00:00.000Z', 'Europe/Lisbon', '+01:00'],
    ['2026-10-25T00:59:59.999Z', 'Europe/Lisbon', '+01:00'],
    ['2026-10-25T01:00:00.000Z', 'Europe/Lisbon', '+00:00'],
    ['2026-06-01T00:00:00.000Z', 'America/St_Johns', '-02:30'],
    ['2026-06-01T00:00:00.000Z', 'Asia/Kathmandu', '+05:45'],
    ['2026-06-01T00:00:00.000Z', 'Pacific/Kiritimati', '+14:00'],
    ['2026-01-01T00:00:00.000Z', 'Australia/Lord_Howe', '+11:00'],
    ['2026-06-01T00:00:00.000Z', 'Australia/Lord_Howe', '+10:30'],
    ['2026-06-01T00:00:00.000Z', 'Pacific/Pago_Pago', '-11:00'],
    ['1970-01-01T00:00:00.000Z', 'Africa/Monrovia', '-00:45'],
  ])('has at %s in %s the offset %s', async (moment, zone, offset) => {
    expect(await db.value('select zone_offset($1, $2)', [moment, zone])).toBe(offset);
  });

  it('orders an event with a wrong clock by when it was heard of, and says so', async () => {
    const parcel = await aPackage(db);
    await record(db, parcel, { kind: 'ACCEPT', officeId: parcel.origin, occurredAt: '2099-01-01T00:00:00Z' });

    const accepted = (await eventListOf(parcel)).at(-1);

    expect(accepted?.eventTime).toBe(accepted?.recordTime);
  });
});
