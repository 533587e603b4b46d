import type { IncomingMessage } from 'node:http';
import { RequestFault } from '../request-fault.ts';
import type { Realtime } from './connection.ts';
import * as frames from './frames.ts';
import { startCredentials, subscriptionHeaders } from './handshake.ts';
import { subscribe } from './subscribe.ts';
import type { Subscription } from './subscriptions.ts';

export type StartPayload = { data?: unknown; extensions?: { authorization?: unknown } };

/** The subscriptions of one connection. */
export type Subscriber = {
  /** Rejects with `RequestFault` or `SubscriptionRefused`. */
  start: (id: string, payload: StartPayload | undefined) => Promise<void>;
  stop: (id: string) => void;
  stopAll: () => void;
  has: (id: string) => boolean;
};

type Connected = {
  request: IncomingMessage;
  send: (frame: string) => void;
  /** In epoch seconds. */
  endsAt: (time: number | undefined) => void;
};

/** F74. */
const SUBSCRIPTIONS_PER_CONNECTION = 100;

export function createSubscriber(
  { engine, authenticate, subscriptions }: Realtime,
  connected: Connected,
): Subscriber {
  const { request, send, endsAt } = connected;
  /** By id; one that is still being authorised has a place already. */
  const places = new Map<string, { subscription?: Subscription }>();

  function remove(id: string): boolean {
    const subscription = places.get(id)?.subscription;
    if (subscription) subscriptions.delete(subscription);
    return places.delete(id);
  }

  function stop(id: string): void {
    if (remove(id)) send(frames.complete(id));
  }

  /** F71. */
  function reserve(id: string): { subscription?: Subscription } {
    if (places.has(id)) throw new RequestFault('DuplicatedOperationError', `The id ${id} is in use.`);
    if (places.size >= SUBSCRIPTIONS_PER_CONNECTION) {
      throw new RequestFault('MaxSubscriptionsReachedError', 'Max number of subscriptions reached');
    }
    const place = {};
    places.set(id, place);
    return place;
  }

  return {
    start: async (id, payload) => {
      const place = reserve(id);
      try {
        const text = String(payload?.data);
        const authorization = payload?.extensions?.authorization;
        const caller = await authenticate(startCredentials(authorization, text, request));
        const headers = subscriptionHeaders(request, authorization);
        const interest = await subscribe(engine, text, { ...caller, headers });
        // stopped meanwhile
        if (places.get(id) !== place) return;
        place.subscription = { ...interest, id, send, end: () => stop(id) };
        subscriptions.add(place.subscription);
        endsAt(caller.expiresAt);
        send(frames.startAck(id));
      } catch (fault) {
        if (places.get(id) === place) places.delete(id);
        throw fault;
      }
    },
    stop,
    stopAll: () => [...places.keys()].forEach(remove),
    has: (id) => places.has(id),
  };
}
