import type { ApiDefinition, DataSource, FunctionDefinition, ResolverDefinition } from '../appsync/types.ts';
import { StartError } from '../start-error.ts';
import type { WebAcl } from '../waf/web-acl.ts';

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
  /** Puts a firewall in front of it; false if the ARN is not that of the API. */
  protect: (arn: string, judge: WebAcl['judge']) => boolean;
  /** Undefined if nothing stands in front of it. */
  firewall: () => WebAcl['judge'] | undefined;
  /** Undefined if the stack has no API. */
  finish: () => ApiDefinition | undefined;
};

export function createApiDraft(): ApiDraft {
  let settings: ApiSettings | undefined;
  let schema = '';
  let firewall: WebAcl['judge'] | undefined;
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
    protect: (arn, judge) => {
      if (arn !== settings?.arn) return false;
      firewall = judge;
      return true;
    },
    firewall: () => firewall,
    finish: () => settings && { ...settings, schema, apiKeys, dataSources, resolvers },
  };
}
