import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from './test-database.ts';
import { ADMIN, erase, registered, signedIn } from './test-people.ts';
import { aClerk, aPackage, record, user, type Parcel, type Viewer } from './test-parcel.ts';

type Document = {
  people: Record<string, unknown>[];
  packages: {
    roles: string[];
    texts: { field: string; text: string | null }[];
    messages: object[];
    links: object[];
  }[];
  packagesInAll: number;
  isTruncated: boolean;
} | null;

let db: TestDatabase;
let parcel: Parcel;
let own: Parcel;
let recipient: Viewer & { kind: 'USER' };
let clerk: Viewer & { kind: 'USER' };

const SENDER = { name: 'Sigrid Sandberg', email: 'sigrid@example.org', phone: '+441632960111' };
const RECIPIENT = { name: 'Ruth Rosenthal', email: 'ruth@example.org', phone: '+441632960222' };

beforeAll(async () => {
  db = await testDatabase();
  parcel = await aPackage(db, 'ACCEPTED');
  own = { ...parcel, ...(await registered(db, parcel, SENDER, RECIPIENT)) };
  recipient = await signedIn(db, own.recipientId);
  clerk = await aClerk(db, parcel.destination);
  const texts = [
    { note: 'Ruth asked to wait' },
    { note: 'Ruth and Sigrid both called' },
    { note: 'Ruth is at Maria Thirdperson, +351911222333, maria@third.example' },
    { note: 'the door was closed' },
    { handedOverTo: 'a neighbour', handedOverBy: 'Jens Driver' },
    { handedOverTo: 'Rosenthal, R.' },
  ];
  for (const [minute, text] of texts.entries()) {
    await record(db, own, { kind: 'RECEIVE', officeId: own.destination, minute, ...text }, clerk);
  }
  await record(
    db,
    own,
    { kind: 'RECEIVE', officeId: own.destination, minute: 50, note: 'Sigrid brought it' },
    clerk,
  );
  const asked = { idempotencyKey: randomUUID(), packageId: own.id, act: 'RETURN', reason: 'I am away' };
  expect(await db.value(`select request_act($1, $2, '[]')`, [recipient, asked])).toHaveProperty('package');
  await db.query(
    `select plan_notifications(id, '2026-01-05T12:00:00Z')
     from (select unnest(notice_event_ids) from package_state where package_id = $1) e (id)`,
    [own.id],
  );
  await db.query(`select add_watcher($1, $2, $3, '[]')`, [ADMIN, parcel.id, own.recipientId]);
  await db.query(
    `insert into tracking_link (package_id, person_id, secret_hash, created_by, expires_at)
     values ($1, $2, '1', 'x', now() + interval '1 day'), ($1, null, '2', 'somebody else', now() + interval '1 day')`,
    [own.id, own.recipientId],
  );
});
afterAll(() => db.close());

const dataOf = (viewer: Viewer, personId: string | null = null) =>
  db.value<Document>('select personal_data($1, $2)', [viewer, personId]);

