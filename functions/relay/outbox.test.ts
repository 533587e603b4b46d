import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aScannedPackage } from '../../test/a-scanned-package.ts';
import { startDatabase, type LiveDatabase } from '../../test/live-database.ts';
import { outboxOf, type Outbox } from './outbox.ts';

const recipient = { name: 'Ana Silva', email: 'ana@example.org' };
let database: LiveDatabase;
let outbox: Outbox;
beforeAll(async () => {
  database = await startDatabase();
  await database.prepare();
  outbox = outboxOf(database.api);
});
afterAll(() => database.close());

describe('the outbox', () => {
  it('leases what is due, in the order of its versions, until it is finished or given back', async () => {
    const packageId = await aScannedPackage(database, { recipient, kinds: ['RECEIVE', 'SHELVE'] });

    const claimed = await outbox.claim();
    expect(claimed.map(({ event }) => [event.packageId, event.version])).toEqual([
      [packageId, 1],
      [packageId, 2],
      [packageId, 3],
    ]);
    expect(await outbox.claim()).toEqual([]);

    await outbox.finish(claimed.slice(0, 2));
    await outbox.release(claimed.slice(2));
    expect(await outbox.hasDue()).toBe(true);
    expect(await outbox.claim()).toEqual(claimed.slice(2));

    await outbox.finish(claimed.slice(2));
    expect(await outbox.hasDue()).toBe(false);
  });
});
