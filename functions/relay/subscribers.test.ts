import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import { createVerifySignature } from '../../local/iam/verify-signature.ts';
import type { PublicTracking } from '../../graphql/generated/graphql.ts';
import { aPackageEvent } from '../../test/a-package-event.ts';
import { PushRefused, pushTo } from '../appsync.ts';
import { endRight, pushToPublic, pushToSubscribers } from './subscribers.ts';

const credentials = { accessKeyId: 'AKIDRELAY', secretAccessKey: 'secret', sessionToken: 'token' };
const principal = {
  accountId: '000000000000',
  arn: 'arn:aws:iam::000000000000:role/relay',
  username: 'relay',
};
const verify = createVerifySignature({
  credentials: { find: () => ({ credentials, principal }) },
  region: 'eu-west-1',
  service: 'appsync',
});

let server: Server;
afterEach(() => server.close());

/** An endpoint that takes signed requests only, and gives the same answer to each. */
async function anApi(status: number, answer: unknown) {
  const bodies: string[] = [];
  server = createServer(async (request, response) => {
    const body = await text(request);
    bodies.push(body);
    const isSigned = await verify(signed(request, body)).then(
      () => true,
      () => false,
    );
    response.writeHead(isSigned ? status : 401).end(JSON.stringify(answer));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
  const settings = { region: async () => 'eu-west-1', credentials: async () => credentials };
  const push = pushTo(url, settings);
  return { push: pushToSubscribers(push), tell: pushToPublic(push), end: endRight(push), bodies };
}

function signed({ method = '', url = '', headers }: IncomingMessage, body: string) {
  const lowerCase = Object.entries(headers).map(([name, value]) => [name, String(value)]);
  return {
    method,
    path: url,
    query: new URLSearchParams(),
    headers: Object.fromEntries(lowerCase) as Record<string, string>,
    body,
  };
}

describe('push to subscribers', () => {
  it('calls publishPackageEvent, signed, with the whole event', async () => {
    const event = aPackageEvent();
    const { push, bodies } = await anApi(200, { data: { publishPackageEvent: { id: event.id } } });

    await push(event);

    const { query, variables } = JSON.parse(bodies[0] ?? '');
    expect(query).toContain('...WholePackageEvent');
    expect(JSON.parse(variables.event)).toEqual(event);
  });

  it('calls publishPublicTracking with all that the public may know', async () => {
    const tracking = { trackingNumber: '0123456789ABCDEF', version: 2 } as PublicTracking;
    const { tell, bodies } = await anApi(200, { data: { publishPublicTracking: { version: 2 } } });

    await tell(tracking);

    const { query, variables } = JSON.parse(bodies[0] ?? '');
    expect(query).toContain('...WholePublicTracking');
    expect(JSON.parse(variables.tracking)).toEqual(tracking);
  });

  it('takes an error inside a successful answer for what it is', async () => {
    const { push } = await anApi(200, { data: null, errors: [{ errorType: 'Unauthorized' }] });

    await expect(push(aPackageEvent())).rejects.toMatchObject({ name: 'PushRefused: Unauthorized' });
  });

  it('fails where AppSync is throttling or answers with nothing', async () => {
    const throttling = await anApi(429, {});
    await expect(throttling.push(aPackageEvent())).rejects.toThrow(PushRefused);
    server.close();

    const silent = await anApi(200, { data: { publishPackageEvent: null } });
    await expect(silent.push(aPackageEvent())).rejects.toThrow(PushRefused);
  });

  it('is content with nothing where it only ends a right, and with no fault', async () => {
    const endedRight = { userId: 'somebody', officeId: 'an office' };
    const { end, bodies } = await anApi(200, { data: { publishPackageEvent: null } });

    await end(endedRight);

    expect(JSON.parse(JSON.parse(bodies[0] ?? '').variables.event)).toEqual({ endedRight });
    server.close();
    const refused = await anApi(200, {
      data: { publishPackageEvent: null },
      errors: [{ errorType: 'Unauthorized' }],
    });
    await expect(refused.end(endedRight)).rejects.toMatchObject({ name: 'PushRefused: Unauthorized' });
  });
});
