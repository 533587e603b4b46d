import { setImmediate } from 'node:timers/promises';
import { NULLED } from '../execution/complete.ts';
import type { Effects, Publication } from '../execution/effects.ts';
import type { FieldPlan } from '../execution/plan.ts';
import { startRun, type RunRequest } from '../execution/run.ts';
import { data as dataFrame } from './frames.ts';
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

/** Whether a push to this subscription gets lost on its way. */
export type LosesPush = (subscriptionId: string) => boolean;

type Surroundings = { log: (line: string) => void; losesPush?: LosesPush };

export function createPublisher(
  subscriptions: Subscriptions,
  { log, losesPush = () => false }: Surroundings,
): Publisher {
  const queue: Effects[] = [];
  let work: Promise<void> | undefined;

  async function drain(): Promise<void> {
    await setImmediate();
    for (let effects = queue.shift(); effects; effects = queue.shift()) {
      // one that cannot be delivered must not hold up the others
      await carryOut(effects, subscriptions, losesPush).catch((fault: Error) =>
        log(`Publishing failed: ${fault.stack}`),
      );
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

async function carryOut(effects: Effects, subscriptions: Subscriptions, losesPush: LosesPush): Promise<void> {
  for (const publication of effects.publications) await deliver(publication, subscriptions, losesPush);
  for (const { subscriptionField, payload } of effects.invalidations) {
    for (const subscription of subscriptions.invalidatedBy(subscriptionField, payload)) subscription.end();
  }
}

/** Those who selected the same get the same text, made once. */
async function deliver(
  { mutation, data }: Publication,
  subscriptions: Subscriptions,
  losesPush: LosesPush,
): Promise<void> {
  const payloads = new Map<FieldPlan, string>();
  const subscribers = subscriptions.wanting(mutation, data);
  for (const [index, { id, field, send }] of subscribers.entries()) {
    if (index > 0 && index % AT_A_TIME === 0) await setImmediate();
    if (losesPush(id)) continue;
    const payload = payloads.get(field) ?? payloadOf(field, data);
    payloads.set(field, payload);
    if (payload.length <= PAYLOAD_LIMIT && Buffer.byteLength(payload) <= PAYLOAD_LIMIT)
      send(dataFrame(id, payload));
  }
}

/** F76: what the mutation did not select is null, or an error where null cannot be. */
function payloadOf(field: FieldPlan, data: Record<string, unknown>): string {
  const run = startRun(NO_REQUEST, { variables: {}, sentVariables: {}, resolverLimit: 0 });
  const value = field.complete(data, undefined, field.key, run);
  const payload = { data: value === NULLED ? null : { [field.key]: value } };
  return JSON.stringify(run.faults.length > 0 ? { ...payload, errors: run.faults } : payload);
}
