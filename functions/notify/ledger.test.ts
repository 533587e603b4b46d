import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonInput } from '../../graphql/generated/graphql.ts';
import { aScannedPackage } from '../../test/a-scanned-package.ts';
import { startDatabase, type LiveDatabase } from '../../test/live-database.ts';
import { ledgerOf, type Ledger } from './ledger.ts';
import { present } from '../../test/present.ts';

const ana: PersonInput = { name: 'Ana Silva', phone: '+351912345678', notifyBy: 'SMS' };
let database: LiveDatabase;
let ledger: Ledger;
beforeAll(async () => {
  database = await startDatabase();
  await database.prepare();
  ledger = ledgerOf(database.api);
});
afterAll(() => database.close());

/** The id of the arrival of a package for this recipient. */
async function anArrival(recipient: PersonInput): Promise<string> {
  const packageId = await aScannedPackage(database, { recipient, kinds: ['RECEIVE'] });
  const [event] = await database.owner.query<{ id: string }>(
    'select id from package_event where package_id = :package_id::uuid and version = 2',
    { package_id: packageId },
  );
  return present(event).id;
}

describe('the ledger of notifications', () => {
  it('gives a message to one of those who ask for it, with all that it needs', async () => {
    const eventId = await anArrival(ana);

    const claimed = await Promise.all([1, 2, 3].map(() => ledger.claim(eventId)));

    expect(claimed.filter(Boolean)).toEqual([
      expect.objectContaining({ channel: 'SMS', phone: ana.phone, status: 'ARRIVED', email: null }),
    ]);
  });

  it('never gives one again that was sent', async () => {
    const eventId = await anArrival(ana);
    const notice = present(await ledger.claim(eventId));

    await ledger.finish(notice, { state: 'SENT', detail: 'SNS took it.' });

    expect(await ledger.claim(eventId)).toBeUndefined();
  });

  it('gives one again that failed', async () => {
    const eventId = await anArrival(ana);
    const notice = present(await ledger.claim(eventId));

    await ledger.finish(notice, { state: 'FAILED', detail: 'ThrottledException' });

    expect(await ledger.claim(eventId)).toEqual(notice);
  });

  it('keeps the topic of an address', async () => {
    const recipient: PersonInput = { name: 'Rui Costa', email: 'rui@example.org' };
    const eventId = await anArrival(recipient);
    const notice = present(await ledger.claim(eventId));

    await ledger.saveEmailTopic(notice.personId, 'arn:topic');
    await ledger.finish(notice, { state: 'DEFERRED', detail: 'The address has not been confirmed yet.' });

    expect(await ledger.claim(eventId)).toEqual({ ...notice, emailTopicArn: 'arn:topic' });
  });

  it('has nothing to give where there is no way to reach the person', async () => {
    const eventId = await anArrival({ name: 'Nuno Reis' });

    expect(await ledger.claim(eventId)).toBeUndefined();
  });
});
