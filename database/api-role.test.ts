import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faultOfCalls } from './called-functions.ts';
import { testDatabase, type TestDatabase } from './test-database.ts';
import { SYSTEM, aPackage, user, type Parcel } from './test-parcel.ts';

let db: TestDatabase;
let parcel: Parcel;
beforeAll(async () => {
  db = await testDatabase();
  parcel = await aPackage(db, 'ARRIVED');
});
afterAll(() => db.close());

describe('the login of the API', () => {
  it.each([
    'package',
    'package_state',
    'package_event',
    'package_listing',
    'search_term',
    'person_contact',
    'cost_line',
    'outbox',
    'office_member',
    'notification',
  ])('cannot write %s', async (table) => {
    await db.asApi(async () => {
      await expect(db.query(`insert into ${table} default values`)).rejects.toThrow(/permission denied/);
      await expect(db.query(`delete from ${table}`)).rejects.toThrow(/permission denied/);
    });
  });

  it.each([
    'person_contact',
    'package_event',
    'cost_line',
    'location',
    'notification',
    'outbox',
    'package_listing',
    'search_term',
  ])('cannot read %s but through a function that asks who wants to know', async (table) => {
    await db.asApi(() => expect(db.query(`select * from ${table}`)).rejects.toThrow(/permission denied/));
  });

  it('can call what the API needs', async () => {
    await db.asApi(async () => {
      const admin = user('admin');
      const calls: [string, unknown[]][] = [
        [`select in_pieces(package_json($1, $2, '["events", "sender"]', 5))`, [admin, parcel.id]],
        [
          `select package_as_of($1, $2, '["events"]', 5, '{"knownBy": "2026-02-01T00:00:00Z"}')`,
          [admin, parcel.id],
        ],
        ['select custody_json($1, $2), epcis_json($1, $2)', [admin, parcel.id]],
        [`select * from package_page($1, '{}', '[]', 'NEWEST', null, null, 5)`, [admin]],
        ['select visible_package_id($1, $2)', [admin, parcel.trackingNumber]],
        ['select * from office_page($1, null, 5)', [admin]],
        ['select office_json($1, $2)', [admin, parcel.origin]],
        [`select register_package($1, '{}', '[]')`, [SYSTEM]],
        [`select record_scans($1, '[{}]', '[]')`, [SYSTEM]],
        ['select * from claim_outbox(1, 0)', []],
        [`select finish_outbox('[]'), release_outbox('[]'), report_outbox('[]'), outbox_has_due()`, []],
        [`select * from claim_messages(now(), 1, 1)`, []],
        [`select save_email_topic($1, 'arn'), finish_message($1, 'SENT', null, '', now())`, [parcel.id]],
      ];
      for (const [sql, values] of calls) await expect(db.query(sql, values)).resolves.toBeDefined();
    });
  });

  it('can call what resolvers and Lambdas call, and nothing else', async () => {
    expect(await faultOfCalls(db)).toBeNull();
  });

  it('cannot call what those functions are made of', async () => {
    await db.asApi(async () => {
      await expect(db.query('select append_event(null)')).rejects.toThrow(/permission denied/);
      await expect(db.query(`select package_object($1, null, '[]', 5)`, [parcel.id])).rejects.toThrow(
        /permission denied/,
      );
    });
  });
});
