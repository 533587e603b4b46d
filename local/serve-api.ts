import { createApi } from './appsync/api.ts';
import type { AppSyncApi } from './appsync/api.ts';
import type { FateOfPush } from './appsync/realtime/publisher.ts';
import type { ApiDefinition } from './appsync/types.ts';
import type { ApiDraft } from './resources/api-draft.ts';
import type { LocalServer } from './server.ts';
import { StartError } from './start-error.ts';
import { guardOf } from './waf/guard.ts';

export type ServedApi = Pick<AppSyncApi, 'idle' | 'dropSockets' | 'close'> & { definition?: ApiDefinition };

type Options = {
  introspection?: boolean;
  log: (line: string) => void;
  fateOfPush: FateOfPush;
  /** Is told the rule of the firewall that refused a request. */
  refused: (rule: string) => void;
};

/** Serves the API that the stack describes, if it describes one. */
export function serveApi(
  draft: ApiDraft,
  server: LocalServer,
  { introspection, refused, ...options }: Options,
): ServedApi {
  const described = draft.finish();
  if (!described) return { idle: async () => {}, dropSockets: () => 0, close: async () => {} };
  const definition = introspection ? { ...described, introspection } : described;
  const api = create(definition, options);
  const judge = draft.firewall() ?? (() => undefined);
  const guard = guardOf(judge, refused);
  server.serve('/graphql', guard.http(api.handle));
  server.serveUpgrade('/graphql/realtime', guard.upgrade(api.upgrade));
  return { definition, idle: api.idle, dropSockets: api.dropSockets, close: api.close };
}

function create(definition: ApiDefinition, options: Parameters<typeof createApi>[1]): AppSyncApi {
  try {
    return createApi(definition, options);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartError(`The API ${definition.name} cannot be created: ${reason}`, { cause: error });
  }
}
