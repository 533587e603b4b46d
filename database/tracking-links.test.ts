import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TrackingLink } from '../graphql/generated/graphql.ts';
import { testDatabase, type TestDatabase } from './test-database.ts';
import { aClerk, aPackage, SYSTEM, user, type Parcel, type Viewer } from './test-parcel.ts';
import { createLink } from './test-tracking.ts';

let db: TestDatabase;
let parcel: Parcel;
let viewers: Record<string, Viewer>;

async function asPerson(personId: string): Promise<Viewer> {
  const viewer = user();
  await db.query('update person set cognito_sub = $1 where id = $2', [viewer.sub, personId]);
  return viewer;
}

async function aWatcher(): Promise<Viewer> {
  const personId = randomUUID();
  await db.query(`insert into person (id, name) values ($1, 'Eva Example')`, [personId]);
  await db.query('insert into package_watcher (package_id, person_id) values ($1, $2)', [
    parcel.id,
    personId,
  ]);
  return asPerson(personId);
}

beforeAll(async () => {
  db = await testDatabase();
  parcel = await aPackage(db, 'AT_HUB');
  viewers = {
    admin: user('admin'),
    'manager of the origin': await aClerk(db, parcel.origin, 'MANAGER'),
    'clerk of the destination': await aClerk(db, parcel.destination),
    'clerk of the hub where it is': await aClerk(db, parcel.hub),
    sender: await asPerson(parcel.senderId),
    recipient: await asPerson(parcel.recipientId),
    watcher: await aWatcher(),
    finance: user('finance'),
    'clerk of another office': await aClerk(db, parcel.elsewhere),
    'member of the origin without the group': { ...(await aClerk(db, parcel.origin)), groups: [] },
    stranger: user(),
    system: SYSTEM,
  };
});
afterAll(() => db.close());

const list = (viewer: Viewer, id = parcel.id) =>
  db.value<TrackingLink[] | null>('select tracking_links($1, $2)', [viewer, id]);
const revoke = (viewer: Viewer, id?: string) =>
  db.value<TrackingLink | null>('select revoke_tracking_link($1, $2)', [viewer, id]);
const viewer = (who: string) => viewers[who] as Viewer;

const NO_PACKAGE = (id: string) => ({ error: { code: 'NOT_FOUND', message: `There is no package ${id}.` } });
const ALIKE = [
  'watcher',
  'finance',
  'clerk of another office',
  'member of the origin without the group',
  'stranger',
  'system',
];

