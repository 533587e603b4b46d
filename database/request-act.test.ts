import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PackageStatus } from '../graphql/generated/graphql.ts';
import { testDatabase, type TestDatabase } from './test-database.ts';
import { eventsOf } from './test-model.ts';
import {
  SYSTEM,
  aClerk,
  aPackage,
  aPerson,
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

function request(viewer: Viewer, parcel: { id: string }, given: object = {}): Promise<Answer> {
  const asked = { idempotencyKey: randomUUID(), packageId: parcel.id, act: 'CANCEL', ...given };
  return db.asApi(() =>
    db.value<Answer>(`select request_act($1, $2, '["openExceptions"]')`, [viewer, asked]),
  );
}

async function isOf(personId: string): Promise<Viewer> {
  const viewer = user();
  await db.query('update person set cognito_sub = $2 where id = $1', [personId, viewer.sub]);
  return viewer;
}

async function aParcelAndItsSender(status?: PackageStatus) {
  const parcel = await aPackage(db, status);
  return { parcel, sender: await isOf(parcel.senderId) };
}

const withdraw = (parcel: Parcel, kind: string, viewer: Viewer) =>
  db.value<Answer>(`select perform_act($1, $2, '["openExceptions"]')`, [
    viewer,
    { idempotencyKey: randomUUID(), packageId: parcel.id, kind, exceptionKind: 'ON_HOLD', reason: 'done' },
  ]);

describe('what is asked of the staff', () => {
  it('holds the package up, and says who asks for what and why', async () => {
    const { parcel, sender } = await aParcelAndItsSender('AT_HUB');

    const { package: held } = await request(sender, parcel, { act: 'RETURN', reason: 'Wrong address.' });

    expect(held).toMatchObject({ status: 'AT_HUB', version: 5 });
    expect(held?.openExceptions).toMatchObject([
      {
        kind: 'ON_HOLD',
        needsAction: true,
        responsibleParty: 'SENDER',
        reason: 'The sender asks for its return: Wrong address.',
      },
    ]);
  });

  it('may be asked by the recipient, and without a reason', async () => {
    const parcel = await aPackage(db);
    const { package: held } = await request(await isOf(parcel.recipientId), parcel, { reason: '  ' });

    expect(held?.openExceptions).toMatchObject([
      { kind: 'ON_HOLD', responsibleParty: 'RECIPIENT', reason: 'The recipient asks to cancel it' },
    ]);
  });

  it('is found by the staff, and over when they say so', async () => {
    const { parcel, sender } = await aParcelAndItsSender('ACCEPTED');
    const clerk = await aClerk(db, parcel.origin);
    await request(sender, parcel);
    const onHold = () =>
      db.value<number>(
        `select count(*)::int from package_exception where package_id = $1 and kind = 'ON_HOLD' and closed_at is null`,
        [parcel.id],
      );
    expect(await onHold()).toBe(1);

    const answer = await withdraw(parcel, 'RESOLVE_EXCEPTION', clerk);

    expect(answer.package?.openExceptions).toEqual([]);
    expect(await onHold()).toBe(0);
  });

  it('is asked once, however often it is sent', async () => {
    const { parcel, sender } = await aParcelAndItsSender();
    const before = (await eventsOf(db, parcel)).length;
    const same = { idempotencyKey: randomUUID(), reason: 'twice' };

    const answers = [await request(sender, parcel, same), await request(sender, parcel, same)];

    expect(answers[1]).toEqual(answers[0]);
    expect(await eventsOf(db, parcel)).toHaveLength(before + 1);
    for (const other of [{ act: 'RETURN' }, { reason: 'three times' }]) {
      expect(await request(sender, parcel, { ...same, ...other })).toMatchObject({
        error: { code: 'IDEMPOTENCY_KEY_REUSED' },
      });
    }
  });

  it('is asked by each with keys of their own', async () => {
    const [one, other] = [await aParcelAndItsSender(), await aParcelAndItsSender()];
    const same = { idempotencyKey: randomUUID(), reason: 'twice' };
    await request(one.sender, one.parcel, same);

    const answer = await request(other.sender, other.parcel, same);

    expect(answer.error).toBeUndefined();
    expect(answer.package?.id).toBe(other.parcel.id);
  });

  it.each<[PackageStatus, string | undefined]>([
    ['REGISTERED', undefined],
    ['OUT_FOR_DELIVERY', undefined],
    ['DELIVERED', 'TRANSITION_REFUSED'],
    ['CANCELLED', 'TRANSITION_REFUSED'],
    ['RETURNED', 'TRANSITION_REFUSED'],
    ['LOST', 'TRANSITION_REFUSED'],
    ['DISPOSED', 'TRANSITION_REFUSED'],
  ])('of a package that is %s: %s', async (status, code) => {
    const { parcel, sender } = await aParcelAndItsSender(status);

    const act = status === 'OUT_FOR_DELIVERY' || status === 'LOST' ? 'RETURN' : 'CANCEL';
    expect((await request(sender, parcel, { act })).error?.code).toBe(code);
  });

  it('is refused to everybody else in the words for a package that is not there', async () => {
    const parcel = await aPackage(db, 'AT_HUB');
    const watcher = user();
    await db.query('insert into package_watcher values ($1, $2)', [
      parcel.id,
      await aPerson(db, watcher.sub),
    ]);
    const clerk = await aClerk(db, parcel.hub, 'MANAGER');
    const before = (await eventsOf(db, parcel)).length;

    for (const viewer of [watcher, clerk, user(), user('admin'), user('finance'), SYSTEM]) {
      expect(await request(viewer, parcel)).toEqual({
        error: { code: 'NOT_FOUND', message: `There is no package ${parcel.id}.` },
      });
    }
    const { sender } = await aParcelAndItsSender();
    for (const id of [randomUUID(), 'x']) {
      expect(await request(sender, { id })).toEqual({
        error: { code: 'NOT_FOUND', message: `There is no package ${id}.` },
      });
    }
    expect(await eventsOf(db, parcel)).toHaveLength(before);
  });

  it('opens no other way to act for those who may ask', async () => {
    const { parcel, sender } = await aParcelAndItsSender('ACCEPTED');
    await request(sender, parcel);

    for (const kind of ['CANCEL', 'START_RETURN', 'RESOLVE_EXCEPTION', 'RAISE_EXCEPTION']) {
      expect(await withdraw(parcel, kind, sender)).toMatchObject({ error: { code: 'NOT_FOUND' } });
    }
  });

  it('is asked with a key of 8 to 64 characters, and in up to 200', async () => {
    const { parcel, sender } = await aParcelAndItsSender();

    for (const given of [{ idempotencyKey: 'short' }, { reason: 'r'.repeat(201) }]) {
      expect(await request(sender, parcel, given)).toMatchObject({ error: { code: 'INVALID_INPUT' } });
    }
    expect((await request(sender, parcel, { reason: 'r'.repeat(200) })).error).toBeUndefined();
  });
});

describe('what is asked again', () => {
  it('adds nothing before somebody has acted, under whatever key and for whatever reason', async () => {
    const { parcel, sender } = await aParcelAndItsSender('AT_HUB');
    const first = await request(sender, parcel, { reason: 'Wrong address.' });

    const again = [await request(sender, parcel), await request(sender, parcel, { reason: 'Hurry!' })];

    expect(again).toEqual([first, first]);
    expect(await request(sender, parcel, { act: 'RETURN' })).toMatchObject({
      error: { code: 'TRANSITION_REFUSED' },
    });
    expect(await eventsOf(db, parcel)).toHaveLength(5);
  });

  it('is heard from the other party, and of a package that the staff hold up themselves', async () => {
    const { parcel, sender } = await aParcelAndItsSender('ACCEPTED');
    const recipient = await isOf(parcel.recipientId);
    await withdraw(parcel, 'RAISE_EXCEPTION', await aClerk(db, parcel.origin));

    const versions = [];
    for (const viewer of [sender, recipient, sender, recipient]) {
      versions.push((await request(viewer, parcel)).package?.version);
    }

    expect(versions).toEqual([4, 5, 5, 5]);
  });

  it('is heard again when somebody has acted, 20 times on a journey', async () => {
    const { parcel, sender } = await aParcelAndItsSender('ACCEPTED');
    const clerk = await aClerk(db, parcel.origin);
    for (let times = 0; times < 20; times += 1) {
      expect((await request(sender, parcel)).error).toBeUndefined();
      await withdraw(parcel, 'RESOLVE_EXCEPTION', clerk);
    }

    expect(await request(sender, parcel)).toEqual({
      error: { code: 'TRANSITION_REFUSED', message: 'It was asked 20 times.' },
    });
    expect((await request(await isOf(parcel.recipientId), parcel)).error).toBeUndefined();
    await db.query('update package_state set journey = 2 where package_id = $1', [parcel.id]);
    await withdraw(parcel, 'RESOLVE_EXCEPTION', clerk);
    expect((await request(sender, parcel)).error).toBeUndefined();
  });
});
