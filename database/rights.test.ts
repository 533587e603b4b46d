import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Package } from '../graphql/generated/graphql.ts';
import { testDatabase, type TestDatabase } from './test-database.ts';
import { SYSTEM, aClerk, aPackage, packageSeenBy, user, type Parcel, type Viewer } from './test-parcel.ts';

let db: TestDatabase;
let parcel: Parcel;
let viewers: Record<string, Viewer>;

beforeAll(async () => {
  db = await testDatabase();
  parcel = await aPackage(db, 'AT_HUB');
  const [sender, recipient] = [user(), user()];
  await db.query('update person set cognito_sub = $1 where id = $2', [sender.sub, parcel.senderId]);
  await db.query('update person set cognito_sub = $1 where id = $2', [recipient.sub, parcel.recipientId]);
  for (const stage of ['QUOTED', 'BILLED']) {
    await db.query(
      `insert into cost_line (package_id, category, stage, amount, tax, currency_code, payer_office_id, cost_centre)
       values ($1, 'BASE_FREIGHT', $2, 12.5, 2.5, 'EUR', $3, '4711')`,
      [parcel.id, stage, parcel.origin],
    );
  }
  viewers = {
    admin: user('admin'),
    'manager of the origin': await aClerk(db, parcel.origin, 'MANAGER'),
    'clerk of the origin': await aClerk(db, parcel.origin),
    'clerk of the hub where it is': await aClerk(db, parcel.hub),
    'clerk of the destination': await aClerk(db, parcel.destination),
    'clerk of another office': await aClerk(db, parcel.elsewhere),
    'staff without an office': user('staff'),
    'member of the origin without the group': { ...(await aClerk(db, parcel.origin)), groups: [] },
    finance: user('finance'),
    sender,
    recipient,
    stranger: user(),
    system: SYSTEM,
  };
});
afterAll(() => db.close());

const MASKED = '+*********678';
const WHOLE = '+351912345678';

describe('a package', () => {
  it.each([
    // who, phones of sender and recipient, e-mails shown, stages of costs, whether who recorded it is shown
    ['admin', [WHOLE, WHOLE], 2, ['QUOTED', 'BILLED'], true],
    ['manager of the origin', [WHOLE, WHOLE], 2, ['QUOTED', 'BILLED'], true],
    ['clerk of the origin', [MASKED, MASKED], 0, [], true],
    ['clerk of the hub where it is', [MASKED, MASKED], 0, [], true],
    ['clerk of the destination', [MASKED, MASKED], 0, [], true],
    ['finance', [null, null], 0, ['QUOTED', 'BILLED'], false],
    ['sender', [WHOLE, null], 1, [], false],
    ['recipient', [null, WHOLE], 1, [], false],
    ['system', [null, null], 0, ['QUOTED'], false],
  ])(
    'shows to the %s the contact data and costs that are theirs to see',
    async (who, phones, emails, stages, isStaff) => {
      const admin = { kind: 'USER', sub: randomUUID(), groups: ['admin'] } as const;
      await db.undone(async () => {
        await db.query(`select record_scans($1, $2, '[]')`, [
          admin,
          JSON.stringify([
            {
              scanId: randomUUID(),
              packageId: parcel.id,
              kind: 'RECEIVE',
              officeId: parcel.hub,
              occurredAt: '2026-01-01T09:00:00Z',
            },
          ]),
        ]);

        const seen = (await packageSeenBy(db, viewers[who] as Viewer, parcel)) as Package;

        expect([seen.sender?.phone, seen.recipient?.phone]).toEqual(phones);
        expect([seen.sender?.email, seen.recipient?.email].filter(Boolean)).toHaveLength(emails);
        expect([seen.sender?.notifyBy, seen.recipient?.notifyBy].filter(Boolean)).toHaveLength(emails);
        expect(seen.costLines.map(({ stage }) => stage)).toEqual(stages);
        expect(seen.events.at(-1)?.recordedBy).toBe(isStaff ? admin.sub : null);
        expect(seen.originOffice.costCentre).toBe(isStaff || who === 'finance' ? '4711' : null);
      });
    },
  );

  it.each([
    'clerk of another office',
    'staff without an office',
    'member of the origin without the group',
    'stranger',
  ])('is nothing to a %s', async (who) => {
    expect(await packageSeenBy(db, viewers[who] as Viewer, parcel)).toBeNull();
  });

  it('is visible to the same viewers in lists, by its number and by its id', async () => {
    for (const viewer of Object.values(viewers)) {
      const byId = (await packageSeenBy(db, viewer, parcel, [])) !== null;
      const byNumber = await db.value(
        'select exists (select from visible_package($1) p where p.tracking_number = $2)',
        [viewer, parcel.trackingNumber],
      );
      const inList = await db.value(
        `select exists (
           select from package_page($1, '{}', '[]', 'NEWEST', null, null, 100) p where p.package_id = $2
         )`,
        [viewer, parcel.id],
      );

      expect([byNumber, inList]).toEqual([byId, byId]);
    }
  });

  it('has exactly the fields of its type, and null where a child was not asked for', async () => {
    const seen = await packageSeenBy(db, SYSTEM, parcel, ['events']);

    expect(seen).toMatchObject({ sender: null, currentOffice: null, costLines: null });
    expect(seen?.events).toHaveLength(4);
    expect(seen?.registeredAt).toBe('2026-01-01T07:00:00.000Z');
  });

  it('has money as exact decimals', async () => {
    const [line] = (await packageSeenBy(db, user('admin'), parcel))?.costLines ?? [];

    expect(line).toMatchObject({
      amount: { amount: '12.5000', currencyCode: 'EUR' },
      tax: { amount: '2.5000', currencyCode: 'EUR' },
      payerOffice: { id: parcel.origin },
    });
  });
});

describe('an office', () => {
  it.each([
    ['admin', true],
    ['clerk of another office', true],
    ['finance', true],
    ['system', true],
    ['staff without an office', false],
    ['sender', false],
    ['stranger', false],
  ])('is there for the %s: %s', async (who, isThere) => {
    const office = await db.value<{ id: string } | null>('select office_json($1, $2)', [
      viewers[who],
      parcel.hub,
    ]);
    const listed = await db.value<number>('select count(*)::int from visible_office($1)', [viewers[who]]);

    expect(office !== null).toBe(isThere);
    expect(listed > 0).toBe(isThere);
  });

  it('is worked in by its staff, by admins and by the system', async () => {
    const worksAtHub = (who: string, officeId = parcel.hub) =>
      db.value('select works_in_office($1, $2)', [viewers[who], officeId]);

    expect(await worksAtHub('clerk of the hub where it is')).toBe(true);
    expect(await worksAtHub('admin')).toBe(true);
    expect(await worksAtHub('system')).toBe(true);
    expect(await worksAtHub('clerk of the origin')).toBe(false);
    expect(await worksAtHub('finance')).toBe(false);
    expect(await worksAtHub('admin', randomUUID())).toBe(false);
  });
});