describe('exportPersonalData', () => {
  it('is all that is kept of the caller', async () => {
    const data = await dataOf(recipient);

    expect(data?.people).toEqual([
      {
        id: own.recipientId,
        ...RECIPIENT,
        language: 'en',
        notifyBy: 'EMAIL',
        emailState: 'NONE',
        preferences: { choices: [], quietFrom: null, quietUntil: null, timeZone: null, digestMinutes: 0 },
        isErased: false,
        homeOffice: null,
        userId: recipient.sub,
      },
    ]);
    expect(data).toMatchObject({ packagesInAll: 2, isTruncated: false });
    expect(data?.packages.map(({ roles }) => roles).toSorted()).toEqual([['RECIPIENT'], ['WATCHER']]);
    expect(data?.packages.find(({ roles }) => roles.includes('RECIPIENT'))).toMatchObject({
      texts: [
        { kind: 'RECEIVE', field: 'note', text: null },
        { kind: 'RECEIVE', field: 'note', text: null },
        { kind: 'RECEIVE', field: 'note', text: null },
        { kind: 'RECEIVE', field: 'handedOverTo', text: null },
        { kind: 'RAISE_EXCEPTION', field: 'reason', text: expect.stringContaining('I am away') },
      ],
      messages: [{ kind: 'RECEIVE', channel: 'EMAIL', state: 'QUEUED' }],
      links: [{ isForRecipient: true, revokedAt: null }],
    });
  });

  it('tells what stands in the place of a code of a carrier, where no carrier has such a code', async () => {
    await db.undone(async () => {
      const codes = [
        { system: 'OTHER', code: 'left with Ruth' },
        { system: 'OTHER', code: 'left with Ruth and Sigrid' },
        { system: 'EASYPOST', code: 'unknown' },
      ];
      for (const [minute, carrierCode] of codes.entries()) {
        const scan = { scanId: `scan of minute ${minute}`, packageId: own.id, carrierCode };
        await db.value(`select record_scans('{"kind": "SYSTEM"}', $1, '[]')`, [
          JSON.stringify([{ ...scan, occurredAt: `2026-01-05T08:0${minute}:00Z` }]),
        ]);
      }

      const texts = (await dataOf(recipient))?.packages.flatMap((each) => each.texts);

      expect(texts?.map(({ field }) => field)).toContain('carrierCode');
      expect(JSON.stringify(texts)).not.toContain('Sigrid');
    });
  });

  it('holds nothing of anybody else', async () => {
    const written = JSON.stringify(await dataOf(recipient));

    for (const other of [
      ...Object.values(SENDER),
      'Sigrid',
      'Ana Example',
      'neighbour',
      'Jens',
      'Thirdperson',
      '351911222333',
      'third.example',
      clerk.sub,
    ]) {
      expect(written).not.toContain(other);
    }
  });

  it('is of anybody for admins, of oneself for everybody, and of nobody else', async () => {
    const named = await dataOf(ADMIN, own.senderId);
    expect(named?.people).toMatchObject([{ name: SENDER.name, email: SENDER.email }]);
    expect(JSON.stringify(named)).not.toContain('Ruth');
    expect((await dataOf(recipient, own.recipientId))?.people).toHaveLength(1);

    const manager = await aClerk(db, own.destination, 'MANAGER');
    for (const viewer of [recipient, manager, user('finance'), user(), { kind: 'SYSTEM' } as const]) {
      expect(await dataOf(viewer, own.senderId)).toBeNull();
    }
    expect([await dataOf(ADMIN), await dataOf(ADMIN, own.id), await dataOf(clerk)]).toEqual([
      null,
      null,
      null,
    ]);
  });

  it('is of all people that the caller is', async () => {
    await db.undone(async () => {
      await db.query('update person set cognito_sub = $1 where id = $2', [recipient.sub, own.senderId]);

      const data = await dataOf(recipient);

      expect(data?.people.map(({ name }) => name).toSorted()).toEqual([RECIPIENT.name, SENDER.name]);
      const both = data?.packages.find(({ texts }) => texts.length > 0);
      expect(both?.texts).toHaveLength(6);
      expect(both).toMatchObject({
        roles: ['SENDER', 'RECIPIENT'],
      });
    });
  });

  it('has the newest packages of somebody who has too many, and says so', async () => {
    await db.undone(async () => {
      await db.query(
        `with made as (
           insert into package (id, tracking_number, sender_id, recipient_id, origin_office_id, destination_office_id,
             origin_location_id, destination_location_id, registered_at)
           select gen_random_uuid(), new_tracking_number(), p.sender_id, p.recipient_id, p.origin_office_id,
             p.destination_office_id, p.origin_location_id, p.destination_location_id, p.registered_at - n * interval '1 hour'
           from package p, generate_series(1, 4000) n
           where p.id = $1
           returning *
         ), stated as (
           insert into package_state
           select (jsonb_populate_record(s, jsonb_build_object('package_id', made.id))).*
           from made, package_state s
           where s.package_id = $1
         )
         insert into package_listing (scope_id, facet, registered_at, package_id)
         select recipient_id, 0, registered_at, id from made`,
        [own.id],
      );

      const data = await dataOf(recipient);

      expect(data).toMatchObject({ packagesInAll: 4002, isTruncated: true });
      expect(JSON.stringify(data).length).toBeLessThan(800_000);
      expect(data?.packages.length).toBeGreaterThan(1000);
      expect(data?.packages.flatMap(({ texts }) => texts)).toHaveLength(5);
    });
  });

  it('knows of who was erased that there was somebody', async () => {
    await db.undone(async () => {
      await erase(db, own.recipientId);

      expect(await dataOf(recipient)).toBeNull();
      expect((await dataOf(ADMIN, own.recipientId))?.people).toMatchObject([
        { name: 'Erased', userId: null },
      ]);
    });
  });
});
