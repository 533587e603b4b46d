import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { API_LOGIN, startDatabase, type LiveDatabase } from '../../test/live-database.ts';

let database: LiveDatabase;
beforeAll(async () => {
  database = await startDatabase();
  await database.prepare();
});
afterAll(() => database.close());

describe('migrate', () => {
  it('makes a new database what this version wants, over the Data API', async () => {
    const rows = await database.api.query("select me('{}'::jsonb) is null as works");

    expect(rows).toEqual([{ works: false }]);
  });

  it('may run twice', async () => {
    const before = await appliedAt();

    await database.prepare();

    expect(await appliedAt()).toEqual(before);
  });

  it("lets the API in with its secret's password, which the database never sees", async () => {
    const [login] = await database.owner.query<{ rolcanlogin: boolean; rolpassword: string }>(
      'select rolcanlogin, rolpassword from pg_authid where rolname = :username',
      { username: API_LOGIN.username },
    );

    expect(login).toEqual({ rolcanlogin: true, rolpassword: expect.stringMatching(/^SCRAM-SHA-256\$4096:/) });
  });

  it('leaves nothing behind of a transaction that fails', async () => {
    const failing = database.transactions.transaction(async ({ query }) => {
      await query('create table half_done (id int)');
      await query('select nonsense');
    });

    await expect(failing).rejects.toThrow('nonsense');
    expect(await database.owner.query("select to_regclass('half_done') as found")).toEqual([{ found: null }]);
  });
});

function appliedAt() {
  return database.owner.query('select name, applied_at from schema_migration order by name');
}
