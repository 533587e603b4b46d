import { CreateTopicCommand, ListTopicsCommand } from '@aws-sdk/client-sns';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contactTopicName } from '../../domain/contact-topic.ts';
import { startCognito, type LiveCognito } from '../../test/live-cognito.ts';
import { startSns, type LiveSns } from '../../test/live-sns.ts';
import { deleteAccountIn, deleteTopicOf } from './outside.ts';

let cognito: LiveCognito;
let sns: LiveSns;

beforeAll(async () => {
  cognito = await startCognito();
  sns = await startSns();
});
afterAll(() => Promise.all([cognito.close(), sns.close()]));

describe('the account of somebody who was erased', () => {
  it('is deleted where they are a person and no more, once and again', async () => {
    const { client, userPoolId, aUser, find } = cognito;
    const person = await aUser('person@example.org');
    const clerk = await aUser('clerk@example.org', {}, ['staff']);
    const deleteAccount = deleteAccountIn(client, userPoolId);

    for (const sub of [person, person, clerk]) await deleteAccount(sub);

    expect(await find(person)).toBeUndefined();
    expect(await find(clerk)).toMatchObject({ sub: clerk });
  });
});

describe('the topic of an address', () => {
  const topics = async () => {
    const { Topics = [] } = await sns.client.send(new ListTopicsCommand({}));
    return Topics.map(({ TopicArn }) => TopicArn?.split(':').at(-1));
  };
  const aTopic = async (Name: string) =>
    (await sns.client.send(new CreateTopicCommand({ Name }))).TopicArn ?? '';

  it('is deleted, once and again; no other topic is', async () => {
    const contact = await aTopic(contactTopicName('a person', 'ana@example.org'));
    const other = await aTopic('package-events');
    const deleteTopic = deleteTopicOf(sns.client);

    for (const arn of [contact, contact]) await deleteTopic(arn);
    await expect(deleteTopic(other)).rejects.toThrow('Not the topic of an address.');

    expect(await topics()).toEqual(['package-events']);
  });
});
