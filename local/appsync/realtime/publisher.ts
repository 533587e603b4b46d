import { setImmediate } from 'node:timers/promises';
import { NULLED } from '../execution/complete.ts';
import type { Effects, Publication } from '../execution/effects.ts';
import type { FieldPlan } from '../execution/plan.ts';
import { startRun, type RunRequest } from '../execution/run.ts';
import { data as dataFrame } from './frames.ts';
import { overtaking, type Deliver } from './overtaking.ts';
import type { Subscriptions } from './subscriptions.ts';

export type Publisher = {
  /** Takes what a request caused; it is delivered later, in the order in which it came. */
  enqueue: (effects: Effects) => void;
  /** Resolves when all of it was handed to the sockets. */
  idle: () => Promise<void>;
};

/** What is larger vanishes (F74). */
const PAYLOAD_LIMIT = 240 * 1024;
/** How many subscribers are served before other work has its turn. */
const AT_A_TIME = 500;

/** Delivery needs nothing of a request: nothing is resolved for a subscriber (F76). */
const NO_REQUEST: RunRequest = {
  identity: null,
  authType: '',
  request: { headers: {}, domainName: null },
  environment: {},
  log: () => {},
};

/** What goes wrong with a push to this subscription on its way, if anything does. */
export type FateOfPush = (subscriptionId: string) => 'LOST' | 'OVERTAKEN' | undefined;

type Surroundings = { log: (line: string) => void; fateOfPush?: FateOfPush };
type Delivery = { subscriptions: Subscriptions; fateOfPush: FateOfPush; deliver: Deliver };

export function createPublisher(
  subscriptions: Subscriptions,
  { log, fateOfPush = () => undefined }: Surroundings,
): Publisher {
  const queue: Effects[] = [];
  const delivery: Delivery = { subscriptions, fateOfPush, deliver: overtaking() };
  let work: Promise<void> | undefined;

  async function drain(): Promise<void> {
    await setImmediate();
    for (let effects = queue.shift(); effects; effects = queue.shift()) {
      // one that cannot be delivered must not hold up the others
      await carryOut(effects, delivery).catch((fault: Error) => log(`Publishing failed: ${fault.stack}`));
    }
    work = undefined;
  }

  return {
    enqueue: (effects) => {
      if (effects.publications.length + effects.invalidations.length === 0) return;
      queue.push(effects);
      work ??= drain();
    },
    idle: async () => work,
  };
}

async function carryOut(effects: Effects, delivery: Delivery): Promise<void> {
  const { subscriptions } = delivery;
  for (const publication of effects.publications) await publish(publication, delivery);
  for (const { subscriptionField, payload } of effects.invalidations) {
    for (const subscription of subscriptions.invalidatedBy(subscriptionField, payload)) subscription.end();
  }
}

/** Those who selected the same get the same text, made once. */
async function publish(
  { mutation, data }: Publication,
  { subscriptions, fateOfPush, deliver }: Delivery,
): Promise<void> {
  const payloads = new Map<FieldPlan, string>();
  const subscribers = subscriptions.wanting(mutation, data);
  for (const [index, subscription] of subscribers.entries()) {
    const { id, field } = subscription;
    if (index > 0 && index % AT_A_TIME === 0) await setImmediate();
    const fate = fateOfPush(id);
    if (fate === 'LOST') continue;
    const payload = payloads.get(field) ?? payloadOf(field, data);
    payloads.set(field, payload);
    if (payload.length <= PAYLOAD_LIMIT && Buffer.byteLength(payload) <= PAYLOAD_LIMIT)
      deliver(subscription, dataFrame(id, payload), fate === 'OVERTAKEN');
  }
}

/** F76: what the mutation did not select is null, or an error where null cannot be. */
function payloadOf(field: FieldPlan, data: Record<string, unknown>): string {
  const run = startRun(NO_REQUEST, { variables: {}, sentVariables: {}, resolverLimit: 0 });
  const value = field.complete(data, undefined, field.key, run);
  const payload = { data: value === NULLED ? null : { [field.key]: value } };
  return JSON.stringify(run.faults.length > 0 ? { ...payload, errors: run.faults } : payload);
}
