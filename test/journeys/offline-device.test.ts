import { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testSession } from '../../database/test-database.ts';
import { journeyInDatabase, modelOf } from '../../database/test-model.ts';
import type { GraphqlClient } from '../../demo/graphql-client.ts';
import {
  RecordScanDocument,
  RecordScansDocument,
  RegisterPackageDocument,
  type RecordScansMutation,
  type ScanInput,
  type ScanKind,
} from '../../graphql/generated/graphql.ts';
import { startPostgresServer } from '../postgres-server.ts';
import { officeIds, personOf, type Parcel } from './parcels.ts';
import { runningSystem, type RunningSystem } from './running-system.ts';

const PACKAGES = 250;
const SCANS = Number(process.env['SCANS'] ?? 2_000);
const BATCH = 500;
/** Each of the 5,000 events is handed on too. */
const PATIENCE = { timeout: 300_000 };
const KINDS: ScanKind[] = ['ACCEPT', 'DEPART', 'RECEIVE', 'SHELVE', 'GO_OUT', 'FAIL_ATTEMPT', 'HAND_OVER'];
const OFFICES = ['LIS1', 'MAD1', 'BER1'];

type Results = NonNullable<RecordScansMutation['recordScans']>;

let server: Awaited<ReturnType<typeof startPostgresServer>>;
let pool: Pool;
let system: RunningSystem;
let device: GraphqlClient;
let others: GraphqlClient;
let offices: Record<string, string>;
let parcels: Parcel[];

beforeAll(async () => {
  server = await startPostgresServer();
  pool = new Pool({ connectionString: server.url });
  pool.on('error', () => undefined);
  system = await runningSystem({ databaseUrl: server.url });
  device = await system.signInAs('admin');
  others = await system.signInAs('clerk', 'BER1');
  offices = await officeIds(device);
  parcels = [];
  for (let made = 0; made < PACKAGES; made += 10) {
    parcels.push(...(await Promise.all(Array.from({ length: 10 }, register))));
  }
});

afterAll(async () => {
  await system.stop();
  await pool.end();
  await server.stop();
});

async function register(): Promise<Parcel> {
  const { registerPackage } = await device.send(RegisterPackageDocument, {
    input: {
      idempotencyKey: crypto.randomUUID(),
      sender: { id: personOf('LIS1').id },
      recipient: { id: personOf('BER1').id },
      originOfficeId: offices['LIS1'] as string,
      destinationOfficeId: offices['BER1'] as string,
    },
  });
  return registerPackage as Parcel;
}

function aScan(number: number, officeCode: string): ScanInput {
  const minutesAgo = (number * 7919) % (SCANS * 2);
  return {
    scanId: crypto.randomUUID(),
    trackingNumber: parcels[number % PACKAGES]?.trackingNumber,
    kind: KINDS[(number * 31) % KINDS.length],
    occurredAt: new Date(Date.now() - minutesAgo * 60_000).toISOString(),
    officeId: offices[officeCode],
  };
}

async function replay(scans: ScanInput[]): Promise<Results> {
  const results: Results = [];
  for (let from = 0; from < scans.length; from += BATCH) {
    const { recordScans } = await device.send(RecordScansDocument, {
      scans: scans.slice(from, from + BATCH),
    });
    results.push(...(recordScans ?? []));
  }
  return results;
}

/** Somebody in Berlin scans the same packages until the work is done. */
async function whileOthersScan<Result>(
  work: () => Promise<Result>,
): Promise<{ done: Result; scans: number }> {
  let isDone = false;
  let scans = 0;
  const scanning = Promise.all(
    [0, 1].map(async (place) => {
      while (!isDone) {
        scans += 1;
        await others.send(RecordScanDocument, { input: aScan(scans * 2 + place, 'BER1') });
      }
    }),
  );
  const done = await work().finally(() => (isDone = true));
  await scanning;
  return { done, scans };
}

async function count(sql: string, values: unknown[] = []): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(`select count(*)::int as count from ${sql}`, values);
  return rows[0]?.count ?? 0;
}

const eventCount = () => count('package_event');

/** What follows from the scans of the device: what waits to be handed on, and the messages in the ledger. */
async function consequencesOf(results: Results) {
  const ofDevice = [results.map(({ eventId }) => eventId)];
  return {
    waiting: await count('outbox where event_id = any ($1)', ofDevice),
    messages: await count('notification where event_id = any ($1)', ofDevice),
  };
}

describe(`a device that was offline, and sends its ${SCANS} scans in random order while others scan`, () => {
  it('changes nothing the second time', PATIENCE, async () => {
    const scans = Array.from({ length: SCANS }, (_, number) => aScan(number, OFFICES[number % 3] as string));
    const atFirst = await eventCount();

    const first = await whileOthersScan(() => replay(inDisorder(scans, 3217)));
    await system.cloud.idle();
    const between = await eventCount();
    const consequences = await consequencesOf(first.done);
    const second = await whileOthersScan(() => replay(inDisorder(scans, 4231)));

    expect(first.done.filter(({ error, wasKnown }) => error !== null || wasKnown)).toEqual([]);
    expect(between - atFirst).toBe(SCANS + first.scans);
    expect(second.done.filter(({ wasKnown }) => !wasKnown)).toEqual([]);
    expect(new Set(second.done.map(({ eventId }) => eventId)).size).toBe(SCANS);
    expect((await eventCount()) - between).toBe(second.scans);
    expect(consequences).toEqual({ waiting: 0, messages: expect.any(Number) as number });
    expect(await consequencesOf(second.done)).toEqual(consequences);
  });

  it('leaves versions without gaps and the state that the history gives', async () => {
    const db = testSession(pool);
    const route = {
      origin: offices['LIS1'] as string,
      destination: offices['BER1'] as string,
    };

    for (const { id, trackingNumber } of parcels) {
      const parcel = { id, trackingNumber, ...route } as Parameters<typeof modelOf>[1];
      expect(await journeyInDatabase(db, parcel)).toEqual(await modelOf(db, parcel));
    }
    expect(
      await count('(select from package_event group by package_id having max(version) <> count(*)) gap'),
    ).toBe(0);
  });
});

/** All of them, in an order that has nothing to do with time; another for each step that shares no factor with 5,000. */
function inDisorder<Item>(items: Item[], step: number): Item[] {
  return items.map((_, place) => items[(place * step) % items.length] as Item);
}
