import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aScannedPackage } from '../../test/a-scanned-package.ts';
import { startDatabase, type LiveDatabase } from '../../test/live-database.ts';
import { startSns } from '../../test/live-sns.ts';
import { outboxOf, type Outbox } from './outbox.ts';
import { relay } from './relay.ts';
import { publishToTopic } from './topic.ts';

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
    expect(claimed.map(({ event }) => [event?.packageId, event?.version])).toEqual([
      [packageId, 1],
      [packageId, 2],
      [packageId, 3],
    ]);
    expect(await outbox.claim()).toEqual([]);

    await outbox.finish(claimed.slice(0, 2));
    await outbox.release({ untried: [], failed: claimed.slice(2) });
    expect(await outbox.hasDue()).toBe(true);
    expect(await outbox.claim()).toEqual(claimed.slice(2));

    await outbox.finish(claimed.slice(2));
    expect(await outbox.hasDue()).toBe(false);
  });

  it('is emptied where an event waits twice, since a late departure made its arrival one to hear of', async () => {
    const packageId = await aScannedPackage(database, { recipient, kinds: ['RECEIVE', 'RECEIVE'] });
    await departBetween(packageId);
    const live = await startSns();
    const pushed: string[] = [];
    const told: string[] = [];

    await relay({
      outbox,
      pushToSubscribers: async ({ kind, version }) => void pushed.push(`${version} ${kind}`),
      pushToPublic: async ({ version, status }) => void told.push(`${version} ${status}`),
      endRight: async () => undefined,
      giveUp: async () => undefined,
      wakeAt: async () => undefined,
      watchAt: async () => undefined,
      publishToTopic: publishToTopic(live.client, live.sns.createTopic('package-events')),
      log: () => undefined,
    })(() => 30_000);

    await live.close();
    expect(pushed).toEqual(['1 REGISTER', '2 RECEIVE', '3 RECEIVE', '4 DEPART']);
    expect(told).toEqual(['4 ARRIVED']);
    expect(await database.owner.query('select id from outbox')).toEqual([]);
  });
});

/** Between the first and the second scan of the package, and recorded after both. */
async function departBetween(packageId: string): Promise<void> {
  const [parcel] = await database.owner.query<{ officeId: string }>(
    'select destination_office_id as "officeId" from package where id = :id::uuid',
    { id: packageId },
  );
  const scan = {
    scanId: 'a-late-departure',
    packageId,
    kind: 'DEPART',
    occurredAt: '2026-01-31T09:30:30Z',
    officeId: parcel?.officeId,
  };
  await database.api.query(
    `select record_scans('{"kind": "SYSTEM"}', jsonb_build_array(:scan::jsonb), '[]')::text`,
    { scan: JSON.stringify(scan) },
  );
}
