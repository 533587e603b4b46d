import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { orderedAt } from '../domain/event-time.ts';
import { journeyOf, type JourneyEvent, type Route } from '../domain/journey.ts';
import { anAction, anyAction } from '../domain/test-any-history.ts';
import type { AsOfInput, Package } from '../graphql/generated/graphql.ts';
import { commandsOf, send } from './test-commands.ts';
import { testDatabase, type TestDatabase } from './test-database.ts';
import { anUnmatched, complete } from './test-identity.ts';
import { eventsOf } from './test-model.ts';
import {
  aClerk,
  aPackage,
  packageSeenBy,
  record,
  user,
  type Answer,
  type Parcel,
  type Viewer,
} from './test-parcel.ts';

const RUNS = 30;
const ADMIN = user('admin');
const EVERYTHING = [
  ...['sender', 'recipient', 'originOffice', 'currentOffice', 'destinationOffice', 'currentLocation'],
  ...['destinationLocation', 'carrierNumbers', 'openExceptions', 'events', 'costLines'],
];

let db: TestDatabase;
let places: Parcel;
beforeAll(async () => {
  db = await testDatabase();
  places = await aPackage(db);
});
afterAll(() => db.close());

async function asked(parcel: Parcel, asOf: AsOfInput, viewer: Viewer = ADMIN): Promise<Answer> {
  return db.value('select package_as_of($1, $2, $3, 50, $4)', [
    viewer,
    parcel.id,
    JSON.stringify(EVERYTHING),
    asOf,
  ]);
}

async function asOf(parcel: Parcel, moments: AsOfInput): Promise<Package | null> {
  return (await asked(parcel, moments))?.package ?? null;
}

const now = (parcel: Parcel) => packageSeenBy(db, ADMIN, parcel, EVERYTHING);

/** A package of which nothing is known but its barcode, between the same offices. */
async function unmatched(): Promise<Parcel> {
  const { id, trackingNumber } = await anUnmatched(db, places.origin);
  return { ...places, id, trackingNumber };
}

/** What getPackage answered last in each millisecond in which something was recorded. */
async function played(parcel: Parcel, actions: Parameters<typeof commandsOf>[2]) {
  const answers = new Map<string, Package | null>();
  for (const command of commandsOf(parcel, randomUUID(), actions)) {
    await send(db, [command]);
    const answer = await now(parcel);
    answers.set(answer?.updatedAt ?? '', answer);
  }
  return answers;
}

/** What the model says of an answer, for the events that happened by the one moment and were known by the other. */
function modelAsOf(all: JourneyEvent[], { happenedBy, knownBy }: AsOfInput, route: Route) {
  const known = all.filter(({ recordedAt }) => !knownBy || recordedAt <= knownBy);
  const voided = known.map(({ voidsEventId }) => voidsEventId);
  const within = known.filter((event) => !happenedBy || orderedAt(event) <= Date.parse(happenedBy));
  const counting = within.filter(({ id }) => !voided.includes(id));
  if (counting.length === 0) return null;
  const journey = journeyOf(counting, route);
  return {
    status: journey.status,
    version: Math.max(...within.map((event) => all.indexOf(event) + 1)),
    journey: journey.journey,
    attempts: journey.attempts,
    officeId: journey.officeId,
    locationId: journey.locationId,
    open: Object.entries(journey.openExceptions).sort(),
    counted: counting
      .map(({ id }) => id)
      .filter((id) => !journey.uncountedEventIds.includes(id))
      .sort(),
    voided: within
      .map(({ id }) => id)
      .filter((id) => voided.includes(id))
      .sort(),
  };
}

/** The same of the answer. */
function shortly(answer: Package | null) {
  if (!answer) return null;
  return {
    status: answer.status,
    version: answer.version,
    journey: answer.journey,
    attempts: answer.attempts,
    officeId: answer.currentOffice?.id ?? null,
    locationId: answer.currentLocation?.id ?? null,
    open: answer.openExceptions.map(({ kind, openedByEventId }) => [kind, openedByEventId]).sort(),
    counted: answer.events
      .filter(({ isCounted }) => isCounted)
      .map(({ id }) => id)
      .sort(),
    voided: answer.events
      .filter(({ isVoided }) => isVoided)
      .map(({ id }) => id)
      .sort(),
  };
}

