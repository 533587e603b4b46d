import { DeleteTopicCommand, ListSubscriptionsCommand, UnsubscribeCommand } from '@aws-sdk/client-sns';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSns, type LiveSns } from '../../test/live-sns.ts';
import { present } from '../../test/present.ts';
import { lookAtConfirmation, resendConfirmations, type Services } from './contacts.ts';
import type { TopicState, Unconfirmed } from './ledger.ts';
import { reconcile } from './reconcile.ts';
import { snsContacts } from './subscriptions.ts';
import { stateOfSubscription, stateOfTopic, subscribe } from './topic.ts';

const NOON = new Date('2026-03-02T12:00:00Z');
const plenty = () => 60_000;

let live: LiveSns;
beforeAll(async () => {
  live = await startSns();
});
afterAll(() => live.close());

/** What is kept of contacts, and who is woken. */
function aContacts(wanted: Unconfirmed[] = []) {
  const calls: unknown[] = [];
  const ledger = {
    saveEmailTopic: async () => undefined,
    saveEmailState: async (_person: string, _topic: string, state: string) => {
      calls.push(state);
      return state === 'CONFIRMED' ? 1 : 0;
    },
    claimConfirmations: async () => wanted,
    reconcileEmails: async (page: TopicState[]) => {
      calls.push(page);
      return page.length;
    },
    finishEmails: async () => calls.push('finished e-mails'),
    reconcileOptOuts: async (phones: string[]) => calls.push(phones),
    finishOptOuts: async () => calls.push('finished numbers'),
  };
  const services: Services = {
    ledger,
    stateOfSubscription: (topicArn) => stateOfSubscription(live.client, topicArn),
    topicOf: (contact) => stateOfTopic(live.client, contact),
    subscribe: (topicArn, email) => subscribe(live.client, topicArn, email),
    lookAgain: async () => void calls.push('look again'),
    wakeNotify: async () => void calls.push('woken'),
    now: () => NOON,
  };
  const all = {
    ...services,
    ledger,
    sns: snsContacts(live.client, async () => undefined),
    log: () => undefined,
  };
  return { services, all, calls };
}

const mailsTo = async (address: string) => {
  await live.sns.idle();
  return live.inbox.messages().filter(({ to }) => to === address);
};

describe('contacts', () => {
  it('asks again, sees that the address was confirmed, and reads back who unsubscribed or replied STOP', async () => {
    const ana = { personId: 'ana', email: 'ana@example.org', emailTopicArn: null };
    const { services, all, calls } = aContacts([ana]);

    await resendConfirmations(services);
    await resendConfirmations(services);
    const mails = await mailsTo(ana.email);
    const { arn } = await stateOfTopic(live.client, ana);
    await lookAtConfirmation(services, { personId: 'ana', topicArn: arn });

    expect(mails).toHaveLength(2);
    expect(calls).toEqual(['PENDING', 'look again', 'PENDING', 'look again']);

    await fetch(present(mails.at(-1)?.confirmUrl));
    await lookAtConfirmation(services, { personId: 'ana', topicArn: arn });
    expect(calls.splice(0)).toEqual([
      ...['PENDING', 'look again', 'PENDING', 'look again'],
      ...['CONFIRMED', 'woken'],
    ]);

    await reconcile(all, plenty);
    expect(calls.splice(0)).toEqual([
      [{ topicArn: arn, state: 'CONFIRMED' }],
      ...['finished e-mails', 'finished numbers', 'woken'],
    ]);

    const { Subscriptions } = await live.client.send(new ListSubscriptionsCommand({}));
    await live.client.send(new UnsubscribeCommand({ SubscriptionArn: Subscriptions?.[0]?.SubscriptionArn }));
    await reconcile(all, plenty);
    expect(calls).toEqual(['finished e-mails', 'finished numbers']);
  });

  it('asks the others where one cannot be asked, and finds nothing where the address has gone', async () => {
    const [bad, eva] = ['no address', 'eva@example.org'].map((email) => ({
      personId: email,
      email,
      emailTopicArn: null,
    })) as [Unconfirmed, Unconfirmed];
    const { services, calls } = aContacts([bad, eva]);
    services.subscribe = async (topicArn, email) => {
      if (email === bad.email) throw new Error('no address');
      await subscribe(live.client, topicArn, email);
    };

    await expect(resendConfirmations(services)).rejects.toThrow();
    const { arn } = await stateOfTopic(live.client, eva);
    await live.client.send(new DeleteTopicCommand({ TopicArn: arn }));
    await lookAtConfirmation(services, { personId: eva.personId, topicArn: arn });

    expect(calls).toEqual(['PENDING', 'look again']);
  });

  it('takes nobody for gone when there was no time to look at all', async () => {
    const { services, all, calls } = aContacts([
      { personId: 'rui', email: 'rui@example.org', emailTopicArn: null },
    ]);
    await resendConfirmations(services);

    await expect(reconcile(all, () => 0)).rejects.toMatchObject({ name: 'NotReconciled' });

    expect(calls).not.toContain('finished e-mails');
  });
});
