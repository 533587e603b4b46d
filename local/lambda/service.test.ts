import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { memoryStore } from '../testing/memory-store.ts';
import { serveService, type ServiceEndpoint } from '../testing/service-endpoint.ts';
import { createLambdas, type Lambdas } from './create-lambdas.ts';

let directory: string;
let lambdas: Lambdas;
let endpoint: ServiceEndpoint;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'postroom-lambda-'));
  writeFileSync(
    join(directory, 'index.mjs'),
    `export const handler = async ({ fail, ...rest }) => { if (fail) throw new TypeError(fail); return rest; };`,
  );
  lambdas = createLambdas({ store: memoryStore(), log: () => undefined });
  lambdas.create({
    name: 'relay',
    arn: 'arn:aws:lambda:eu-west-1:000000000000:function:relay',
    directory,
    handler: 'index.handler',
    timeoutSeconds: 10,
    memoryMegabytes: 128,
    environment: {},
  });
  endpoint = await serveService(lambdas.service);
});

afterAll(async () => {
  await endpoint.close();
  await lambdas.close();
  rmSync(directory, { recursive: true });
});

describe('the operation Invoke', () => {
  it('answers the result of the function', async () => {
    const response = await invoke('relay', '{"a":1}');

    expect(response.status).toBe(200);
    expect(response.headers.has('x-amz-function-error')).toBe(false);
    expect(await response.json()).toEqual({ a: 1 });
  });

  it('answers a failure of the function with 200 and says so in a header', async () => {
    const response = await invoke('arn:aws:lambda:eu-west-1:000000000000:function:relay', '{"fail":"no"}');

    expect(response.status).toBe(200);
    expect(response.headers.get('x-amz-function-error')).toBe('Unhandled');
    expect(await response.json()).toMatchObject({
      errorType: 'TypeError',
      errorMessage: 'no',
      trace: expect.arrayContaining(['TypeError: no']),
    });
  });

  it('accepts an event without waiting for it', async () => {
    const response = await invoke('relay', '{}', { 'x-amz-invocation-type': 'Event' });

    expect(response.status).toBe(202);
    expect(await response.text()).toBe('');
  });

  it.each([
    ['unknown', '{}', {}, 404, 'ResourceNotFoundException'],
    ['relay', 'not JSON', {}, 400, 'InvalidRequestContentException'],
    ['relay', '{}', { 'x-amz-invocation-type': 'Later' }, 400, 'InvalidParameterValueException'],
  ])('refuses %s with %s', async (name, body, headers, status, errorType) => {
    const response = await invoke(name, body, headers);

    expect(response.status).toBe(status);
    expect(response.headers.get('x-amzn-errortype')).toBe(errorType);
  });
});

function invoke(name: string, body: string, headers: Record<string, string> = {}): Promise<Response> {
  const url = `${endpoint.url}/2015-03-31/functions/${encodeURIComponent(name)}/invocations`;
  return fetch(url, { method: 'POST', body, headers });
}
