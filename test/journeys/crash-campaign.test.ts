import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anOffice, register, scanInput, type Parcel } from '../../database/test-parcel.ts';
import { ledgerOf } from '../../functions/notify/ledger.ts';
import { plan, sendDue } from '../../functions/notify/notify.ts';
import { eachMessage } from '../../functions/notify/queue.ts';
import { smsThrough } from '../../functions/notify/sms.ts';
import { outboxOf } from '../../functions/relay/outbox.ts';
import { relay } from '../../functions/relay/relay.ts';
import { publishToTopic } from '../../functions/relay/topic.ts';
import type { Package } from '../../graphql/generated/graphql.ts';
import { crashWorld, type CrashWorld } from './crash-world.ts';
import { mortal, type Fate } from './mortal.ts';

/** `CRASH_KILLS=150 CRASH_FAULTS=300` is the campaign; a small one runs with every test. */
const KILLS = Number(process.env['CRASH_KILLS'] ?? 12);
const SNS_FAULTS = Number(process.env['CRASH_FAULTS'] ?? 24);
const LEASE_SECONDS = 1;
const LIMITS = JSON.stringify({
  SMS: { perSecond: 1000, burst: 1000, perContact: 1000, perOffice: 1e6, perDay: 1e6 },
});
const LIFE = ['ACCEPT', 'DEPART', 'RECEIVE', 'SHELVE'];

let world: CrashWorld;
let offices: [string, string];
const kills = { relay: 0, notify: 0, session: 0, server: 0 };
const acknowledged = new Set<string>();
let isScanning = true;

beforeAll(async () => {
  world = await crashWorld();
  offices = [await anOffice(world.db), await anOffice(world.db)];
  await world.db.query(`update office set quiet_from = '00:00', quiet_until = '00:00'`);
});
afterAll(() => world.close());

const snsFired = () => world.faults.list().reduce((sum, { fired }) => sum + fired, 0);
const killed = () => Object.values(kills).reduce((sum, count) => sum + count, 0);
const isEnough = () =>
  killed() >= KILLS &&
  snsFired() >= SNS_FAULTS &&
  Object.entries(kills).every(([who, count]) => count > 0 || (who === 'server' && !world.crash)) &&
  world.faults.list().every(({ fired }) => fired > 0);

function fateOf(who: 'relay' | 'notify'): Fate {
  return {
    dies: () => {
      if (isEnough() || !isScanning || Math.random() > 0.05) return undefined;
      kills[who] += 1;
      return Math.random() < 0.5 ? 'before' : 'after';
    },
  };
}

/** Sends until there is an answer: only what was acknowledged is counted. */
async function insist<Answer>(send: () => Promise<Answer>): Promise<Answer> {
  for (;;) {
    try {
      return await send();
    } catch {
      await pause(20);
    }
  }
}

async function liveOnePackage(number: number): Promise<void> {
  const input = {
    idempotencyKey: randomUUID(),
    sender: { name: 'Rui Example' },
    recipient: { name: 'Ana Example', phone: `+35191${String(number).padStart(7, '0')}`, notifyBy: 'SMS' },
    originOfficeId: offices[0],
    destinationOfficeId: offices[1],
  };
  const { package: registered } = await insist(() => register(world.db, input));
  const parcel = { id: (registered as Package).id } as Parcel;
  for (const [place, kind] of LIFE.entries()) {
    const scan = scanInput(parcel, { kind, minute: place, officeId: offices[place < 2 ? 0 : 1] } as never);
    await insist(() =>
      world.db.query(`select record_scans('{"kind": "SYSTEM"}', $1, '[]')`, [JSON.stringify([scan])]),
    );
    acknowledged.add(String(scan['scanId']));
  }
}

/** Scanners work until enough has gone wrong. */
async function scanAll(): Promise<void> {
  let number = 0;
  const scanner = async () => {
    while (!isEnough()) await liveOnePackage((number += 1));
  };
  await Promise.all([scanner(), scanner()]);
  isScanning = false;
}

/** Sessions that work are ended; now and then one is killed, and with it the server. */
async function killPostgres(): Promise<void> {
  while (isScanning) {
    await pause(25);
    if (kills.session + kills.server > KILLS / 3) continue;
    const isServer = world.crash !== undefined && kills.server * 4 <= kills.session;
    const [victim] = await insist(() =>
      world.db.query<{ pid: number; hit: boolean }>(
        `select pid, $1 or pg_terminate_backend(pid) as hit
         from pg_stat_activity
         where datname = current_database() and pid <> pg_backend_pid() and state = 'active'
         order by random()
         limit 1`,
        [isServer],
      ),
    );
    if (!victim?.hit) continue;
    if (isServer) world.crash?.(victim.pid);
    kills[isServer ? 'server' : 'session'] += 1;
  }
}

/** Some at each place, whoever publishes. */
function breakSns(): void {
  for (const fault of ['snsThrottled', 'snsFailing', 'snsAnswerLost'] as const)
    for (const action of ['Publish', 'PublishBatch'] as const)
      world.faults.cause({ fault, action, times: Math.ceil(SNS_FAULTS / 6) });
}

const quietly = (work: () => Promise<unknown>) => work().catch(() => pause(20));

