import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { GraphqlClient } from '../../demo/graphql-client.ts';
import {
  OnImportProgressDocument,
  OnOfficeEventDocument,
  OnPackageEventDocument,
  StartImportDocument,
} from '../../graphql/generated/graphql.ts';
import { callerOf, listen, type Caller, type Listener } from './listening.ts';
import { officeIds, registerParcel, scan, type Parcel } from './parcels.ts';
import { runningSystem, type RunningSystem } from './running-system.ts';

let system: RunningSystem;
let desk: GraphqlClient;
let lisbon: Caller;
let offices: Record<string, string>;
/** From Lisbon to Berlin. */
let seen: Parcel;
/** From Madrid to Paris. */
let unseen: Parcel;
let importId: string;
const listeners: Listener[] = [];

beforeAll(async () => {
  system = await runningSystem();
  desk = await system.signInAs('admin');
  lisbon = await callerOf(system, 'clerk', 'LIS1');
  offices = await officeIds(desk);
  [seen, unseen] = [await registerParcel(desk), await registerParcel(desk, 'EMAIL', ['MAD1', 'PAR1'])];
  const { startImport } = await desk.send(StartImportDocument, {
    input: {
      idempotencyKey: crypto.randomUUID(),
      officeId: offices['MAD1'] as string,
      fileName: 'manifest.csv',
      sizeInBytes: 10,
    },
  });
  importId = startImport?.import.id ?? '';
  await system.cloud.idle();
});

afterEach(() => listeners.splice(0).forEach(({ close }) => close()));

afterAll(async () => {
  desk.close();
  await system.stop();
});

type Listening = (subscription: { toString(): string }, variables?: object) => Promise<Listener>;

async function begun(listening: Listening, subscription: { toString(): string }, variables: object = {}) {
  const listener = await listening(subscription, variables);
  listeners.push(listener);
  return listener;
}

/** Who may not see them, in each way to come. */
async function outsiders(): Promise<[name: string, listening: Listening][]> {
  const { graphqlUrl, outputs } = system.cloud;
  const key = { host: new URL(graphqlUrl).host, 'x-api-key': `${outputs.API.GraphQL.apiKey}` };
  const roles = [
    ['clerk', lisbon],
    ['manager', await callerOf(system, 'manager', 'LIS1')],
    ['person', await callerOf(system, 'person')],
    ['finance', await callerOf(system, 'finance')],
  ] as const;
  return [
    ...roles.map(([name, caller]): [string, Listening] => [name, caller.listen]),
    ['public key', (subscription, variables = {}) => listen(graphqlUrl, key, `${subscription}`, variables)],
  ];
}

describe('what one may not follow', () => {
  it('is refused as what does not exist, whoever asks', async () => {
    const all = [
      [OnPackageEventDocument, 'packageId', unseen.id],
      [OnOfficeEventDocument, 'officeId', offices['MAD1'] as string],
      [OnImportProgressDocument, 'importId', importId],
    ] as const;
    let count = 0;

    for (const [name, listening] of await outsiders()) {
      for (const [document, argument, id] of all) {
        const refusals = await Promise.all(
          [id, id.toUpperCase(), crypto.randomUUID(), 'x', "' or true --"].map(async (value) => {
            const { refusal } = await begun(listening, document, { [argument]: value });
            return JSON.stringify(refusal).replaceAll(value, '<id>');
          }),
        );
        expect([name, argument, new Set(refusals).size]).toEqual([name, argument, 1]);
        expect(refusals[0]).toMatch(/"errorType":"(NOT_FOUND|Unauthorized)"/);
        count += refusals.length;
      }
    }
    expect(count).toBe(5 * 5 * 3);
  });
});

describe('a subscription to what one may see', () => {
  const twice = (first: string, second: string) => `subscription {
    mine: onPackageEvent(packageId: "${first}") { packageId }
    theirs: onPackageEvent(packageId: "${second}") { packageId }
  }`;

  it('cannot be turned into one to something else', async () => {
    const refused: [query: string, variables?: object][] = [
      ['subscription { onPackageEvent { packageId } }'],
      ['subscription { onPackageEvent(packageId: null) { packageId } }'],
      ['subscription ($id: ID) { onPackageEvent(packageId: $id) { packageId } }', { id: seen.id }],
      [`subscription { packageId: onPackageEvent(packageId: "${unseen.id}") { packageId } }`],
      [
        `subscription ($packageId: ID! = "${seen.id}") { onPackageEvent(packageId: $packageId) { packageId } }`,
        { packageId: unseen.id },
      ],
      [
        'subscription ($packageId: ID!, $other: ID!) { packageId: onPackageEvent(packageId: $other) { id: packageId } }',
        { packageId: seen.id, other: unseen.id },
      ],
      [twice(seen.id, unseen.id)],
      [twice(unseen.id, seen.id)],
      [`subscription { onPackageEvent(packageId: ["${seen.id}", "${unseen.id}"]) { packageId } }`],
      [`subscription { onPackageEvent(packageId: "${seen.id},${unseen.id}") { packageId } }`],
    ];

    for (const [query, variables] of refused) {
      const { refusal } = await begun(lisbon.listen, query, variables);
      expect([query, refusal?.errors?.length]).toEqual([query, expect.any(Number)]);
    }
  });

  it('hears of that alone, by whatever names the client calls things', async () => {
    const taken = [
      await begun(lisbon.listen, OnPackageEventDocument, { packageId: seen.id.toUpperCase() }),
      await begun(
        lisbon.listen,
        'subscription ($a: ID!) { officeIds: onPackageEvent(packageId: $a) { id: packageId packageId: trackingNumber } }',
        { a: seen.id, packageId: unseen.id },
      ),
      await begun(
        lisbon.listen,
        'subscription ($a: ID!) { ...One } fragment One on Subscription { onPackageEvent(packageId: $a) { officeIds } }',
        { a: seen.id },
      ),
      await begun(
        lisbon.listen,
        'subscription ($o: ID!) { packageId: onOfficeEvent(officeId: $o) { officeIds: trackingNumber } }',
        { o: offices['LIS1'] },
      ),
    ];
    expect(taken.map(({ refusal }) => refusal)).toEqual([undefined, undefined, undefined, undefined]);

    await scan(desk, unseen, 'ACCEPT', 'MAD1');
    await scan(desk, seen, 'ACCEPT', 'LIS1');
    await system.cloud.idle();

    const heard = await Promise.all(taken.map((listener) => listener.heard()));
    expect(heard.map((all) => all.length)).toEqual([1, 1, 1, 1]);
    expect(heard[0]?.[0]).toMatchObject({ packageId: seen.id });
    expect(heard[1]).toEqual([{ id: seen.id, packageId: seen.trackingNumber }]);
    expect(heard[3]).toEqual([{ officeIds: seen.trackingNumber }]);
  });
});
