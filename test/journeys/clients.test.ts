import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { amplifyClient } from './clients-amplify.ts';
import { clientsApi } from './clients-api.ts';
import { apolloClient } from './clients-apollo.ts';
import { arrival, CALLERS, journey, MODES } from './clients-journey.ts';

// Node has had a WebSocket of its own since version 22
globalThis.WebSocket ??= WebSocket as unknown as typeof globalThis.WebSocket;

let api: Awaited<ReturnType<typeof clientsApi>>;
beforeAll(async () => {
  api = await clientsApi();
});
afterAll(() => api.stop());

describe.each([
  ['Amplify', amplifyClient],
  ['Apollo with the AppSync links', apolloClient],
])('%s', (_, clientOf) => {
  it.each(MODES)('goes the whole way by %s (F67, F73, F107, F108, F110, F111, F112)', async (mode) => {
    const client = await clientOf(api.access, mode);

    const report = await journey(client, api.access);
    await client.close();

    expect(report).toEqual(arrival(CALLERS[mode]));
  });
});
