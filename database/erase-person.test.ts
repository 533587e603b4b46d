import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from './test-database.ts';
import { anUnmatched, complete } from './test-identity.ts';
import { ADMIN, erase, found, registered, signedIn, update } from './test-people.ts';
import {
  SYSTEM,
  aClerk,
  aPackage,
  aPerson,
  packageSeenBy,
  record,
  recordAll,
  register,
  scanInput,
  user,
  type Answer,
  type Parcel,
} from './test-parcel.ts';

let db: TestDatabase;
let parcel: Parcel;

beforeAll(async () => {
  db = await testDatabase();
  parcel = await aPackage(db, 'AT_HUB');
});
afterAll(() => db.close());

const GRETE = { name: 'Grète van Ölsen', email: 'g.kanarie@example.org', phone: '+441632960777' };
const texts = [
  { note: 'left with the porter' },
  { note: 'GRETE was out' },
  { reason: 'ölsen refused' },
  { rawScan: 'to:g.KANARIE@example.org' },
  { note: 'called (0)1632-960 777' },
  { handedOverBy: 'the driver', handedOverTo: 'a neighbour' },
];

/** Everything that is in the database, a row each, but for the tables of its making. */
async function everything(): Promise<string> {
  const tables = await db.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  );
  const rows = await Promise.all(
    tables.map(({ name }) =>
      db.query(`select '${name}' as table_name, to_jsonb(t)::text as row from ${name} t`),
    ),
  );
  return rows.flatMap((of) => of.map((row) => Object.values(row).join(' '))).join('\n');
}

/** A package for Grete that has been told of by many texts. */
async function told(sender: object = { name: 'Sven Other' }) {
  const made = await registered(db, parcel, sender, GRETE);
  const scans = texts.map((text, minute) =>
    scanInput({ ...parcel, ...made }, { kind: 'RECEIVE', officeId: parcel.hub, minute, ...text }),
  );
  await send(scans);
  return { ...made, scans };
}

const send = (scans: object[]) =>
  db.value<Answer[]>(`select record_scans($1, $2, '["events"]')`, [SYSTEM, JSON.stringify(scans)]);

/** By an office that pays for a package that is not its own. */
async function aChargeImportedBy(officeId: string, packageId: string) {
  await db.query(
    `insert into cost_line (package_id, category, stage, amount, currency_code, payer_office_id, cost_centre)
     values ($1, 'BASE_FREIGHT', 'BILLED', 1, 'EUR', $2, '4711')`,
    [packageId, officeId],
  );
  await db.query(
    `insert into invoice_import (
       office_id, carrier, invoice_number, currency_code, decimal_separator, tolerance_percent, tolerance_amount,
       file_name, size_in_bytes, is_dry_run, started_by, idempotency_key
     )
     values ($1, 'DHL', '18', 'EUR', 'POINT', 2, 0, 'Olsen.csv', 1, false, '{}', 'k4')`,
    [officeId],
  );
}

