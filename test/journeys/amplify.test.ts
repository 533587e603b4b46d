import { Amplify, type ResourcesConfig } from 'aws-amplify';
import { generateClient } from 'aws-amplify/api';
import { fetchAuthSession, signIn, signOut } from 'aws-amplify/auth';
import { Hub } from 'aws-amplify/utils';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import {
  ListOfficesDocument,
  OnPackageEventDocument,
  RecordScanDocument,
} from '../../graphql/generated/graphql.ts';
import type {
  ListOfficesQuery,
  OnPackageEventSubscription,
  ScanInput,
} from '../../graphql/generated/graphql.ts';
import { officeIds, registerParcel, scan, type Parcel } from './parcels.ts';
import { runningSystem, type RunningSystem } from './running-system.ts';

type Observed = { data: OnPackageEventSubscription };
/** Amplify's types follow a schema that its own tools generate; ours are in the documents. */
type AmplifyClient = {
  graphql: (options: { query: string; variables?: object; authMode?: string }) => unknown;
};
type Subscribable = {
  subscribe: (observer: { next: (message: Observed) => void; error: (error: unknown) => void }) => {
    unsubscribe: () => void;
  };
};

let system: RunningSystem;

beforeAll(async () => {
  // Node has had a WebSocket of its own since version 22
  globalThis.WebSocket ??= WebSocket as unknown as typeof globalThis.WebSocket;
  system = await runningSystem();
  Amplify.configure(JSON.parse(JSON.stringify(system.outputs)) as ResourcesConfig);
});

afterEach(() => signOut());

afterAll(() => system.stop());

describe('an unmodified Amplify client, configured from outputs.json alone', () => {
  it('signs in with its default flow, queries, and receives the push of a scan made by another client', async () => {
    const { username, password } = system.userOf('clerk', 'LIS1');
    const { nextStep } = await signIn({ username, password });
    const client = amplifyClient();
    const offices = (await client.graphql({ query: ListOfficesDocument.toString() })) as {
      data: ListOfficesQuery;
    };
    const other = await system.signInAs('clerk', 'LIS1');
    const parcel = await registerParcel(other);
    await system.cloud.idle();
    const { next } = await subscribed(client, parcel);

    await scan(other, parcel, 'ACCEPT', 'LIS1');

    expect(nextStep.signInStep).toBe('DONE');
    expect(offices.data.listOffices?.items.map(({ code }) => code)).toContain('LIS1');
    expect(await next).toMatchObject({
      kind: 'ACCEPT',
      status: 'ACCEPTED',
      version: 2,
      packageId: parcel.id,
    });
  });

  it('gets new tokens with its refresh token', async () => {
    const { username, password } = system.userOf('clerk', 'BER1');
    await signIn({ username, password });
    const before = await fetchAuthSession();

    const after = await fetchAuthSession({ forceRefresh: true });

    expect(after.tokens?.accessToken.payload['cognito:groups']).toEqual(['staff']);
    expect(after.tokens?.accessToken.toString()).not.toBe(before.tokens?.accessToken.toString());
  });

  it('is refused with an API key where a person must be signed in', async () => {
    const client = amplifyClient();

    const refusal = client.graphql({ query: ListOfficesDocument.toString(), authMode: 'apiKey' });

    await expect(refusal).rejects.toMatchObject({
      errors: [{ errorType: 'Unauthorized', message: 'Not Authorized to access listOffices on type Query' }],
    });
  });

  it('is refused a scan in the wrong group', async () => {
    const parcel = await registerParcel(await system.signInAs('clerk', 'LIS1'));
    const { username, password } = system.userOf('person');
    await signIn({ username, password });
    const client = amplifyClient();

    const refusal = client.graphql({
      query: RecordScanDocument.toString(),
      variables: { input: await scanOf(parcel) },
    });

    await expect(refusal).rejects.toMatchObject({
      data: { recordScan: null },
      errors: [{ errorType: 'Unauthorized', path: ['recordScan'] }],
    });
  });
});

function amplifyClient(): AmplifyClient {
  return generateClient() as unknown as AmplifyClient;
}

type Pushed = OnPackageEventSubscription['onPackageEvent'];

/** Resolves once AppSync has acknowledged the subscription; `next` with the first event after that. */
function subscribed(client: AmplifyClient, { id }: Parcel): Promise<{ next: Promise<Pushed> }> {
  const next = new Promise<Pushed>((resolve, reject) => {
    const stream = client.graphql({
      query: OnPackageEventDocument.toString(),
      variables: { packageId: id },
    }) as Subscribable;
    const subscription = stream.subscribe({
      next: ({ data }) => {
        subscription.unsubscribe();
        resolve(data.onPackageEvent);
      },
      error: reject,
    });
  });
  return new Promise((resolve, reject) => {
    next.catch(reject);
    const stopListening = Hub.listen('api', ({ payload }) => {
      if (payload.event !== 'Subscription ack') return;
      stopListening();
      resolve({ next });
    });
  });
}

async function scanOf({ trackingNumber }: Parcel): Promise<ScanInput> {
  const offices = await officeIds(await system.signInAs('admin'));
  return {
    scanId: crypto.randomUUID(),
    trackingNumber,
    kind: 'ACCEPT',
    occurredAt: new Date().toISOString(),
    officeId: offices['LIS1'] as string,
  };
}
