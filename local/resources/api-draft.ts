import type { ApiDefinition, DataSource, FunctionDefinition, ResolverDefinition } from '../appsync/types.ts';
import { StartError } from '../start-error.ts';

/** What `AWS::AppSync::GraphQLApi` itself says. */
export type ApiSettings = Omit<ApiDefinition, 'schema' | 'apiKeys' | 'dataSources' | 'resolvers'>;

/** The one API of a stack while its parts are being created. */
export type ApiDraft = {
  begin: (settings: ApiSettings) => void;
  setSchema: (schema: string) => void;
  addApiKey: (key: ApiDefinition['apiKeys'][number]) => void;
  addDataSource: (name: string, source: DataSource) => void;
  addFunction: (functionId: string, definition: FunctionDefinition) => void;
  findFunction: (functionId: string) => FunctionDefinition;
  addResolver: (resolver: ResolverDefinition) => void;
  /** Undefined if the stack has no API. */
  finish: () => ApiDefinition | undefined;
};

export function createApiDraft(): ApiDraft {
  let settings: ApiSettings | undefined;
  let schema = '';
  const apiKeys: ApiDefinition['apiKeys'] = [];
  const dataSources: Record<string, DataSource> = {};
  const functions = new Map<string, FunctionDefinition>();
  const resolvers: ResolverDefinition[] = [];

  return {
    begin: (given) => {
      if (settings) throw new StartError(`One API runs here, and ${given.name} would be the second.`);
      settings = given;
    },
    setSchema: (text) => {
      schema = text;
    },
    addApiKey: (key) => {
      apiKeys.push(key);
    },
    addDataSource: (name, source) => {
      dataSources[name] = source;
    },
    addFunction: (functionId, definition) => {
      functions.set(functionId, definition);
    },
    findFunction: (functionId) => {
      const found = functions.get(functionId);
      if (!found) throw new StartError(`There is no AppSync function ${functionId}.`);
      return found;
    },
    addResolver: (resolver) => {
      resolvers.push(resolver);
    },
    finish: () => settings && { ...settings, schema, apiKeys, dataSources, resolvers },
  };
}
