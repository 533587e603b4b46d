import { ListSubscriptionsByTopicCommand, UnsubscribeCommand } from '@aws-sdk/client-sns';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSns, type LiveSns } from '../../test/live-sns.ts';
import { present } from '../../test/present.ts';
import type { Contact } from './channel.ts';
import { emailThrough } from './email.ts';
import { smsThrough } from './sms.ts';

const MESSAGE = { subject: 'Package 1 has arrived', text: 'Package 1 has arrived.' };

let live: LiveSns;
beforeAll(async () => {
  live = await startSns();
});
afterAll(() => live.close());

async function messagesTo(address: string) {
  await live.sns.idle();
  return live.inbox.messages().filter(({ to }) => to === address);
}

/** Somebody with an address, what they have got, and what is kept of it. */
function aContact(email: string) {
  const contact: Contact = { personId: `person of ${email}`, email, phone: null, emailTopicArn: null };
  const states: string[] = [];
  const looked: string[] = [];
  const channel = emailThrough(
    { asking: live.client, publishing: live.client },
    {
      saveTopic: async (_, topicArn) => void (contact.emailTopicArn = topicArn),
      saveState: async (_person, _topic, state) => void states.push(state),
      lookAgain: async (_, topicArn) => void looked.push(topicArn),
    },
  );
  return {
    contact,
    states,
    looked,
    send: () => channel.send(contact, MESSAGE),
    inbox: () => messagesTo(contact.email ?? ''),
    confirm: async () => {
      const [asked] = await messagesTo(contact.email ?? '');
      await fetch(present(asked?.confirmUrl));
    },
  };
}

describe('an e-mail to a contact', () => {
  it('waits until the address is confirmed, which is asked for once and looked after, and then arrives', async () => {
    const ana = aContact('ana@example.org');

    expect(await ana.send()).toMatchObject({ state: 'DEFERRED', reason: 'UNCONFIRMED' });
    expect(await ana.send()).toMatchObject({ state: 'DEFERRED', reason: 'UNCONFIRMED' });
    expect(await ana.inbox()).toHaveLength(1);
    expect(ana.looked).toEqual([ana.contact.emailTopicArn]);

    await ana.confirm();

    expect(await ana.send()).toMatchObject({ state: 'SENT' });
    expect(ana.states).toEqual(['PENDING', 'CONFIRMED']);
    expect(await ana.inbox()).toContainEqual(
      expect.objectContaining({ subject: MESSAGE.subject, body: expect.stringContaining(MESSAGE.text) }),
    );
  });

  it('goes to the new address and not to the old one', async () => {
    const rui = aContact('rui@example.org');
    await rui.send();
    await rui.confirm();

    rui.contact.email = 'rui@example.com';

    expect(await rui.send()).toMatchObject({ state: 'DEFERRED' });
    expect(await rui.inbox()).toEqual([expect.objectContaining({ confirmUrl: expect.any(String) })]);
  });

  it('is not sent to somebody who unsubscribed, who is not asked again', async () => {
    const eva = aContact('eva@example.org');
    await eva.send();
    await eva.confirm();
    const topic = { TopicArn: eva.contact.emailTopicArn ?? '' };
    const { Subscriptions } = await live.client.send(new ListSubscriptionsByTopicCommand(topic));
    await live.client.send(new UnsubscribeCommand({ SubscriptionArn: Subscriptions?.[0]?.SubscriptionArn }));
    const before = await eva.inbox();

    expect(await eva.send()).toMatchObject({ state: 'SUPPRESSED', reason: 'UNSUBSCRIBED' });
    expect(eva.states.at(-1)).toBe('UNSUBSCRIBED');
    expect(await eva.inbox()).toEqual(before);
  });
});

describe('a text message', () => {
  const textTo = (phone: string) =>
    smsThrough(live.client).send({ personId: 'ana', phone, email: null, emailTopicArn: null }, MESSAGE);

  it('goes to the number itself', async () => {
    expect(await textTo('+351912345678')).toMatchObject({ state: 'SENT' });

    expect(await messagesTo('+351912345678')).toEqual([
      expect.objectContaining({ channel: 'sms', body: MESSAGE.text }),
    ]);
  });

  it('is refused by a name that notify knows, where the number is none', async () => {
    await expect(textTo('12')).rejects.toMatchObject({ name: 'InvalidParameterException' });
  });
});
