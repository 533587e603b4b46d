import { createApi } from './appsync/api.ts';
import type { AppSyncApi } from './appsync/api.ts';
import type { ApiDefinition } from './appsync/types.ts';
import type { ApiDraft } from './resources/api-draft.ts';
import type { LocalServer } from './server.ts';
import { StartError } from './start-error.ts';

export type ServedApi = Pick<AppSyncApi, 'idle' | 'close'> & { definition?: ApiDefinition };

/** Serves the API that the stack describes, if it describes one. */
export function serveApi(draft: ApiDraft, server: LocalServer, log: (line: string) => void): ServedApi {
  const definition = draft.finish();
  if (!definition) return { idle: async () => {}, close: async () => {} };
  const api = create(definition, log);
  server.serve('/graphql', api.handle);
  server.serveUpgrade('/graphql/realtime', api.upgrade);
  return { definition, idle: api.idle, close: api.close };
}

function create(definition: ApiDefinition, log: (line: string) => void): AppSyncApi {
  try {
    return createApi(definition, { log });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartError(`The API ${definition.name} cannot be created: ${reason}`, { cause: error });
  }
}
