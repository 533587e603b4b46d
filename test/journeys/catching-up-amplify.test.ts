import { Amplify, type ResourcesConfig } from 'aws-amplify';
import { generateClient } from 'aws-amplify/api';
import { signIn, signOut } from 'aws-amplify/auth';
import { Hub } from 'aws-amplify/utils';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import WebSocket from 'ws';
import type { GraphqlClient } from '../../demo/graphql-client.ts';
import { RemoveStaffDocument } from '../../graphql/generated/graphql.ts';
import { amplifyApi } from '../../web/following/amplify.ts';
import { followPackage } from '../../web/following/follow-package.ts';
import { callerOf } from './listening.ts';
import { officeIds, registerParcel, scan } from './parcels.ts';
import { runningSystem, type RunningSystem } from './running-system.ts';

let system: RunningSystem;
let lisbon: GraphqlClient;

beforeAll(async () => {
  // Node has had a WebSocket of its own since version 22
  globalThis.WebSocket ??= WebSocket as unknown as typeof globalThis.WebSocket;
  system = await runningSystem();
  lisbon = await system.signInAs('clerk', 'LIS1');
  Amplify.configure(JSON.parse(JSON.stringify(system.outputs)) as ResourcesConfig);
  const { username, password } = system.userOf('clerk', 'LIS1');
  await signIn({ username, password });
});

afterAll(async () => {
  await signOut();
  lisbon.close();
  await system.stop();
});

describe('a package that is followed with Amplify', () => {
  it('is pushed to it, and true again when Amplify has subscribed again after its socket was cut', async () => {
    const parcel = await registerParcel(lisbon);
    await system.cloud.idle();
    const following = followPackage(amplifyApi(generateClient() as never, Hub), parcel.id, {
      retryAfter: 300_000,
    });
    const holds = (expected: object) =>
      vi.waitFor(() => expect(following.state).toMatchObject(expected), { timeout: 50_000 });
    await holds({ isLive: true, package: { version: 1 } });

    await scan(lisbon, parcel, 'ACCEPT', 'LIS1');
    await holds({ package: { version: 2, status: 'ACCEPTED' }, events: [{ version: 2 }] });

    system.cloud.faults.cause({ fault: 'socketsDropped' });
    await holds({ isLive: false, package: { version: 2 } });
    await scan(lisbon, parcel, 'DEPART', 'LIS1');
    await holds({
      isLive: true,
      package: { version: 3, status: 'IN_TRANSIT' },
      events: [{ version: 2 }, { version: 3 }],
    });
    following.close();
  });

  it('is gone when the right to it is taken away, which Amplify does not tell', async () => {
    const parcel = await registerParcel(lisbon);
    await system.cloud.idle();
    const following = followPackage(amplifyApi(generateClient() as never, Hub), parcel.id, {
      pollEvery: 1_000,
    });
    const holds = (expected: object) =>
      vi.waitFor(() => expect(following.state).toMatchObject(expected), { timeout: 50_000 });
    await holds({ isLive: true, package: { version: 1 } });
    const admin = await callerOf(system, 'admin');
    const { sub } = await callerOf(system, 'clerk', 'LIS1');
    const officeId = (await officeIds(lisbon))['LIS1'];

    await admin.ask(RemoveStaffDocument, { officeId, userId: sub });

    await holds({ isLive: false, isGone: true, package: null, events: [] });
    following.close();
  });
});
