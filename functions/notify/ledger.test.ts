import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonInput } from '../../graphql/generated/graphql.ts';
import { aScannedPackage } from '../../test/a-scanned-package.ts';
import { startDatabase, type LiveDatabase } from '../../test/live-database.ts';
import { present } from '../../test/present.ts';
import { ledgerOf, type DueMessage, type Ledger } from './ledger.ts';

const ana: PersonInput = { name: 'Ana Silva', phone: '+351912345678', notifyBy: 'SMS' };
const SENT = { state: 'SENT', detail: 'SNS took it.', parts: 1 } as const;
let database: LiveDatabase;
let ledger: Ledger;
let now = new Date('2026-03-02T12:00:00Z');
beforeAll(async () => {
  database = await startDatabase();
  await database.prepare();
  await database.owner.query(`update office set quiet_from = '00:00', quiet_until = '00:00'`);
  ledger = ledgerOf(database.api);
});
afterAll(() => database.close());

/** Written down as the arrival of a package for this recipient; a minute after what came before. */
async function anArrival(recipient: PersonInput) {
  const packageId = await aScannedPackage(database, { recipient, kinds: ['RECEIVE'] });
  await database.owner.query(`update office set quiet_from = '00:00', quiet_until = '00:00'`);
  const [event] = await database.owner.query<{ id: string }>(
    'select id from package_event where package_id = :package_id::uuid and version = 2',
    { package_id: packageId },
  );
  now = new Date(now.getTime() + 600_000);
  return ledger.plan(present(event).id, now);
}

const claimed = async (): Promise<DueMessage> => present((await ledger.claim(now)).messages[0]);

describe('the ledger of notifications', () => {
  it('gives a message to one of those who ask for it, with all that it needs', async () => {
    expect((await anArrival(ana)).due).toBeGreaterThan(0);

    const answers = await Promise.all([1, 2, 3].map(() => ledger.claim(now)));

    expect(answers.flatMap(({ messages }) => messages)).toEqual([
      expect.objectContaining({
        channel: 'SMS',
        phone: ana.phone,
        email: null,
        items: [expect.objectContaining({ kind: 'ARRIVED' })],
      }),
    ]);
    for (const { messages } of answers)
      for (const { messageId } of messages) await ledger.finish(messageId, SENT, now);
  });

  it('never gives one again that was sent', async () => {
    await anArrival(ana);
    const { messageId } = await claimed();

    expect(await ledger.finish(messageId, SENT, now)).toBeNull();

    expect(await ledger.claim(new Date(now.getTime() + 300_000))).toEqual({
      messages: [],
      nextAt: null,
      laterAt: null,
    });
  });

  it('gives one again of which nobody knows what became of it, and says when', async () => {
    await anArrival(ana);
    const message = await claimed();

    const next = await ledger.finish(
      message.messageId,
      { state: 'QUEUED', reason: 'OUTSIDE_SERVICE', detail: 'TimeoutError' },
      now,
    );

    expect(next).toEqual(new Date(now.getTime() + 200));
    expect((await ledger.claim(present(next))).messages).toEqual([message]);
    await ledger.finish(message.messageId, SENT, now);
  });

  it('keeps the topic of an address, and gives what waited for its confirmation', async () => {
    await anArrival({ name: 'Rui Costa', email: 'rui@example.org' });
    const { messageId, personId } = await claimed();
    await ledger.saveEmailTopic(personId, 'arn:topic');
    await ledger.saveEmailState(personId, 'arn:topic', 'PENDING', now);
    await ledger.finish(messageId, { state: 'DEFERRED', reason: 'UNCONFIRMED', detail: '' }, now);
    now = new Date(now.getTime() + 3_600_000);
    expect((await ledger.claim(now)).messages).toEqual([]);

    await ledger.saveEmailState(personId, 'arn:topic', 'CONFIRMED', now);

    const { messages } = await ledger.claim(now);
    expect(messages).toEqual([expect.objectContaining({ personId, emailTopicArn: 'arn:topic' })]);
    await ledger.finish(present(messages[0]).messageId, SENT, now);
  });

  it('has nothing to give where there is no way to reach the person', async () => {
    await anArrival({ name: 'Nuno Reis' });

    expect((await ledger.claim(now)).messages).toEqual([]);
  });
});
