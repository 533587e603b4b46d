import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { GraphQLSchema } from 'graphql';
import { authenticator } from './auth/authenticate.ts';
import { createEngine } from './execution/engine.ts';
import type { LoadCode } from './execution/resolvers.ts';
import { httpSurface, type HandleHttp } from './http.ts';
import { createPublisher, type FateOfPush } from './realtime/publisher.ts';
import { realtimeServer } from './realtime/server.ts';
import { createSubscriptions } from './realtime/subscriptions.ts';
import { checkEnvironment } from './runtime/environment.ts';
import { loadCode } from './runtime/load-code.ts';
import { subscriptionTriggers } from './schema/subscription-triggers.ts';
import type { ApiDefinition } from './types.ts';
import { apiWithoutSchema } from './without-schema.ts';

/** One GraphQL API as AppSync serves it: `/graphql` over HTTP, `/graphql/realtime` over WebSockets. */
export type AppSyncApi = {
  handle: HandleHttp;
  upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  schema: GraphQLSchema;
  /** Resolves when everything published so far was handed to the sockets. */
  idle: () => Promise<void>;
  /** Breaks all sockets, or the one that has the subscription; answers how many. */
  dropSockets: (subscriptionId?: string) => number;
  close: () => Promise<void>;
};

type Options = {
  load?: LoadCode;
  /** Gets what resolvers write to their console, and faults nobody expected. */
  log?: (line: string) => void;
  fateOfPush?: FateOfPush;
};

/** Throws, by name, for what AppSync would refuse to create. */
export function createApi(
  definition: ApiDefinition,
  { load = loadCode, log = () => {}, fateOfPush }: Options = {},
): AppSyncApi {
  refuseUnknownModes(definition);
  checkEnvironment(definition.environment);
  if (definition.schema.trim() === '') return apiWithoutSchema();
  const engine = createEngine(definition, {
    load,
    log: (level, values) => log(`${level}: ${values.map(text).join(' ')}`),
  });
  const authenticate = authenticator(definition);
  const subscriptions = createSubscriptions(subscriptionTriggers(engine.schema));
  const publisher = createPublisher(subscriptions, { log, fateOfPush });
  const realtime = realtimeServer({ engine, authenticate, subscriptions, log });

  return {
    handle: httpSurface({ engine, authenticate, cause: publisher.enqueue, log }),
    upgrade: realtime.upgrade,
    schema: engine.schema,
    idle: publisher.idle,
    dropSockets: realtime.dropSockets,
    close: realtime.close,
  };
}

function refuseUnknownModes({ name, defaultAuth, additionalAuth }: ApiDefinition): void {
  for (const mode of [defaultAuth, ...additionalAuth]) {
    const isKnown = mode !== 'OPENID_CONNECT' && mode !== 'AWS_LAMBDA';
    if (!isKnown)
      throw new Error(`The API ${name} uses the authorisation mode ${mode}, which does not run locally.`);
  }
}

function text(value: unknown): string {
  if (value instanceof Error) return String(value.stack);
  return typeof value === 'string' ? value : String(JSON.stringify(value));
}
