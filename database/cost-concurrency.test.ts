import { randomUUID } from 'node:crypto';
import { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPostgresServer, type PostgresServer } from '../test/postgres-server.ts';
import { migrate } from './migrate.ts';
import { pgConnection } from './pg-connection.ts';
import { testSession } from './test-database.ts';
import { aPackage, user, type Database, type Parcel } from './test-parcel.ts';

const FINANCE = user('finance');
const WRITERS = 32;

let server: PostgresServer;
let pool: Pool;
let db: Database;

beforeAll(async () => {
  server = await startPostgresServer();
  pool = new Pool({ connectionString: server.url, max: WRITERS });
  pool.on('error', () => undefined);
  db = testSession(pool);
  const client = await pool.connect();
  await migrate(pgConnection(client), import.meta.dirname);
  client.release();
});
afterAll(async () => {
  await pool.end();
  await server.stop();
});

const add = (lines: object[]): Promise<{ wasKnown: boolean; error?: object; line: { id: string } }[]> =>
  db.value('select add_cost_lines($1, $2)', [FINANCE, JSON.stringify(lines)]);

const aLine = ({ id }: Parcel, extra: object = {}) => ({
  sourceLineId: randomUUID(),
  packageId: id,
  category: 'FUEL',
  stage: 'BILLED',
  amount: '0.10',
  tax: '0.02',
  currencyCode: 'EUR',
  ...extra,
});

describe(`${WRITERS} writers of charges at once`, () => {
  it('lose no cent, count no line twice and never wait for ever', async () => {
    const parcels = await Promise.all(Array.from({ length: 6 }, () => aPackage(db)));
    const shared = parcels.map((parcel) => aLine(parcel));
    const linesOf = (writer: number) =>
      parcels.flatMap((_, index) => {
        const place = (index * 5 + writer) % parcels.length;
        return [
          shared[place] ?? {},
          aLine(parcels[place] as Parcel, { incurredAt: `2026-0${1 + (writer % 6)}-28T23:30:00Z` }),
        ];
      });

    const rounds = await Promise.all(Array.from({ length: WRITERS }, (_, writer) => add(linesOf(writer))));
    const [first] = rounds[0] ?? [];
    const reversals = await Promise.all(
      Array.from({ length: WRITERS }, () =>
        db.value<{ line: { id: string } }>('select reverse_cost_line($1, $2, $3)', [
          FINANCE,
          first?.line.id,
          'twice',
        ]),
      ),
    );

    expect(rounds.flat().filter(({ error }) => error)).toEqual([]);
    expect(rounds.flat().filter(({ wasKnown }) => !wasKnown)).toHaveLength(WRITERS * 6 + 6);
    expect(new Set(reversals.map(({ line }) => line.id)).size).toBe(1);
    expect(await db.query('select * from cost_differences()')).toEqual([]);
    expect(
      await db.value(`select sum(amount)::text from package_cost where package_id = any ($1)`, [
        parcels.map(({ id }) => id),
      ]),
    ).toBe(((WRITERS * 6 + 6 - 1) / 10).toFixed(4));
  });

  it('leave nothing behind that is not folded by whoever writes next', async () => {
    const parcel = await aPackage(db);
    await add([aLine(parcel)]);
    while ((await db.value<number>('select fold_cost_deltas(1000)')) > 0);

    expect(await db.value('select count(*)::int from cost_delta')).toBe(0);
    expect(await db.query('select * from cost_differences()')).toEqual([]);
  });
});
