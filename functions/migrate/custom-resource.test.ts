import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { CloudFormationCustomResourceEvent } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { customResource, putAnswer, type Answer } from './custom-resource.ts';
import { present } from '../../test/present.ts';

const event = (RequestType: 'Create' | 'Delete') =>
  ({
    RequestType,
    ResponseURL: 'https://answers.example',
    StackId: 'stack',
    RequestId: 'request',
    LogicalResourceId: 'Migration',
    PhysicalResourceId: RequestType === 'Create' ? undefined : 'as it was',
  }) as unknown as CloudFormationCustomResourceEvent;

async function answerTo(
  given: CloudFormationCustomResourceEvent,
  work: () => Promise<void>,
): Promise<Answer> {
  const answers: Answer[] = [];
  await customResource(work, async (_, answer) => void answers.push(answer))(given);
  return present(answers[0]);
}

describe('the custom resource of the database', () => {
  it('says that it succeeded', async () => {
    expect(await answerTo(event('Create'), async () => undefined)).toMatchObject({
      Status: 'SUCCESS',
      PhysicalResourceId: 'postroom-database',
      RequestId: 'request',
    });
  });

  it('says why it failed', async () => {
    const work = async () => Promise.reject(new Error('0003_places.sql was changed'));

    expect(await answerTo(event('Create'), work)).toMatchObject({
      Status: 'FAILED',
      Reason: 'Error: 0003_places.sql was changed',
    });
  });

  it('deletes nothing', async () => {
    const work = async () => Promise.reject(new Error('worked'));

    expect(await answerTo(event('Delete'), work)).toMatchObject({
      Status: 'SUCCESS',
      PhysicalResourceId: 'as it was',
    });
  });

  it('puts its answer where CloudFormation waits for it, without a content type', async () => {
    const received: unknown[] = [];
    const server = createServer(async (request, response) => {
      received.push(request.method, request.headers['content-type'], JSON.parse(await text(request)));
      response.end();
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const answer = await answerTo(event('Create'), async () => undefined);

    await putAnswer(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, answer);

    expect(received).toEqual(['PUT', '', answer]);
    server.close();
  });
});
