import { GraphQLSchema } from 'graphql';
import type { AppSyncApi } from './api.ts';

const REFUSAL = {
  errors: [{ errorType: 'GraphQLSchemaException', message: 'The API has no schema.' }],
};

/** What an API is before it is given a schema (F101). */
export function apiWithoutSchema(): AppSyncApi {
  return {
    handle: async (_request, response) => {
      response.writeHead(502, {
        'content-type': 'application/json;charset=UTF-8',
        'x-amzn-ErrorType': 'GraphQLSchemaException',
      });
      response.end(JSON.stringify(REFUSAL));
    },
    upgrade: (_request, socket) => {
      socket.on('error', () => socket.destroy());
      socket.end('HTTP/1.1 502 Bad Gateway\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
    },
    schema: new GraphQLSchema({}),
    dropSockets: () => 0,
    idle: async () => {},
    close: async () => {},
  };
}
