import type { IncomingMessage } from 'node:http';
import type { WebSocket } from 'ws';
import type { Authenticate } from '../auth/authenticate.ts';
import type { Caller } from '../auth/identity.ts';
import type { Engine } from '../execution/engine.ts';
import { RequestFault } from '../request-fault.ts';
import * as frames from './frames.ts';
import { handshakeCredentials } from './handshake.ts';
import { lifetime } from './lifetime.ts';
import { SubscriptionRefused } from './subscribe.ts';
import { createSubscriber, type StartPayload, type Subscriber } from './subscriber.ts';
import type { Subscriptions } from './subscriptions.ts';

export type Realtime = {
  engine: Engine;
  authenticate: Authenticate;
  subscriptions: Subscriptions;
  log: (line: string) => void;
};

type Message = { type?: unknown; id?: unknown; payload?: StartPayload };

type Send = (frame: string) => void;

/** Whoever does not read for so long loses the connection, not everybody's memory. */
const UNREAD_LIMIT = 16 * 1024 * 1024;
/** How long somebody who is refused may wait with the first word. */
const FIRST_MESSAGE_PATIENCE = 1_000;
const POLICY_VIOLATION = 1008;

/** Serves one socket until it closes. It is authenticated by its upgrade, so `connection_init` is a formality (F109). */
export function serve(socket: WebSocket, request: IncomingMessage, realtime: Realtime): Subscriber {
  const send = sender(socket);
  const life = lifetime((reason) => socket.close(POLICY_VIOLATION, reason));
  const subscriber = createSubscriber(realtime, { request, send, endsAt: life.endsAt });
  const arrival = authenticateUpgrade(request, realtime);

  const refuse = (fault: RequestFault) => {
    send(frames.connectionError(fault));
    socket.close(POLICY_VIOLATION, fault.name);
  };
  let isGreeting = false;
  const receive = async (raw: string) => {
    // F71: what comes between `connection_init` and its acknowledgement is ignored
    if (isGreeting) return;
    const message = messageOf(raw);
    isGreeting = message.type === 'connection_init';
    const caller = await arrival;
    isGreeting = false;
    if (caller instanceof RequestFault) return refuse(caller);
    await answer(message, subscriber, send).catch((fault) => send(errorFrame(message.id, fault, realtime)));
  };

  socket.on('message', (raw) => void receive(String(raw)));
  socket.on('error', () => socket.terminate());
  socket.on('close', () => {
    life.stop();
    subscriber.stopAll();
  });
  void arrival.then((caller) => {
    if (caller instanceof RequestFault) setTimeout(() => refuse(caller), FIRST_MESSAGE_PATIENCE).unref();
    else life.endsAt(caller.expiresAt);
  });
  return subscriber;
}

/** F70. */
async function answer(message: Message, subscriber: Subscriber, send: Send): Promise<void> {
  const id = typeof message.id === 'string' ? message.id : undefined;
  if (message.type === 'connection_init') {
    send(frames.CONNECTION_ACK);
    send(frames.KEEP_ALIVE);
  } else if (message.type === 'start' && id !== undefined) {
    await subscriber.start(id, message.payload);
  } else if (message.type === 'stop' && id !== undefined) {
    subscriber.stop(id);
  } else {
    const type = String(message.type);
    throw new RequestFault('UnsupportedOperation', `${type} not supported through the realtime channel`);
  }
}

function sender(socket: WebSocket): Send {
  return (frame) => {
    if (socket.readyState !== socket.OPEN) return;
    if (socket.bufferedAmount > UNREAD_LIMIT) socket.terminate();
    else socket.send(frame);
  };
}

async function authenticateUpgrade(
  request: IncomingMessage,
  { authenticate, log }: Realtime,
): Promise<Caller | RequestFault> {
  try {
    return await authenticate(handshakeCredentials(request));
  } catch (fault) {
    return expected(fault, log);
  }
}

function errorFrame(id: unknown, fault: unknown, { log }: Realtime): string {
  const known = typeof id === 'string' ? id : undefined;
  if (fault instanceof SubscriptionRefused) return frames.error(known, fault.errors);
  const { name, message } = expected(fault, log);
  return frames.error(known, [{ errorType: name, message }]);
}

/** What is no `RequestFault` is logged and says nothing. */
function expected(fault: unknown, log: (line: string) => void): RequestFault {
  if (fault instanceof RequestFault) return fault;
  log(`Realtime request failed: ${fault instanceof Error ? fault.stack : String(fault)}`);
  return new RequestFault('InternalFailure', 'InternalFailure', 500);
}

function messageOf(text: string): Message {
  try {
    return (JSON.parse(text) as Message | null) ?? {};
  } catch {
    return {};
  }
}
