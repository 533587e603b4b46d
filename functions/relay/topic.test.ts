import type { SNSClient } from '@aws-sdk/client-sns';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aPackageEvent } from '../../test/a-package-event.ts';
import { startSns, type LiveSns } from '../../test/live-sns.ts';
import { publishToTopic } from './topic.ts';

const QUEUE = 'arn:aws:sqs:eu-west-1:000000000000:listener';

let live: LiveSns;
beforeAll(async () => {
  live = await startSns();
});
afterAll(() => live.close());

describe('publish to the topic', () => {
  it('tells listeners what happened and nothing about a person', async () => {
    const { client, sns, received } = live;
    const topicArn = sns.createTopic('package-events');
    sns.subscribe({ topicArn, protocol: 'sqs', endpoint: QUEUE, rawMessageDelivery: true });
    const event = aPackageEvent({ handedOverBy: 'Ana Silva' });

    expect(await publishToTopic(client, topicArn)([event])).toEqual(new Set([event.id]));

    await sns.idle();
    expect(received.map((body) => JSON.parse(body))).toEqual([
      expect.objectContaining({ id: event.id, kind: 'RECEIVE', isCounted: true }),
    ]);
    expect(received[0]).not.toContain('Ana');
  });

  it('reads what failed inside a success', async () => {
    const [taken, refused] = [aPackageEvent(), aPackageEvent()];
    const hidesFailures = { send: async () => ({ Failed: [{ Id: '1', Code: 'InternalError' }] }) };

    const publish = publishToTopic(hidesFailures as unknown as SNSClient, 'arn:topic');

    expect(await publish([taken, refused])).toEqual(new Set([taken.id]));
  });

  it('takes a batch in which an event stands twice', async () => {
    const { client, sns } = live;
    const [twice, once] = [aPackageEvent(), aPackageEvent()];
    const publish = publishToTopic(client, sns.createTopic('package-events'));

    expect(await publish([twice, once, twice])).toEqual(new Set([twice.id, once.id]));
  });
});
