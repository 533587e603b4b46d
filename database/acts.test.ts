import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PackageStatus } from '../graphql/generated/graphql.ts';
import { testDatabase, type TestDatabase } from './test-database.ts';
import { eventsOf, projectionsOf } from './test-model.ts';
import { setPolicy } from './test-organisation.ts';
import {
  SYSTEM,
  aClerk,
  aPackage,
  packageSeenBy,
  record,
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

type Act = { kind: string } & Record<string, unknown>;

function act(parcel: Parcel, given: Act, viewer: Viewer = SYSTEM): Promise<Answer> {
  const whole = { idempotencyKey: randomUUID(), packageId: parcel.id, reason: 'as asked', ...given };
  return db.value<Answer>(`select perform_act($1, $2, '["openExceptions"]')`, [viewer, whole]);
}

describe('what is done at a desk', () => {
  it.each<[string, PackageStatus, PackageStatus | 'TRANSITION_REFUSED']>([
    ['CANCEL', 'REGISTERED', 'CANCELLED'],
    ['CANCEL', 'ACCEPTED', 'CANCELLED'],
    ['CANCEL', 'IN_TRANSIT', 'TRANSITION_REFUSED'],
    ['CANCEL', 'DELIVERED', 'TRANSITION_REFUSED'],
    ['START_RETURN', 'ARRIVED', 'RETURNING'],
    ['START_RETURN', 'DELIVERED', 'RETURNING'],
    ['START_RETURN', 'RETURNING', 'TRANSITION_REFUSED'],
    ['START_RETURN', 'RETURNED', 'TRANSITION_REFUSED'],
    ['DECLARE_LOST', 'AT_HUB', 'LOST'],
    ['DECLARE_LOST', 'DELIVERED', 'DELIVERED'],
    ['DISPOSE', 'READY_FOR_PICKUP', 'DISPOSED'],
    ['DISPOSE', 'DELIVERED', 'TRANSITION_REFUSED'],
  ])('%s of a package that is %s: %s', async (kind, status, outcome) => {
    const parcel = await aPackage(db, status);
    await setPolicy(db, parcel.destination, 1);
    const before = (await eventsOf(db, parcel)).length;

    const answer = await act(parcel, { kind });

    expect(answer.error?.code ?? answer.package?.status).toBe(outcome);
    expect(await eventsOf(db, parcel)).toHaveLength(before + (answer.error ? 0 : 1));
  });

  it('is kept with its reason and note, at no office, dated now in the zone of the package', async () => {
    const parcel = await aPackage(db, 'ARRIVED');
    const clerk = await aClerk(db, parcel.destination);

    await act(parcel, { kind: 'START_RETURN', reason: 'r'.repeat(200), note: 'n'.repeat(1000) }, clerk);

    const event = (await packageSeenBy(db, clerk, parcel))?.events.at(-1);
    expect(event).toMatchObject({
      kind: 'START_RETURN',
      reason: 'r'.repeat(200),
      note: 'n'.repeat(1000),
      office: null,
      location: null,
      timeZone: 'Europe/Lisbon',
      recordedBy: clerk.sub,
    });
    expect(event?.occurredAt).toBe(event?.recordedAt);
  });

  it('begins the next journey of a package that was delivered, which ends with its sender', async () => {
    const parcel = await aPackage(db, 'DELIVERED');

    const started = await act(parcel, { kind: 'START_RETURN' });
    const soon = Math.ceil((Date.now() - Date.UTC(2026, 0, 1, 8)) / 60_000);
    const handed = await record(db, parcel, { kind: 'HAND_OVER', officeId: parcel.origin, minute: soon });

    expect(started.package).toMatchObject({ status: 'RETURNING', journey: 2, attempts: 0 });
    expect(handed.package).toMatchObject({ status: 'RETURNED', journey: 2 });
  });

  it('finds what was lost, at the office that found it', async () => {
    const parcel = await aPackage(db, 'ARRIVED');
    await act(parcel, { kind: 'DECLARE_LOST' });
    const admin = user('admin');

    const found = await act(parcel, { kind: 'FOUND', officeId: parcel.hub, reason: null }, admin);

    expect(found.package?.status).toBe('ARRIVED');
    expect((await packageSeenBy(db, SYSTEM, parcel))?.currentLocation?.officeId).toBe(parcel.hub);
    const clerk = await aClerk(db, parcel.destination);
    expect((await act(parcel, { kind: 'FOUND', officeId: parcel.hub }, clerk)).error?.code).toBe('NOT_FOUND');
    expect((await act(parcel, { kind: 'FOUND', officeId: 'LIS1' }, admin)).error?.code).toBe('NOT_FOUND');
  });
});

describe('a finding by the office that holds the package', () => {
  it('is by the tracking number, since the package was out of its sight', async () => {
    const parcel = await aPackage(db, 'IN_TRANSIT');
    await act(parcel, { kind: 'DECLARE_LOST' });
    const finder = await aClerk(db, parcel.elsewhere);
    const finding = { kind: 'FOUND', officeId: parcel.elsewhere, reason: null };

    const byId = await act(parcel, finding, finder);
    const byNumber = await act(
      parcel,
      { ...finding, packageId: null, trackingNumber: parcel.trackingNumber },
      finder,
    );

    expect(byId.error?.code).toBe('NOT_FOUND');
    expect(byNumber.package?.status).toBe('IN_TRANSIT');
  });
});

describe('an act that is sent again', () => {
  it('is done once and answers as the first time', async () => {
    const parcel = await aPackage(db, 'ACCEPTED');
    const again = { kind: 'CANCEL', idempotencyKey: randomUUID(), note: 'by phone' };

    const first = await act(parcel, again);
    const second = await act(parcel, again);

    expect(second).toEqual(first);
    expect(await projectionsOf(db, parcel)).toMatchObject({ versions: [1, 2, 3], outbox: 3 });
  });

  it.each([
    ['another reason', { reason: 'on second thoughts' }],
    ['another note', { note: 'by letter' }],
    ['another kind', { kind: 'DECLARE_LOST' }],
  ])('is refused with %s', async (_, change) => {
    const parcel = await aPackage(db, 'ACCEPTED');
    const once = { kind: 'CANCEL', idempotencyKey: randomUUID() };
    await act(parcel, once);

    expect((await act(parcel, { ...once, ...change })).error?.code).toBe('IDEMPOTENCY_KEY_REUSED');
    expect(await eventsOf(db, parcel)).toHaveLength(3);
  });

  it('is refused for another package', async () => {
    const [one, other] = [await aPackage(db), await aPackage(db)];
    const idempotencyKey = randomUUID();
    await act(one, { kind: 'CANCEL', idempotencyKey });

    const answer = await act(other, { kind: 'CANCEL', idempotencyKey });

    expect(answer.error?.code).toBe('IDEMPOTENCY_KEY_REUSED');
  });

  it('has nothing to do with a scan of the same id', async () => {
    const parcel = await aPackage(db);
    const id = randomUUID();
    await record(db, parcel, { kind: 'ACCEPT', officeId: parcel.origin, scanId: id });

    expect((await act(parcel, { kind: 'CANCEL', idempotencyKey: id })).package?.status).toBe('CANCELLED');
  });
});

describe('what an act says', () => {
  it.each<[string, Record<string, unknown>]>([
    ['a key of 7 characters', { idempotencyKey: 'seven77' }],
    ['a key of 65 characters', { idempotencyKey: 'x'.repeat(65) }],
    ['a key that begins with a blank', { idempotencyKey: ' 12345678' }],
    ['no reason', { reason: ' ' }],
    ['a reason of 201 characters', { reason: 'x'.repeat(201) }],
    ['a note of 1,001 characters', { note: 'x'.repeat(1001) }],
    ['a moment in words', { kind: 'RAISE_EXCEPTION', exceptionKind: 'DAMAGED', occurredAt: 'now' }],
    ['what the history alone says', { kind: 'RAISE_EXCEPTION', exceptionKind: 'CUSTODY_GAP' }],
    ['a detour', { kind: 'RAISE_EXCEPTION', exceptionKind: 'MISROUTED' }],
    ['a wrong clock', { kind: 'RAISE_EXCEPTION', exceptionKind: 'CLOCK_SKEW' }],
    ['a finding at no office', { kind: 'FOUND' }],
  ])('is not taken with %s', async (_, change) => {
    const parcel = await aPackage(db);

    expect((await act(parcel, { kind: 'CANCEL', ...change })).error?.code).toBe('INVALID_INPUT');
    expect(await eventsOf(db, parcel)).toHaveLength(1);
  });
});

describe('an exception that the history has opened', () => {
  it('is settled by whoever has looked into it', async () => {
    const parcel = await aPackage(db);
    await record(db, parcel, { kind: 'DEPART' });

    const settled = await act(parcel, { kind: 'RESOLVE_EXCEPTION', exceptionKind: 'CUSTODY_GAP' });

    expect(settled.package).toMatchObject({ status: 'IN_TRANSIT', openExceptions: [] });
  });
});

describe('an exception that somebody raises', () => {
  it('is open, with its reason and who is to answer for it, until somebody resolves it', async () => {
    const parcel = await aPackage(db, 'ARRIVED');
    const damaged = { exceptionKind: 'DAMAGED', responsibleParty: 'WEATHER', reason: 'wet' };

    const raised = await act(parcel, { kind: 'RAISE_EXCEPTION', ...damaged });
    const resolved = await act(parcel, { kind: 'RESOLVE_EXCEPTION', exceptionKind: 'DAMAGED' });

    expect(raised.package).toMatchObject({
      status: 'ARRIVED',
      openExceptions: [{ kind: 'DAMAGED', responsibleParty: 'WEATHER', reason: 'wet' }],
    });
    expect(resolved.package?.openExceptions).toEqual([]);
  });

  it('stays as it was opened when it is raised again, and nothing closes twice', async () => {
    const parcel = await aPackage(db, 'ARRIVED');
    const raise = { kind: 'RAISE_EXCEPTION', exceptionKind: 'ON_HOLD' };
    const resolve = { kind: 'RESOLVE_EXCEPTION', exceptionKind: 'ON_HOLD' };
    const first = await act(parcel, { ...raise, reason: 'first' });

    const second = await act(parcel, { ...raise, reason: 'second' });

    expect(second.package?.openExceptions).toEqual(first.package?.openExceptions);
    await act(parcel, resolve);
    expect((await act(parcel, resolve)).package?.openExceptions).toEqual([]);
  });

  it('began when they say that it began', async () => {
    const parcel = await aPackage(db, 'ARRIVED');
    const occurredAt = '2026-01-02T10:00:00.000Z';

    const raised = await act(parcel, { kind: 'RAISE_EXCEPTION', exceptionKind: 'STALLED', occurredAt });

    expect(raised.package?.openExceptions).toMatchObject([{ kind: 'STALLED', openedAt: occurredAt }]);
  });
});

describe('who may act', () => {
  it.each<[string, PackageStatus, 'CLERK' | 'MANAGER', string | undefined]>([
    ['CANCEL', 'ACCEPTED', 'CLERK', undefined],
    ['START_RETURN', 'ACCEPTED', 'CLERK', undefined],
    ['DECLARE_LOST', 'ACCEPTED', 'CLERK', undefined],
    ['DISPOSE', 'ACCEPTED', 'CLERK', 'NOT_FOUND'],
    ['DISPOSE', 'ACCEPTED', 'MANAGER', undefined],
  ])('%s, of an office of the package: %s %s', async (kind, status, role, code) => {
    const parcel = await aPackage(db, status);
    await setPolicy(db, parcel.origin, 1);
    const viewer = await aClerk(db, parcel.destination, role);

    expect((await act(parcel, { kind }, viewer)).error?.code).toBe(code);
  });

  it('is nobody of another office, nor finance, nor who receives it; to them it is not there', async () => {
    const parcel = await aPackage(db, 'ACCEPTED');
    const recipient = user('staff');
    await db.query('update person set cognito_sub = $1 where id = $2', [recipient.sub, parcel.recipientId]);
    const strangers = [await aClerk(db, parcel.hub, 'MANAGER'), user('finance', 'staff'), recipient];
    const none = randomUUID();

    for (const stranger of strangers) {
      const foreign = await act(parcel, { kind: 'CANCEL' }, stranger);
      const absent = await act({ ...parcel, id: none }, { kind: 'CANCEL' }, stranger);
      expect(foreign.error).toEqual({ code: 'NOT_FOUND', message: `There is no package ${parcel.id}.` });
      expect(absent.error).toEqual({ code: 'NOT_FOUND', message: `There is no package ${none}.` });
    }
  });

  it('is still answered as the first time when the package is out of their sight', async () => {
    const parcel = await aPackage(db, 'AT_HUB');
    const clerk = await aClerk(db, parcel.hub);
    const raise = { kind: 'RAISE_EXCEPTION', exceptionKind: 'DAMAGED', idempotencyKey: randomUUID() };
    const first = await act(parcel, raise, clerk);
    await record(db, parcel, { kind: 'DEPART', officeId: parcel.hub });

    expect((await act(parcel, raise, clerk)).package).toEqual({ ...first.package, openExceptions: [] });
    expect((await act(parcel, { ...raise, idempotencyKey: randomUUID() }, clerk)).error?.code).toBe(
      'NOT_FOUND',
    );
  });
});
