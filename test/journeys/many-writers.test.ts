import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GetPackageDocument } from '../../graphql/generated/graphql.ts';
import type { GraphqlClient } from '../../demo/graphql-client.ts';
import { startPostgresServer } from '../postgres-server.ts';
import { registerParcel, scan } from './parcels.ts';
import { runningSystem, type RunningSystem } from './running-system.ts';

const WRITERS = 64;

let server: Awaited<ReturnType<typeof startPostgresServer>>;
let system: RunningSystem;
let lisbon: GraphqlClient;

beforeAll(async () => {
  server = await startPostgresServer();
  system = await runningSystem({ databaseUrl: server.url });
  lisbon = await system.signInAs('clerk', 'LIS1');
});

afterAll(async () => {
  await system.stop();
  await server.stop();
});

describe('a package that many scan at the same time, on a real PostgreSQL', () => {
  it('has every scan, versions without gaps, and a message for its arrival', async () => {
    const parcel = await registerParcel(lisbon);
    const berlin = await system.signInAs('clerk', 'BER1');
    const noon = Date.now() - 3_600_000;

    const versions = await Promise.all(
      Array.from({ length: WRITERS }, async (_, place) => {
        const occurredAt = new Date(noon + place * 1000).toISOString();
        const answer = await scan(berlin, parcel, place % 2 ? 'GO_OUT' : 'RECEIVE', 'BER1', { occurredAt });
        return answer?.version ?? 0;
      }),
    );
    await system.cloud.idle();

    const { getPackage } = await lisbon.send(GetPackageDocument, { id: parcel.id });
    expect(versions.sort((a, b) => a - b)).toEqual(Array.from({ length: WRITERS }, (_, place) => place + 2));
    expect(getPackage).toMatchObject({ version: WRITERS + 1, status: 'OUT_FOR_DELIVERY' });
    expect(getPackage?.events).toHaveLength(50);
  });
});