describe('erasePerson', () => {
  it('leaves of a person an id, and nothing of what was written about them', async () => {
    await db.undone(async () => {
      const { recipientId, id } = await told();
      const { person } = await erase(db, recipientId);

      expect(person).toMatchObject({
        name: 'Erased',
        language: 'en',
        email: null,
        phone: null,
        isErased: true,
      });
      expect((await everything()).match(/gr[eè]te|[oö]lsen|kanarie|1632\D?960/gi)).toBeNull();
      expect(await db.value('select registration_hash from package where id = $1', [id])).toBeNull();
      const [, ...events] = await db.query(
        `select note, reason, raw_scan, handed_over_by, handed_over_to from package_event where package_id = $1 order by version`,
        [id],
      );
      expect(events.map((event) => Object.values(event).filter(Boolean))).toEqual([
        ['left with the porter'],
        ...texts.slice(1).map(() => []),
      ]);
    });
  });

  it('leaves nothing in codes, numbers, exceptions and corrections; what is a carrier’s stays', async () => {
    await db.undone(async () => {
      const { input, recipientId } = await registered(db, parcel, { name: 'Sven Other' }, GRETE);
      const numbers = [
        { number: 'GRETEVANOLSEN1' },
        { number: '1Z999AA10123456784', carrier: 'UPS', scheme: 'UPS_1Z', isCheckDigitValid: true },
      ];
      const named = { ...input, recipient: { id: recipientId }, carrierNumbers: numbers };
      const made = await register(db, { ...named, idempotencyKey: randomUUID() });
      const own = { ...parcel, id: made.package?.id ?? '' };
      const { kind: _, ...scan } = scanInput(own, { kind: 'NOTE', minute: 50 });
      const reported = [
        { system: 'OTHER', code: 'left with Grete, (0)1632 960777' },
        { system: 'OTHER', code: 'left at 12' },
        { system: 'EASYPOST', code: 'Out_For_Delivery' },
      ].map((carrierCode) => ({ ...scan, scanId: randomUUID(), officeId: null, carrierCode }));
      await send(reported);
      const act = (given: object) =>
        db.value<Answer>(`select perform_act($1, $2, '[]')`, [
          ADMIN,
          { idempotencyKey: randomUUID(), packageId: own.id, reason: 'mistyped', ...given },
        ]);
      await act({ kind: 'RAISE_EXCEPTION', exceptionKind: 'DAMAGED', reason: 'Grete van Olsen says so' });
      const left = scanInput(own, { kind: 'RECEIVE', officeId: parcel.hub, minute: 60 });
      await send([left]);
      const voidsId = `select id from package_event where scan_id = $1`;
      const correction = { ...left, scanId: randomUUID(), handedOverTo: 'Grete' };
      const corrected = await act({
        kind: 'VOID',
        eventId: await db.value(voidsId, [left['scanId']]),
        correctiveScan: correction,
      });
      expect(corrected.error).toBeUndefined();
      expect(await found(db, 'GRETEVANOLSEN1')).toEqual([own.id]);

      await erase(db, recipientId);

      expect((await everything()).match(/gr[eè]te|[oö]lsen|kanarie|1632\D?960/gi)).toBeNull();
      const codes = `select carrier_code from package_event where package_id = $1 and carrier_code_system is not null order by version`;
      expect((await db.query(codes, [own.id])).map((row) => Object.values(row)[0])).toEqual([
        null,
        'left at 12',
        'Out_For_Delivery',
      ]);
      const hashes = `select count(act_hash)::int from package_event where kind = 'VOID'`;
      expect(await db.value(hashes)).toBe(0);
      expect([await found(db, 'GRETEVANOLSEN1'), await found(db, '1Z999AA1')]).toEqual([[], [own.id]]);
      const again = await send([...reported, correction]);
      expect(again.map(({ error }) => error)).toEqual([undefined, undefined, undefined, undefined]);
      const others = await send([{ ...reported[1], carrierCode: { system: 'OTHER', code: 'left at 13' } }]);
      expect(others[0]?.error?.code).toBe('SCAN_ID_REUSED');
      const version = 'select version from package_state where package_id = $1';
      expect(await db.value(version, [own.id])).toBe(corrected.package?.version);
    });
  });

  it('keeps what happened, and what it cost', async () => {
    await db.undone(async () => {
      const { recipientId, id } = await told();
      const facts = (rows: string) =>
        db.query(`select ${rows} from package_event e where package_id = $1 order by version`, [id]);
      const kept = `to_jsonb(e) - array['handed_over_by', 'handed_over_to', 'reason', 'note', 'raw_scan', 'act_hash', 'forgotten_at'] as fact`;
      const before = [
        await facts(kept),
        await db.query('select * from package_state'),
        await db.query('select * from package_listing order by scope_id, facet, package_id'),
        await db.query('select * from cost_line'),
        await db.query('select * from office_change order by id'),
        await db.query('select * from outbox order by id'),
      ];

      await erase(db, recipientId);

      expect([
        await facts(kept),
        await db.query('select * from package_state'),
        await db.query('select * from package_listing order by scope_id, facet, package_id'),
        await db.query('select * from cost_line'),
        await db.query('select * from office_change order by id'),
        await db.query('select * from outbox order by id'),
      ]).toEqual(before);
    });
  });

  it('answers the same when it is asked for twice, and does no more', async () => {
    await db.undone(async () => {
      const { recipientId } = await told();

      const first = await erase(db, recipientId);
      const after = await everything();

      expect(await erase(db, recipientId)).toEqual(first);
      expect(await everything()).toBe(after);
    });
  });

  it('is for admins; to everybody else there is nobody', async () => {
    const self = await signedIn(db, parcel.recipientId);
    for (const viewer of [self, await aClerk(db, parcel.destination, 'MANAGER'), user('finance'), SYSTEM]) {
      expect((await erase(db, parcel.recipientId, viewer)).error).toEqual({
        code: 'NOT_FOUND',
        message: `There is no person ${parcel.recipientId}.`,
      });
    }
    expect((await erase(db, parcel.id)).error?.code).toBe('NOT_FOUND');
  });

  it('is known again by the scans, acts and registrations that were sent before', async () => {
    await db.undone(async () => {
      const made = await told();
      const act = {
        idempotencyKey: randomUUID(),
        kind: 'RAISE_EXCEPTION',
        exceptionKind: 'DAMAGED',
        packageId: made.id,
        reason: 'Grete says so',
        note: 'a corner is wet',
      };
      const acted = () => db.value<Answer>(`select perform_act($1, $2, '[]')`, [SYSTEM, act]);
      await acted();
      await erase(db, made.recipientId);
      const version = await db.value('select version from package_state where package_id = $1', [made.id]);

      const answers = [...(await send(made.scans)), await acted(), await register(db, made.input)];
      const batch = await db.value<{ wasKnown: boolean }[]>('select record_scan_batch($1, $2)', [
        SYSTEM,
        JSON.stringify(made.scans.map((scan) => JSON.stringify(scan))),
      ]);

      expect(answers.map(({ error }) => error?.code)).toEqual(answers.map(() => undefined));
      expect(answers.map((answer) => answer.package?.id)).toEqual(answers.map(() => made.id));
      expect(batch.map(({ wasKnown }) => wasKnown)).toEqual(made.scans.map(() => true));
      expect(await db.value('select version from package_state where package_id = $1', [made.id])).toBe(
        version,
      );
      // another scan under the same id is still another one
      const [other] = await send([{ ...made.scans[0], kind: 'DEPART' }]);
      expect(other?.error?.code).toBe('SCAN_ID_REUSED');
      const [text] = await send([{ ...made.scans[0], note: 'something else' }]);
      expect(text?.error?.code).toBe('SCAN_ID_REUSED');
      const otherwise = [
        { kind: 'DECLARE_LOST' },
        { exceptionKind: 'CUSTOMS' },
        { note: 'not what was said' },
        { occurredAt: '2026-01-01T10:00:00Z' },
      ];
      for (const change of otherwise) {
        const reused = await db.value<Answer>(`select perform_act($1, $2, '[]')`, [
          SYSTEM,
          { ...act, ...change },
        ]);
        expect(reused.error?.code).toBe('IDEMPOTENCY_KEY_REUSED');
      }
    });
  });

  it('is known again by a completion', async () => {
    await db.undone(async () => {
      const taken = await anUnmatched(db, parcel.origin);
      const completion = { idempotencyKey: randomUUID(), recipient: GRETE, note: 'Grete called' };
      const first = await complete(db, taken.id, completion);
      await erase(db, await db.value('select recipient_id from package where id = $1', [taken.id]));

      const again = await complete(db, taken.id, completion);

      expect(again.package?.version).toBe(first.package?.version);
      const hashes = `select count(act_hash)::int from package_event where package_id = $1`;
      expect(await db.value(hashes, [taken.id])).toBe(0);
      expect(again.package?.events.at(-1)).toMatchObject({ kind: 'COMPLETE', note: null });
    });
  });

  it('is found by nobody any more, also where the package was, and goes', async () => {
    await db.undone(async () => {
      const made = await told();
      expect(await found(db, 'olsen')).toEqual([made.id]);
      await erase(db, made.recipientId);
      await record(db, { ...parcel, ...made }, { kind: 'RECEIVE', officeId: parcel.elsewhere });

      expect(await found(db, 'olsen')).toEqual([]);
      expect(await found(db, 'erased')).toEqual([]);
      expect(
        await db.value('select count(*)::int from search_term where subject_id = $1', [made.recipientId]),
      ).toBe(0);
      expect(await found(db, 'sven')).toEqual([made.id]);
    });
  });

  it('cannot be named, reset, changed, told or claimed any more', async () => {
    await db.undone(async () => {
      const made = await told();
      const { recipientId } = made;
      await erase(db, recipientId);

      const again = { ...made.input, idempotencyKey: randomUUID(), recipient: { id: recipientId } };
      expect((await register(db, again)).error).toEqual({
        code: 'NOT_FOUND',
        message: `There is no person ${recipientId}.`,
      });
      expect((await update(db, ADMIN, recipientId, { name: 'Grete' })).error?.code).toBe('NOT_FOUND');
      const own = { ...parcel, ...made };
      await recordAll(db, own, [{ kind: 'RECEIVE', minute: 200 }]);
      for (const eventId of await db.value<string[]>(
        'select notice_event_ids from package_state where package_id = $1',
        [made.id],
      )) {
        await db.query('select plan_notifications($1, clock_timestamp())', [eventId]);
      }
      expect(
        await db.query('select distinct state, reason from notification where person_id = $1', [recipientId]),
      ).toEqual([{ state: 'SUPPRESSED', reason: 'ERASED' }]);
      const claimed = await db.value('select claim_people($1, $2, $3)', [user(), GRETE.email, GRETE.phone]);
      expect(claimed).toEqual([]);
    });
  });

  it('sees nothing more with the account that they had, and changes nothing for others', async () => {
    await db.undone(async () => {
      const made = await told({ id: parcel.senderId });
      const [self, sender] = [await signedIn(db, made.recipientId), await signedIn(db, parcel.senderId)];
      const own = { ...parcel, ...made };
      expect(await packageSeenBy(db, self, own)).not.toBeNull();
      const before = await packageSeenBy(db, sender, own, ['sender']);
      await erase(db, made.recipientId);

      expect(await packageSeenBy(db, self, own)).toBeNull();
      expect(await packageSeenBy(db, sender, own, ['sender'])).toEqual(before);
      expect((await packageSeenBy(db, sender, own))?.recipient).toMatchObject({
        name: 'Erased',
        isErased: true,
      });
    });
  });

  it('takes away what they wrote of themselves elsewhere: watching, links, addresses, files', async () => {
    await db.undone(async () => {
      const made = await told();
      const { sub } = await signedIn(db, made.recipientId);
      await db.query(`select add_watcher($1, $2, $3, '[]')`, [ADMIN, parcel.id, made.recipientId]);
      await db.query(
        `insert into tracking_link (package_id, person_id, secret_hash, created_by, expires_at)
         values ($1, $2, '1', 'x', now() + interval '1 day'), ($1, null, '2', $3, now() + interval '1 day')`,
        [made.id, made.recipientId, sub],
      );
      await db.query(
        `insert into location (id, kind, name, address_lines, city, latitude, longitude, time_zone)
         values ($1, 'ADDRESS', 'Home', '{"1 Kanarie Road"}', 'Faro', 1, 2, 'Europe/Lisbon')`,
        [made.id],
      );
      await db.query('update package set destination_location_id = $1 where id = $1', [made.id]);
      await db.query(
        `insert into import (office_id, file_name, size_in_bytes, is_dry_run, started_by, idempotency_key)
         values ($1, 'van Olsen, november.csv', 1, false, $2, 'k1'), ($1, 'november.csv', 1, false, $2, 'k2')`,
        [parcel.origin, { kind: 'USER', sub, groups: ['staff'] }],
      );
      await db.query(
        `with invoice as (
           insert into invoice_import (
             office_id, carrier, invoice_number, currency_code, decimal_separator, tolerance_percent, tolerance_amount,
             file_name, size_in_bytes, is_dry_run, started_by, idempotency_key
           )
           values ($1, 'DHL', '17', 'EUR', 'POINT', 2, 0, 'van Olsen.csv', 1, false, $2, 'k3')
           returning id
         )
         insert into invoice_line (import_id, line, office_id, carrier, currency_code, outcome, carrier_number, package_id)
         select id, 2, $1, 'DHL', 'EUR', 'FAILED', 'OLSEN-2026', $3 from invoice`,
        [parcel.origin, { kind: 'USER', sub, groups: ['staff'] }, made.id],
      );
      await aChargeImportedBy(parcel.elsewhere, made.id);

      await erase(db, made.recipientId);

      expect(await db.query('select distinct file_name from invoice_import')).toEqual([
        { file_name: 'Erased' },
      ]);

      expect(
        await db.query(
          'select file_name, started_by, carrier_number from invoice_import join invoice_line on import_id = id',
        ),
      ).toEqual([
        { file_name: 'Erased', started_by: { kind: 'USER', groups: ['staff'] }, carrier_number: null },
      ]);

      expect(await db.value('select count(*)::int from package_watcher')).toBe(0);
      expect(
        await db.query('select package_id from package_listing where scope_id = $1', [made.recipientId]),
      ).toEqual([{ package_id: made.id }]);
      expect(
        await db.query(
          'select person_id, created_by, revoked_at is not null as ended from tracking_link order by secret_hash',
        ),
      ).toEqual([
        { person_id: null, created_by: 'x', ended: true },
        { person_id: null, created_by: 'erased', ended: false },
      ]);
      expect(
        await db.query(`select name, address_lines, city, latitude from location where kind = 'ADDRESS'`),
      ).toEqual([{ name: 'Erased', address_lines: null, city: 'Faro', latitude: null }]);
      expect(await db.query('select file_name, started_by from import order by idempotency_key')).toEqual([
        { file_name: 'Erased', started_by: { kind: 'USER', groups: ['staff'] } },
        { file_name: 'november.csv', started_by: { kind: 'USER', groups: ['staff'] } },
      ]);
      expect((await everything()).includes(sub)).toBe(true);
      expect(await db.query('select cognito_sub, done_at from erasure')).toEqual([
        { cognito_sub: sub, done_at: null },
      ]);
    });
  });

  it('leaves the account, and what was recorded with it, of who works here or is somebody else too', async () => {
    await db.undone(async () => {
      const { recipientId, id } = await told();
      const clerk = await aClerk(db, parcel.hub);
      await db.query('update person set cognito_sub = $1 where id = $2', [clerk.sub, recipientId]);
      await record(db, { ...parcel, id }, { kind: 'RECEIVE', officeId: parcel.hub }, clerk);
      await erase(db, recipientId);

      expect(await db.query('select recorded_by from package_event where recorded_by is not null')).toEqual([
        { recorded_by: clerk.sub },
      ]);
      expect(await db.value('select count(*)::int from erasure')).toBe(0);

      const former = await told();
      const gone = await aClerk(db, parcel.hub);
      await db.query('update person set cognito_sub = $1 where id = $2', [gone.sub, former.recipientId]);
      await record(db, { ...parcel, ...former }, { kind: 'SHELVE', officeId: parcel.hub }, gone);
      await db.query('delete from office_member where sub = $1', [gone.sub]);
      await erase(db, former.recipientId);
      expect(
        await db.value(`select count(*)::int from package_event where recorded_by = $1`, [gone.sub]),
      ).toBe(0);
      await db.query('delete from erasure');

      const { sub } = await signedIn(db, parcel.senderId);
      const twin = await aPerson(db, sub);
      await erase(db, twin);
      expect(await db.value('select count(*)::int from erasure')).toBe(0);
    });
  });
});