describe('a tracking link', () => {
  it.each([
    // who, whether they make links, and also for the recipient
    ['admin', true],
    ['manager of the origin', true],
    ['clerk of the destination', false],
    ['clerk of the hub where it is', false],
    ['recipient', true],
    ['sender', false],
  ])('is made, listed and ended by the %s; for the recipient: %s', async (who, forRecipient) => {
    await db.undone(async () => {
      const { newLink } = await createLink(db, viewer(who), parcel);
      const own = await createLink(db, viewer(who), parcel, { isForRecipient: true });

      expect(newLink).toMatchObject({
        link: { packageId: parcel.id, isForRecipient: false },
        secret: expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{26}$/),
      });
      expect(own.error?.code).toBe(forRecipient ? undefined : 'INVALID_INPUT');
      expect(own.newLink?.link.isForRecipient).toBe(forRecipient ? true : undefined);
      expect(await list(viewer(who))).toContainEqual(newLink?.link);
      expect(await revoke(viewer(who), newLink?.link.id)).toEqual(newLink?.link);
      expect(await list(viewer(who))).not.toContainEqual(newLink?.link);
    });
  });

  it.each(ALIKE)('is nothing that a %s can make, list or end', async (who) => {
    const { newLink } = await createLink(db, viewer('admin'), parcel);

    expect(await createLink(db, viewer(who), parcel)).toEqual(NO_PACKAGE(parcel.id));
    expect(await list(viewer(who))).toBeNull();
    expect(await revoke(viewer(who), newLink?.link.id)).toBeNull();
    expect(await list(viewer('admin'))).toContainEqual(newLink?.link);
  });

  it.each(['admin', 'stranger'])('is refused to a %s for a package that is not there', async (who) => {
    const id = randomUUID();

    expect(await createLink(db, viewer(who), { id })).toEqual(NO_PACKAGE(id));
    expect(await createLink(db, viewer(who), { id: 'x' })).toEqual(NO_PACKAGE('x'));
    expect(await list(viewer(who), id)).toBeNull();
    expect(await revoke(viewer(who), id)).toBeNull();
  });

  it('lasts ninety days, or as long as was asked for', async () => {
    const { newLink: usual } = await createLink(db, viewer('admin'), parcel);
    const { newLink: long } = await createLink(db, viewer('admin'), parcel, { expiresAfterDays: 365 });

    expect([usual, long].map((made) => daysOf(made?.link))).toEqual([90, 365]);
    for (const expiresAfterDays of [0, -1, 366]) {
      expect((await createLink(db, viewer('admin'), parcel, { expiresAfterDays })).error?.code).toBe(
        'INVALID_INPUT',
      );
    }
  });

  it('leaves no trace of its secret in the database but a hash', async () => {
    const { newLink } = await createLink(db, viewer('admin'), parcel);
    const [kept] = await db.query<{ row: string; hash: Uint8Array }>(
      'select to_jsonb(k)::text as row, k.secret_hash as hash from tracking_link k where k.id = $1',
      [newLink?.link.id],
    );

    expect(kept?.row).not.toContain(newLink?.secret);
    expect(kept?.hash).toHaveLength(32);
  });

  it('has a secret of its own, every time', async () => {
    const secrets = await db.query<{ secret: string }>(
      'select new_link_secret() as secret from generate_series(1, 500)',
    );

    expect(new Set(secrets.map(({ secret }) => secret)).size).toBe(500);
    expect(new Set(secrets.flatMap(({ secret }) => [...secret])).size).toBe(32);
  });

  it('for the recipient needs one who is known', async () => {
    await db.undone(async () => {
      await db.query('update package set recipient_id = null where id = $1', [parcel.id]);
      const unknown = await createLink(db, viewer('admin'), parcel, { isForRecipient: true });
      await db.query('update package set recipient_id = $2 where id = $1', [parcel.id, parcel.senderId]);
      await db.query('update person set erased_at = now() where id = $1', [parcel.senderId]);
      const erased = await createLink(db, viewer('admin'), parcel, { isForRecipient: true });

      expect([unknown.error?.code, erased.error?.code]).toEqual(['INVALID_INPUT', 'INVALID_INPUT']);
    });
  });

  it('is one of a hundred at most; those that ended leave room', async () => {
    await db.undone(async () => {
      await db.query('delete from tracking_link');
      await db.query('select create_tracking_link($1, $2) from generate_series(1, 100)', [
        viewer('admin'),
        { packageId: parcel.id },
      ]);
      const [newest] = (await list(viewer('admin'))) as TrackingLink[];

      const refused = await createLink(db, viewer('admin'), parcel);
      await revoke(viewer('admin'), newest?.id);
      const afterwards = await createLink(db, viewer('admin'), parcel);

      expect(refused.error?.code).toBe('INVALID_INPUT');
      expect(afterwards.newLink).toBeDefined();
      expect(await list(viewer('admin'))).toHaveLength(100);
    });
  });

  it('is listed newest first', async () => {
    const [first, second] = [
      await createLink(db, viewer('admin'), parcel),
      await createLink(db, viewer('sender'), parcel),
    ];

    expect((await list(viewer('recipient')))?.slice(0, 2)).toEqual([
      second.newLink?.link,
      first.newLink?.link,
    ]);
  });

  it('stays ended however often it is ended', async () => {
    const { newLink } = await createLink(db, viewer('admin'), parcel);

    const answers = [
      await revoke(viewer('admin'), newLink?.link.id),
      await revoke(viewer('sender'), newLink?.link.id),
    ];

    expect(answers).toEqual([newLink?.link, newLink?.link]);
  });
});

function daysOf(link: TrackingLink | undefined): number {
  return Math.round((Date.parse(link?.expiresAt ?? '') - Date.parse(link?.createdAt ?? '')) / 86_400_000);
}
