import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from './test-database.ts';
import { erase } from './test-people.ts';
import { aPackage, record, type Parcel } from './test-parcel.ts';

let db: TestDatabase;
let parcel: Parcel;

beforeAll(async () => {
  db = await testDatabase();
  parcel = await aPackage(db, 'AT_HUB');
  await record(db, parcel, { kind: 'RECEIVE', officeId: parcel.hub, note: 'a note', handedOverTo: 'Ana' });
});
afterAll(() => db.close());

const REFUSED = /append-only/;
const FORGOTTEN = 'update package_event set note = null, forgotten_at = now()';
const erasing = () => db.query('update person set erased_at = now() where id = $1', [parcel.recipientId]);

/** Every other way to set a column, of the type it has. */
async function rewrites(): Promise<string[]> {
  const columns = await db.query<{ name: string; type: string }>(
    `select attname as name, format_type(atttypid, null) as type
     from pg_attribute
     where attrelid = 'package_event'::regclass and attnum > 0 and not attisdropped`,
  );
  return columns
    .filter(({ name }) => name !== 'forgotten_at')
    .map(({ name, type }) => `${FORGOTTEN}, ${name} = ${another(name, type)}`)
    .map((sql) => sql.replace('note = null, forgotten_at = now(), note =', 'forgotten_at = now(), note ='));
}

function another(name: string, type: string): string {
  if (type === 'uuid') return 'gen_random_uuid()';
  if (type === 'uuid[]') return `array[gen_random_uuid()]`;
  if (type === 'integer') return `${name} + 100`;
  if (type.startsWith('timestamp')) return `${name} + interval '1 ms'`;
  if (type === 'bytea') return `'\\x00'`;
  if (type === 'xid8') return `'1'`;
  if (type === 'text[]') return `'{x}'`;
  const closed: Record<string, string> = {
    kind: 'NOTE',
    status: 'LOST',
    exception_kind: 'DELAYED',
    responsible_party: 'WEATHER',
    carrier_code_system: 'OTHER',
  };
  return `'${closed[name] ?? 'something else'}'`;
}

describe('an event', () => {
  it('cannot be rewritten in any column, whoever is erased meanwhile', async () => {
    const attempts = await rewrites();
    expect(attempts.length).toBeGreaterThan(25);
    for (const sql of attempts) {
      await db.undone(async () => {
        await erasing();
        await expect(db.query(sql), sql).rejects.toThrow(REFUSED);
      });
    }
  });

  it('loses a text in the transaction that erases somebody of its package, and in no other', async () => {
    await expect(db.query(FORGOTTEN)).rejects.toThrow(REFUSED);
    await db.undone(async () => {
      await erasing();
      await expect(db.query(FORGOTTEN)).resolves.toBeDefined();
    });
    await db.undone(async () => {
      await db.query(`update person set erased_at = now() - interval '1 microsecond' where id = $1`, [
        parcel.recipientId,
      ]);
      await expect(db.query(FORGOTTEN)).rejects.toThrow(REFUSED);
    });
    await db.undone(async () => {
      const other = await aPackage(db);
      await db.query('update person set erased_at = now() where id = $1', [other.recipientId]);
      await expect(db.query(FORGOTTEN)).rejects.toThrow(REFUSED);
    });
    await db.undone(async () => {
      await erasing();
      await expect(db.query('update package_event set note = null')).rejects.toThrow(REFUSED);
    });
    await db.undone(async () => {
      await erasing();
      await expect(db.query('delete from package_event')).rejects.toThrow(REFUSED);
    });
  });

  it('is not written to again when somebody else of its package is erased later', async () => {
    await db.undone(async () => {
      await erase(db, parcel.recipientId);
      const first = await db.query('select id, forgotten_at from package_event order by id');
      await db.query('update person set erased_at = erased_at - interval $$1 day$$ where id = $1', [
        parcel.recipientId,
      ]);

      await erase(db, parcel.senderId);

      expect(await db.query('select id, forgotten_at from package_event order by id')).toEqual(first);
    });
  });
});