/** The moment of a minute of the histories. */
const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 8, minute)).toISOString();

/** What is recorded from here on has another moment of recording. */
async function nextMillisecond(parcel: Parcel): Promise<void> {
  const wait = `select clock_timestamp() > updated_at + interval '1 ms' from package_state where package_id = $1`;
  while (!(await db.value<boolean>(wait, [parcel.id])));
}

const momentsOf = (events: JourneyEvent[]) => [
  ...new Set(events.flatMap((event) => [new Date(orderedAt(event)).toISOString(), event.recordedAt])),
];

describe('package_as_of', () => {
  const aVoid = anAction(['VOID'], { wrongClocks: false }).map((act) => ({ ...act, target: act.target % 5 }));
  const action = fc.oneof({ weight: 4, arbitrary: anyAction }, { weight: 1, arbitrary: aVoid });
  const histories = fc.array(action, { minLength: 1, maxLength: 15 });

  it('answers for a moment of recording what was answered then, whatever has been heard since', async () => {
    await fc.assert(
      fc.asyncProperty(histories, fc.boolean(), (actions, isUnmatched) =>
        db.undone(async () => {
          const parcel = isUnmatched ? await unmatched() : await aPackage(db);
          const answers = await played(parcel, actions);

          for (const [knownBy, answer] of answers) expect(await asOf(parcel, { knownBy })).toEqual(answer);
          expect(await asOf(parcel, { knownBy: '2999-01-01T00:00:00Z' })).toEqual(await now(parcel));
        }),
      ),
      { numRuns: RUNS },
    );
  });

  it('answers for a moment of the history what the events until then say, by all that is known or was known', async () => {
    await fc.assert(
      fc.asyncProperty(histories, fc.nat(), (actions, chosen) =>
        db.undone(async () => {
          const parcel = await aPackage(db);
          await played(parcel, actions);
          const route = { originOfficeId: parcel.origin, destinationOfficeId: parcel.destination };
          const events = await eventsOf(db, parcel);
          const moments = momentsOf(events);
          const knownBy = moments[chosen % moments.length] ?? '';

          for (const happenedBy of moments) {
            for (const given of [{ happenedBy }, { happenedBy, knownBy }]) {
              expect(shortly(await asOf(parcel, given))).toEqual(modelAsOf(events, given, route));
            }
          }
        }),
      ),
      { numRuns: RUNS / 3 },
    );
  });

  it('tells a scan that was heard late apart: it happened then, but was not known then', async () => {
    const parcel = await aPackage(db, 'ACCEPTED');
    const { updatedAt: knownBy } = (await now(parcel)) as Package;
    await nextMillisecond(parcel);
    await record(db, parcel, { kind: 'DEPART', officeId: parcel.origin, minute: 10 });

    const happenedBy = at(30);

    expect(await asOf(parcel, { happenedBy })).toMatchObject({ status: 'IN_TRANSIT', version: 3 });
    expect(await asOf(parcel, { knownBy })).toMatchObject({ status: 'ACCEPTED', version: 2 });
    expect(await asOf(parcel, { happenedBy, knownBy })).toMatchObject({ status: 'ACCEPTED', version: 2 });
    expect(await asOf(parcel, { happenedBy: at(9) })).toMatchObject({ status: 'ACCEPTED', version: 2 });
  });

  it('lets a mistake never have happened, but have been believed until it was taken back', async () => {
    const parcel = await aPackage(db, 'DELIVERED');
    const delivered = (await now(parcel)) as Package;
    const voidsEventId = delivered.events.at(-1)?.id;
    await nextMillisecond(parcel);
    await record(db, parcel, { kind: 'VOID', voidsEventId, minute: 500 }, ADMIN);

    const then = await asOf(parcel, { happenedBy: at(60) });
    const believed = await asOf(parcel, { knownBy: delivered.updatedAt });

    expect(then).toMatchObject({ status: 'READY_FOR_PICKUP', version: 6 });
    expect(then?.events.at(-1)).toMatchObject({ kind: 'HAND_OVER', isVoided: true, isCounted: false });
    expect(believed).toEqual(delivered);
  });

  it('knows nothing of a package before anything happened to it, or was heard of it', async () => {
    const parcel = await aPackage(db, 'ACCEPTED');
    await record(db, parcel, { kind: 'NOTE', officeId: parcel.origin, minute: -90 });

    expect(await asOf(parcel, { happenedBy: at(-91) })).toBeNull();
    expect(await asOf(parcel, { happenedBy: at(-90) })).toMatchObject({ status: 'REGISTERED', version: 3 });
    expect(await asOf(parcel, { knownBy: at(0) })).toBeNull();
  });

  it('names nobody before the papers that name them were complete', async () => {
    const parcel = await unmatched();
    const { updatedAt: knownBy, carrierNumbers } = (await now(parcel)) as Package;
    await nextMillisecond(parcel);
    await complete(db, parcel.id, {
      recipient: { id: places.recipientId },
      destinationOfficeId: places.origin,
      carrierNumbers: [{ number: 'ADDED-LATER', carrier: null, scheme: null, isCheckDigitValid: null }],
    });

    expect(await asOf(parcel, { knownBy })).toMatchObject({
      recipient: null,
      destinationOffice: null,
      destinationLocation: null,
      carrierNumbers,
      openExceptions: [{ kind: 'UNMATCHED_RECIPIENT' }],
    });
    expect(await asOf(parcel, { happenedBy: '2026-01-01T09:00:00Z' })).toMatchObject({
      recipient: { id: places.recipientId },
      destinationOffice: { id: places.origin },
      openExceptions: [{ kind: 'UNMATCHED_RECIPIENT' }],
    });
  });

  it('leaves out charges that were entered later, whenever things happened', async () => {
    const parcel = await aPackage(db);
    await db.query(
      `insert into cost_line (package_id, category, stage, amount, currency_code, payer_office_id, cost_centre, created_at)
       values ($1, 'BASE_FREIGHT', 'QUOTED', 1, 'EUR', $2, '4711', '2030-01-01 10:00:00.0005Z'),
         ($1, 'FUEL', 'BILLED', 2, 'EUR', $2, '4711', '2030-01-02 10:00Z')`,
      [parcel.id, parcel.origin],
    );
    const charged = async (moments: AsOfInput) =>
      (await asOf(parcel, moments))?.costLines.map(({ category }) => category);

    expect(await charged({ knownBy: '2030-01-01T09:59:59.999Z' })).toEqual([]);
    expect(await charged({ knownBy: '2030-01-01T10:00:00.000Z' })).toEqual(['BASE_FREIGHT']);
    expect(await charged({ happenedBy: at(0) })).toEqual(['BASE_FREIGHT', 'FUEL']);
  });

  it('is for those who may see the package now', async () => {
    const parcel = await aPackage(db, 'AT_HUB');
    const moments = { knownBy: '2999-01-01T00:00:00Z' };

    for (const viewer of [await aClerk(db, parcel.elsewhere), user(), user('staff')]) {
      expect(await asked(parcel, moments, viewer)).toBeNull();
    }
    expect(await asked(parcel, moments, await aClerk(db, parcel.hub))).toMatchObject({
      package: { status: 'AT_HUB', recipient: { email: null, phone: '+*********678' } },
    });
  });

  it.each(['0000-01-01T00:00:00Z', '10000-01-01T00:00:00Z', '2026-02-30T00:00:00Z', 'yesterday'])(
    'refuses %s, which is no moment, whoever asks for whatever',
    async (knownBy) => {
      const answer = await asked({ ...places, id: randomUUID() }, { knownBy }, user());

      expect(answer.error).toMatchObject({
        code: 'INVALID_INPUT',
        message: expect.stringContaining('knownBy'),
      });
    },
  );
});
