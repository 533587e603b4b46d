import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { LinkPreferences, LinkTracking, NewTrackingLink } from '../graphql/generated/graphql.ts';
import { testDatabase, type TestDatabase } from './test-database.ts';
import { aPackage, user, type Parcel } from './test-parcel.ts';
import { createLink, inTown, track } from './test-tracking.ts';

type Answer = { preferences?: LinkPreferences; error?: { code: string; message: string } } | null;

let db: TestDatabase;
let parcel: Parcel;
beforeAll(async () => {
  db = await testDatabase();
});
beforeEach(async () => {
  parcel = await aPackage(db, 'READY_FOR_PICKUP');
  await inTown(db, parcel.destination, 'Faro');
});
afterAll(() => db.close());

async function aLink(isForRecipient = false): Promise<NewTrackingLink> {
  const { newLink } = await createLink(db, user('admin'), parcel, { isForRecipient });
  return newLink as NewTrackingLink;
}

const open = (secret: string) => db.value<LinkTracking | null>('select link_tracking($1)', [secret]);
const set = (secret: string | null, input: object) =>
  db.value<Answer>('select set_link_preferences($1, $2)', [secret, input]);
const revoke = ({ link }: NewTrackingLink) =>
  db.query('select revoke_tracking_link($1, $2)', [user('admin'), link.id]);
const expire = ({ link }: NewTrackingLink) =>
  db.query('update tracking_link set expires_at = clock_timestamp() where id = $1', [link.id]);

describe('what a tracking link shows', () => {
  it('is what the public may know, the office, the carriers, what is wrong, and no contact', async () => {
    await db.query(
      `insert into package_carrier_number (package_id, number, place, added_at, registered_at)
       values ($1, 'RB123456785GB', 1, now(), now())`,
      [parcel.id],
    );
    const { secret, link } = await aLink(true);

    const seen = await open(secret);

    expect(seen).toEqual({
      tracking: await track(db, parcel),
      office: {
        name: 'An office',
        addressLines: ['Rua Secreta 1'],
        city: 'Faro',
        countryCode: 'PT',
        timeZone: 'Europe/Lisbon',
        openingDays: ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'],
      },
      carrierNumbers: ['RB123456785GB'],
      openExceptions: [],
      preferences: { notifyBy: 'EMAIL', channels: ['EMAIL', 'SMS'], language: 'en' },
      expiresAt: link.expiresAt,
    });
    expect(JSON.stringify(seen)).not.toMatch(/Ana|@|\+351|4711/);
  });

  it('has nothing of the recipient unless the link is for the recipient', async () => {
    const { secret } = await aLink();

    expect((await open(secret))?.preferences).toBeNull();
  });

  it('says what is wrong', async () => {
    const { secret } = await aLink();
    await db.query('delete from package_exception where package_id = $1', [parcel.id]);
    await db.query(
      `insert into package_exception (package_id, kind, opened_at, closed_at, opened_by_event_id)
       select $1, x.kind, now(), x.closed_at, s.last_event_id
       from package_state s, (values ('DAMAGED', null), ('ON_HOLD', now())) x (kind, closed_at)
       where s.package_id = $1`,
      [parcel.id],
    );

    expect((await open(secret))?.openExceptions).toEqual(['DAMAGED']);
  });

  it('is nothing once the link was revoked, has expired, or where there never was one', async () => {
    const [revoked, expired, other] = [await aLink(true), await aLink(true), await aLink(true)];
    await revoke(revoked);
    await expire(expired);

    for (const secret of [revoked.secret, expired.secret, '0'.repeat(26)]) {
      expect(await open(secret)).toBeNull();
      expect(await set(secret, { notifyBy: null })).toBeNull();
    }
    expect(await open(other.secret)).not.toBeNull();
  });
});

describe('what the recipient sets by a link', () => {
  it('is how they hear of packages, and in which language', async () => {
    const { secret } = await aLink(true);

    expect(await set(secret, { notifyBy: 'SMS', language: 'pt-PT' })).toEqual({
      preferences: { notifyBy: 'SMS', channels: ['EMAIL', 'SMS'], language: 'pt-PT' },
    });
    expect((await open(secret))?.preferences).toMatchObject({ notifyBy: 'SMS', language: 'pt-PT' });
  });

  it('can be that they hear nothing, which is kept to', async () => {
    const { secret } = await aLink(true);
    const [shelved] = await db.query<{ id: string }>(
      `select id from package_event where package_id = $1 and kind = 'SHELVE'`,
      [parcel.id],
    );

    expect(await set(secret, { notifyBy: null })).toMatchObject({ preferences: { notifyBy: null } });
    await db.query('select plan_notifications($1, now())', [shelved?.id]);
    expect(
      await db.query('select state, reason from notification where event_id = $1 and person_id = $2', [
        shelved?.id,
        parcel.recipientId,
      ]),
    ).toEqual([{ state: 'SUPPRESSED', reason: 'UNSUBSCRIBED' }]);
  });

  it('leaves what was not given', async () => {
    const { secret } = await aLink(true);

    await set(secret, { language: 'de' });
    await set(secret, { notifyBy: 'SMS', language: null });

    expect((await open(secret))?.preferences).toMatchObject({ notifyBy: 'SMS', language: 'de' });
  });

  it.each([
    {},
    { language: null },
    { language: 'portuguese language' },
    { language: 'en' + '-aaaaaaaa'.repeat(4) },
  ])('is refused: %j', async (input) => {
    expect((await set((await aLink(true)).secret, input))?.error?.code).toBe('INVALID_INPUT');
    expect((await set(null, input))?.error?.code).toBe('INVALID_INPUT');
  });

  it('is one of their channels', async () => {
    const { secret } = await aLink(true);
    await db.query('update person_contact set phone = null where person_id = $1', [parcel.recipientId]);

    expect((await set(secret, { notifyBy: 'SMS' }))?.error?.code).toBe('INVALID_INPUT');
    expect((await open(secret))?.preferences).toMatchObject({ notifyBy: 'EMAIL', channels: ['EMAIL'] });
  });

  it('is nobody else’s to set', async () => {
    const { secret } = await aLink(false);

    expect(await set(secret, { notifyBy: null })).toBeNull();
    expect(await set(null, { notifyBy: null })).toBeNull();
  });
});

describe('the login of the API', () => {
  it('can call what tracking needs, and reads no link by itself', async () => {
    await db.asApi(async () => {
      const admin = user('admin');
      const calls: [string, unknown[]][] = [
        ['select track($1), link_tracking($1), set_link_preferences($1, $2)', ['x', {}]],
        ['select * from trackable_number($1)', ['x']],
        ['select create_tracking_link($1, $2)', [admin, {}]],
        ['select tracking_links($1, null), revoke_tracking_link($1, null)', [admin]],
      ];
      for (const [sql, values] of calls) await expect(db.query(sql, values)).resolves.toBeDefined();
      for (const sql of [
        'select * from tracking_link',
        `select public_tracking(null)`,
        `select link_hash('x')`,
      ]) {
        await expect(db.query(sql)).rejects.toThrow(/permission denied/);
      }
    });
  });
});
