import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { accessTokenOf, type GraphqlClient } from '../../demo/graphql-client.ts';
import {
  GetPackageDocument,
  OnPackageEventDocument,
  RecordScanDocument,
  type GetPackageQuery,
  type ScanKind,
} from '../../graphql/generated/graphql.ts';
import type { Fault, FaultReport } from '../../local/faults/types.ts';
import type { Api } from '../../web/following/api.ts';
import { followOffice } from '../../web/following/follow-office.ts';
import { followPackage } from '../../web/following/follow-package.ts';
import { startPostgresServer, type PostgresServer } from '../postgres-server.ts';
import { present } from '../present.ts';
import { officeIds, registerParcel, type Parcel } from './parcels.ts';
import { endpointsOf, runningSystem, type RunningSystem } from './running-system.ts';
import { socketApi } from './socket-api.ts';

const PARCELS = 10;
const FOLLOWERS = { ofPackages: 180, ofOffices: 20 };
const ROUNDS = 3;
const PATIENCE = 90_000;
/** So slow that what is missing is found by versions first. */
const SETTINGS = { pollEvery: 20_000, retryAfter: 200, patience: 300 };
const KINDS = ['RECEIVE', 'SHELVE', 'GO_OUT', 'FAIL_ATTEMPT', 'DEPART'] satisfies ScanKind[];

type Package = NonNullable<GetPackageQuery['getPackage']>;

let server: PostgresServer;
let system: RunningSystem;
let lisbon: GraphqlClient;
let berlin: GraphqlClient;
let offices: Record<string, string>;
let parcels: Parcel[];

beforeAll(async () => {
  // the built-in database has one session, for which so many would wait too long
  server = await startPostgresServer();
  system = await runningSystem({ faults: true, databaseUrl: server.url });
  lisbon = await system.signInAs('clerk', 'LIS1');
  berlin = await system.signInAs('clerk', 'BER1');
  offices = await officeIds(lisbon);
  parcels = [];
  for (let made = 0; made < PARCELS; made++) parcels.push(await registerParcel(lisbon));
  await system.cloud.idle();
});

afterAll(async () => {
  lisbon.close();
  berlin.close();
  await system.stop();
  await server.stop();
});

async function apiOf(officeCode: string): Promise<Api> {
  const { username, password } = system.userOf('clerk', officeCode);
  const endpoints = endpointsOf(system.outputs);
  return socketApi(endpoints.graphqlUrl, await accessTokenOf(endpoints, username, password));
}

/** How often pushes of one subscription came in another order than that of their versions. */
function countingReorders(api: Api) {
  let reorders = 0;
  const subscribe: Api['subscribe'] = (document, variables, subscriber) => {
    let newest = 0;
    const next: typeof subscriber.next = (pushed) => {
      if (String(document) === String(OnPackageEventDocument)) {
        const { version } = Object.values(pushed as object)[0] as { version: number };
        if (version < newest) reorders += 1;
        newest = Math.max(newest, version);
      }
      subscriber.next(pushed);
    };
    return api.subscribe(document, variables, { ...subscriber, next });
  };
  return { api: { ...api, subscribe }, reorders: () => reorders };
}

async function faults(fault?: Fault): Promise<FaultReport[]> {
  const url = `${system.cloud.url}/_faults`;
  if (fault) {
    const headers = { 'content-type': 'application/json' };
    await fetch(url, { method: 'POST', headers, body: JSON.stringify(fault) });
  }
  return ((await (await fetch(url)).json()) as { faults: FaultReport[] }).faults;
}

/** A scan in Berlin, some time in the last day. */
async function scanAnyhow({ trackingNumber }: Parcel, random: () => number): Promise<void> {
  await berlin.send(RecordScanDocument, {
    input: {
      scanId: crypto.randomUUID(),
      trackingNumber,
      kind: present(KINDS[Math.floor(random() * KINDS.length)]),
      occurredAt: new Date(Date.now() - Math.floor(random() * 86_400_000)).toISOString(),
      officeId: present(offices['BER1']),
    },
  });
}

async function everyParcelIsScanned(random: () => number): Promise<void> {
  await Promise.all(parcels.map((parcel) => scanAnyhow(parcel, random)));
}

async function truth(): Promise<Map<string, Package>> {
  const all = await Promise.all(parcels.map(({ id }) => lisbon.send(GetPackageDocument, { id })));
  return new Map(all.map(({ getPackage }) => [present(getPackage).id, present(getPackage)]));
}

describe('200 clients of the catch-up module', () => {
  it('hold the true state without a gap, though pushes are lost and reordered and sockets are cut', async () => {
    const { api, reorders } = countingReorders(await apiOf('LIS1'));
    const following = Array.from({ length: FOLLOWERS.ofPackages }, (_, index) =>
      followPackage(api, present(parcels[index % PARCELS]).id, SETTINGS),
    );
    const apiOfBerlin = await apiOf('BER1');
    const ofOffice = Array.from({ length: FOLLOWERS.ofOffices }, () =>
      followOffice(apiOfBerlin, present(offices['BER1']), SETTINGS),
    );
    await vi.waitFor(
      () => {
        expect(following.filter(({ state }) => !state.isLive || !state.package)).toEqual([]);
        expect(ofOffice.filter(({ state }) => !state.isLive || state.packages.size === 0)).toEqual([]);
      },
      { timeout: PATIENCE },
    );

    for (let round = 0; round < ROUNDS; round++) {
      await faults({ fault: 'pushLost', times: 15 });
      await faults({ fault: 'pushReordered', times: 15 });
      await everyParcelIsScanned(Math.random);
      if (round % 2 === 1) await faults({ fault: 'socketsDropped' });
      await everyParcelIsScanned(Math.random);
      await system.cloud.idle();
    }

    const caused = await faults();
    system.cloud.faults.clear();
    await everyParcelIsScanned(Math.random);
    await system.cloud.idle();

    const packages = await truth();
    await vi.waitFor(
      () => {
        for (const { state } of following) {
          expect(state.package).toEqual(packages.get(state.package?.id ?? ''));
          expect(state.events.at(-1)).toMatchObject({
            version: state.package?.version,
            status: state.package?.status,
          });
        }
        for (const { state } of ofOffice) {
          for (const { id, version, status } of packages.values()) {
            expect(state.packages.get(id)).toMatchObject({ version, status });
          }
        }
      },
      { timeout: PATIENCE, interval: 250 },
    );

    const versions = following.map(({ state }) => state.events.map(({ version }) => version));
    expect(versions).toEqual(
      versions.map(([first = 0, ...more]) => [first, ...more.map((_, index) => first + index + 1)]),
    );
    for (const kind of ['pushLost', 'pushReordered', 'socketsDropped'] as const) {
      const reports = caused.filter(({ fault }) => fault === kind);
      expect(reports.reduce((sum, report) => sum + report.fired, 0)).toBeGreaterThan(0);
    }
    expect(reorders()).toBeGreaterThan(0);
    [...following, ...ofOffice].forEach(({ close }) => close());
  }, 300_000);
});