async function relayUntilDone(isDone: () => boolean): Promise<void> {
  const services = {
    outbox: outboxOf(world.database, LEASE_SECONDS),
    pushToSubscribers: async () => undefined,
    pushToPublic: async () => undefined,
    endRight: async () => undefined,
    publishToTopic: publishToTopic(world.client, world.topicArn),
    giveUp: async () => undefined,
    wakeAt: async () => undefined,
    watchAt: async () => undefined,
    log: () => undefined,
  };
  while (!isDone()) {
    await quietly(() => relay(mortal(services, fateOf('relay')))(() => 11_000));
    await pause(10);
  }
}

/** A message of the queue is gone when it was worked through, and comes again where it was not. */
async function notifyUntilDone(isDone: () => boolean): Promise<void> {
  const services = {
    ledger: ledgerOf(world.database, LIMITS, LEASE_SECONDS),
    channels: { SMS: smsThrough(world.client), EMAIL: smsThrough(world.client) },
    textOf: ({ messageId }: { messageId: string }) => ({ subject: '', text: messageId }),
    wakeAt: async () => undefined,
    now: () => new Date(),
    pause,
    log: () => undefined,
  };
  const seen = new Map<string, number>();
  while (!isDone()) {
    const Records = world.queue.splice(0, 5).map((body, place) => {
      const count = (seen.get(body) ?? 0) + 1;
      seen.set(body, count);
      return { body, messageId: `${place}`, attributes: { ApproximateReceiveCount: `${count}` } };
    });
    const life = mortal(services, fateOf('notify'));
    const send = () => sendDue(life, () => 11_000);
    const work = { plan: ({ id }: { id: string }) => plan(life, id), sendDue: send, log: services.log };
    const left = await eachMessage(work, { Records } as never).catch(() => undefined);
    const again = Records.filter(
      ({ messageId }) =>
        !left || left.batchItemFailures.some(({ itemIdentifier }) => itemIdentifier === messageId),
    );
    world.queue.push(...again.map(({ body }) => body));
    if (Records.length === 0) await quietly(send);
    await pause(10);
  }
}

async function isAllQuiet(): Promise<boolean> {
  const [row] = await world.db.query<{ quiet: boolean }>(
    `select not exists (select from outbox)
       and not exists (select from notification where state in ('QUEUED', 'DEFERRED') and due_at < 'infinity') as quiet`,
  );
  return row?.quiet === true && world.queue.length === 0;
}

describe('relay, notify and Postgres killed under load, while SNS fails, throttles and answers nothing', () => {
  it('lose no scan that was acknowledged, send nothing twice in the ledger, and count what may be on the wire twice', async () => {
    let isDone = false;
    breakSns();
    // until the topic has a queue, nothing reaches anybody
    await subscribeQueue(world);
    const workers = [
      ...[1, 2].map(() => relayUntilDone(() => isDone)),
      ...[1, 2].map(() => notifyUntilDone(() => isDone)),
      killPostgres(),
    ];

    await scanAll();
    while (!(await insist(isAllQuiet))) await pause(100);
    isDone = true;
    await Promise.all(workers);

    const known = await world.db.query<{ scan_id: string }>(
      'select scan_id from package_event where scan_id = any ($1)',
      [[...acknowledged]],
    );
    expect(known).toHaveLength(acknowledged.size);
    const told = await world.db.query<{
      message_id: string | null;
      state: string;
      reason: string | null;
      unsure: number;
    }>('select message_id, state, reason, unsure from notification');
    const copies = new Map<string, number>();
    for (const { body } of world.inbox.messages()) copies.set(body, (copies.get(body) ?? 0) + 1);
    const sent = told.filter(({ state }) => state === 'SENT');
    const duplicates = sent.filter(({ message_id }) => (copies.get(message_id ?? '') ?? 0) > 1);
    const counted = sent.reduce((sum, { unsure }) => sum + unsure, 0);
    const extra = duplicates.reduce(
      (sum, { message_id }) => sum + (copies.get(message_id ?? '') ?? 0) - 1,
      0,
    );
    console.log(
      JSON.stringify({
        kills,
        sns: world.faults
          .list()
          .map((one) => `${one.fault} ${'action' in one ? one.action : ''} ${one.fired}`),
        scans: acknowledged.size,
        sent: sent.length,
        suppressed: told.length - sent.length,
        reasons: told.reduce<Record<string, number>>(
          (all, { reason }) => ({ ...all, [reason ?? '']: (all[reason ?? ''] ?? 0) + 1 }),
          {},
        ),
        wireDuplicates: extra,
        maybeTwice: counted,
      }),
    );

    expect(isEnough()).toBe(true);
    expect(sent.length).toBeGreaterThan(0);
    expect(told.filter(({ state }) => !['SENT', 'SUPPRESSED'].includes(state))).toEqual([]);
    // nothing was lost: what the ledger says was sent was on the wire
    expect(sent.filter(({ message_id }) => !copies.has(message_id ?? ''))).toEqual([]);
    // and nobody got a copy more than there were answers that nobody heard
    expect(sent.filter(({ message_id, unsure }) => (copies.get(message_id ?? '') ?? 0) > 1 + unsure)).toEqual(
      [],
    );
    expect(new Set(sent.map(({ message_id }) => message_id)).size).toBe(sent.length);
  });
});

async function subscribeQueue({ client, topicArn }: CrashWorld): Promise<void> {
  const { SubscribeCommand } = await import('@aws-sdk/client-sns');
  await client.send(
    new SubscribeCommand({
      TopicArn: topicArn,
      Protocol: 'sqs',
      Endpoint: 'arn:aws:sqs:eu-west-1:000000000000:notify',
      Attributes: { RawMessageDelivery: 'true' },
    }),
  );
}
