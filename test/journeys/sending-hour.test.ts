import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../database/test-database.ts';
import type { Database as Tested } from '../../database/test-parcel.ts';
import { anArrivedPackage, people, queued } from '../../database/test-sending.ts';
import type { Database } from '../../functions/database.ts';
import type { Outcome } from '../../functions/notify/channel.ts';
import { ledgerOf } from '../../functions/notify/ledger.ts';
import { sendDue, type Services } from '../../functions/notify/notify.ts';
import { crashWorld } from './crash-world.ts';

/** `HOUR_TRIGGERS=100000` is the campaign; a small one, at the same rate at first, runs with every test. */
const TRIGGERS = Number(process.env['HOUR_TRIGGERS'] ?? 300);
const EVENTS = TRIGGERS < 5000 ? 3 : 40;
const PEOPLE = Math.ceil(TRIGGERS / EVENTS);
const SPAN_MILLISECONDS = 3_600_000 * (TRIGGERS / 100_000);
const BEGINNING = Date.parse('2026-03-02T12:00:00Z');
const WIRE_MILLISECONDS = 15;
const LIMITS = {
  SMS: { perContact: 30, perOffice: 1e6, perDay: 1e6 },
  EMAIL: { perContact: 1000, perOffice: 1e6, perDay: 1e6 },
};

type Wire = { at: number; channel: string; personId: string; ids: string[] };

let db: Tested;
let database: Database;
let close: () => Promise<void>;
beforeAll(async () => {
  if (TRIGGERS < 5000) {
    const test = await testDatabase();
    [db, close] = [test, test.close];
    database = { query: (sql, values = {}) => ask(test, sql, values) };
  } else {
    const world = await crashWorld();
    ({ db, database, close } = world);
  }
});
afterAll(() => close());

async function ask<Row>(test: Tested, sql: string, values: Record<string, unknown>): Promise<Row[]> {
  const names = Object.keys(values);
  const text = sql.replace(/(?<!:):([a-z]\w*)/g, (_, name: string) => `$${names.indexOf(name) + 1}`);
  return (await test.query(text, Object.values(values))) as Row[];
}

/** Everybody waits for a message about each event, at any time of the span, by e-mail or by text. */
async function plant(): Promise<void> {
  const everybody = await people(db, PEOPLE);
  const halves = { SMS: everybody.slice(0, PEOPLE / 2), EMAIL: everybody.slice(PEOPLE / 2) };
  for (let event = 0; event < EVENTS; event++) {
    const parcel = await anArrivedPackage(db);
    for (const [channel, ids] of Object.entries(halves)) await queued(db, parcel, ids, { channel });
  }
  await db.query(
    `update notification
     set due_at = to_timestamp($1::float8 / 1000) + random() * $2::float8 * interval '1 millisecond'`,
    [BEGINNING, SPAN_MILLISECONDS],
  );
  await db.query('analyze notification');
}

/** SNS on a clock of its own, which throttles one in a hundred and does not answer one in two hundred. */
function virtualSns() {
  const wire: Wire[] = [];
  const clock = { time: BEGINNING };
  const send = async (channel: string, personId: string, ids: string[]): Promise<Outcome> => {
    clock.time += WIRE_MILLISECONDS;
    const luck = Math.random();
    if (luck < 0.01) return { state: 'DEFERRED', reason: 'RATE_LIMIT', detail: 'Throttled' };
    wire.push({ at: clock.time, channel, personId, ids });
    if (luck < 0.015) return { state: 'QUEUED', reason: 'OUTSIDE_SERVICE', detail: 'TimeoutError' };
    return { state: 'SENT', detail: 'SNS took it.' };
  };
  const services: Services = {
    ledger: ledgerOf(database, JSON.stringify(LIMITS)),
    channels: {
      SMS: { send: ({ personId }, { text }) => send('SMS', personId, text.split(' ')) },
      EMAIL: { send: ({ personId }, { text }) => send('EMAIL', personId, text.split(' ')) },
    },
    textOf: ({ items }) => ({
      subject: '',
      text: items.map(({ notificationId }) => notificationId).join(' '),
    }),
    wakeAt: async () => undefined,
    now: () => new Date(clock.time),
    pause: async (milliseconds) => void (clock.time += milliseconds),
    log: () => undefined,
  };
  return { wire, clock, services };
}

/** The most that were on the wire in any one second. */
function fastest(wire: Wire[]): number {
  let [most, first] = [0, 0];
  for (const [last, { at }] of wire.entries()) {
    while ((wire[first]?.at ?? at) <= at - 1000) first += 1;
    most = Math.max(most, last - first + 1);
  }
  return most;
}

describe(`${TRIGGERS} messages that become due at the rate of 100,000 an hour`, () => {
  it('go out no faster than SNS takes them, within the budgets, in their order, and none is lost', async () => {
    await plant();
    const { wire, clock, services } = virtualSns();

    for (;;) {
      await sendDue(services, () => 60_000);
      const [next] = await db.query<{ at: string | null }>(
        `select (extract(epoch from min(greatest(due_at, coalesce(leased_until, due_at)))) * 1000)::float8 as at
         from notification
         where state in ('QUEUED', 'DEFERRED') and due_at < to_timestamp($1::float8 / 1000) + interval '20 hours'`,
        [BEGINNING],
      );
      if (next?.at == null) break;
      clock.time = Math.max(clock.time + 1, Math.ceil(Number(next.at)));
    }

    const rows = await db.query<{
      id: string;
      state: string;
      reason: string | null;
      due: string;
      unsure: number;
    }>('select id, state, reason, due_at::text as due, unsure from notification');
    const dueOf = new Map(rows.map(({ id, due }) => [id, Date.parse(due)]));
    const outcomes = rows.reduce<Record<string, number>>((all, { state, reason }) => {
      const name = `${state} ${reason ?? ''}`.trim();
      return { ...all, [name]: (all[name] ?? 0) + 1 };
    }, {});
    const rates = { SMS: 0, EMAIL: 0 };
    for (const channel of ['SMS', 'EMAIL'] as const)
      rates[channel] = fastest(wire.filter((one) => one.channel === channel));
    console.log(
      JSON.stringify({ outcomes, rates, wire: wire.length, minutes: (clock.time - BEGINNING) / 60_000 }),
    );

    expect(rates.SMS).toBeLessThanOrEqual(20);
    expect(rates.EMAIL).toBeLessThanOrEqual(10);
    expect(rows).toHaveLength(EVENTS * PEOPLE);
    expect(
      Object.keys(outcomes).filter((name) => !['SENT', 'SUPPRESSED OVER_BUDGET'].includes(name)),
    ).toEqual([]);
    const copies = new Map<string, number>();
    for (const { ids } of wire) for (const id of ids) copies.set(id, (copies.get(id) ?? 0) + 1);
    const wrong = rows.filter(({ id, state, unsure }) => {
      const count = copies.get(id) ?? 0;
      return state === 'SENT' ? count < 1 || count > 1 + unsure : count > 0;
    });
    expect(wrong).toEqual([]);
    const latest = new Map<string, number>();
    const overtaken = wire.filter(({ personId, ids }) => {
      const due = Math.min(...ids.map((id) => dueOf.get(id) ?? 0));
      const isLate = due < (latest.get(personId) ?? 0);
      latest.set(personId, due);
      return isLate;
    });
    expect(overtaken).toEqual([]);
  });
});
