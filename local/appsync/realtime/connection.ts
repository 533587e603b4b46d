import type { IncomingMessage } from 'node:http';
import type { WebSocket } from 'ws';
import type { Authenticate } from '../auth/authenticate.ts';
import type { Caller } from '../auth/identity.ts';
import type { Engine } from '../execution/engine.ts';
import { RequestFault } from '../request-fault.ts';
import * as frames from './frames.ts';
import { handshakeCredentials, startCredentials, subscriptionHeaders } from './handshake.ts';
import { lifetime } from './lifetime.ts';
import { subscribe, SubscriptionRefused } from './subscribe.ts';
import type { Subscription, Subscriptions } from './subscriptions.ts';

export type Realtime = {
  engine: Engine;
  authenticate: Authenticate;
  subscriptions: Subscriptions;
  log: (line: string) => void;
};

type Message = {
  type?: unknown;
  id?: unknown;
  payload?: { data?: unknown; extensions?: { authorization?: unknown } };
};

/** F74. */
const SUBSCRIPTIONS_PER_CONNECTION = 100;
/** Whoever does not read for so long loses the connection, not everybody's memory. */
const UNREAD_LIMIT = 16 * 1024 * 1024;
/** How long somebody who is refused may wait with the first word. */
const FIRST_MESSAGE_PATIENCE = 1_000;
const POLICY_VIOLATION = 1008;

/** Serves one socket until it closes (F70–F74, F109). */
export function serve(socket: WebSocket, request: IncomingMessage, realtime: Realtime): void {
  /** By id; one that is still being authorised has a place already. */
  const mine = new Map<string, Subscription | 'starting'>();
  const life = lifetime((reason) => socket.close(POLICY_VIOLATION, reason));
  const arrival = authenticateUpgrade(request, realtime);

  function send(frame: string): void {
    if (socket.readyState !== socket.OPEN) return;
    if (socket.bufferedAmount > UNREAD_LIMIT) socket.terminate();
    else socket.send(frame);
  }

  function drop(id: string): boolean {
    const subscription = mine.get(id);
    if (typeof subscription === 'object') realtime.subscriptions.delete(subscription);
    return mine.delete(id);
  }

  function refuseConnection(fault: RequestFault): void {
    send(frames.connectionError(fault));
    socket.close(POLICY_VIOLATION, fault.name);
  }

  async function start(id: string, { payload }: Message): Promise<void> {
    if (mine.has(id)) throw new RequestFault('DuplicatedOperationError', `The id ${id} is in use.`);
    if (mine.size >= SUBSCRIPTIONS_PER_CONNECTION) {
      throw new RequestFault('MaxSubscriptionsReachedError', 'Max number of subscriptions reached');
    }
    mine.set(id, 'starting');
    try {
      const text = String(payload?.data);
      const authorization = payload?.extensions?.authorization;
      const caller = await realtime.authenticate(startCredentials(authorization, text, request));
      const headers = subscriptionHeaders(request, authorization);
      const interest = await subscribe(realtime.engine, text, { ...caller, headers });
      if (mine.get(id) !== 'starting' || socket.readyState !== socket.OPEN) return;
      const end = () => drop(id) && send(frames.complete(id));
      const subscription = { ...interest, id, send, end };
      mine.set(id, subscription);
      realtime.subscriptions.add(subscription);
      life.endsAt(caller.expiresAt);
      send(frames.startAck(id));
    } catch (fault) {
      mine.delete(id);
      throw fault;
    }
  }

  async function answer(message: Message): Promise<void> {
    const id = typeof message.id === 'string' ? message.id : undefined;
    if (message.type === 'connection_init') {
      send(frames.CONNECTION_ACK);
      send(frames.KEEP_ALIVE);
    } else if (message.type === 'stop' && id !== undefined) {
      if (drop(id)) send(frames.complete(id));
    } else if (message.type === 'start' && id !== undefined) {
      await start(id, message);
    } else {
      throw new RequestFault(
        'UnsupportedOperation',
        `${String(message.type)} not supported through the realtime channel`,
      );
    }
  }

  function report(id: unknown, fault: unknown): void {
    const known = typeof id === 'string' ? id : undefined;
    if (fault instanceof SubscriptionRefused) return send(frames.error(known, fault.errors));
    const expected = fault instanceof RequestFault ? fault : internal(fault, realtime.log);
    send(frames.error(known, [{ errorType: expected.name, message: expected.message }]));
  }

  socket.on('message', (raw) => {
    void arrival.then(async (caller) => {
      if (caller instanceof RequestFault) return refuseConnection(caller);
      const message = messageOf(String(raw));
      await answer(message).catch((fault: unknown) => report(message.id, fault));
    });
  });
  socket.on('error', () => socket.terminate());
  socket.on('close', () => {
    life.stop();
    for (const id of [...mine.keys()]) drop(id);
  });
  void arrival.then((caller) => {
    if (caller instanceof RequestFault)
      setTimeout(() => refuseConnection(caller), FIRST_MESSAGE_PATIENCE).unref();
    else life.endsAt(caller.expiresAt);
  });
}

async function authenticateUpgrade(
  request: IncomingMessage,
  { authenticate, log }: Realtime,
): Promise<Caller | RequestFault> {
  try {
    return await authenticate(handshakeCredentials(request));
  } catch (fault) {
    return fault instanceof RequestFault ? fault : internal(fault, log);
  }
}

function messageOf(text: string): Message {
  try {
    return (JSON.parse(text) as Message | null) ?? {};
  } catch {
    return {};
  }
}

function internal(fault: unknown, log: (line: string) => void): RequestFault {
  log(`Realtime request failed: ${fault instanceof Error ? fault.stack : String(fault)}`);
  return new RequestFault('InternalFailure', 'InternalFailure', 500);
}
