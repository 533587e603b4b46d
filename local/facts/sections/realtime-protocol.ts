import type { Section } from '../fact.ts';

export const PROTOCOL: Section = {
  title: 'The real-time protocol',
  facts: [
    {
      number: 67,
      mark: 'C',
      source: 'WS',
      says: "Subscriptions have a socket at `/graphql/realtime`, which speaks AppSync's own `graphql-ws`.",
    },
    {
      number: 68,
      mark: 'C',
      source: 'WS',
      says: 'Credentials of the handshake come in the query, in a subprotocol or in plain headers.',
    },
    {
      number: 69,
      mark: 'C',
      source: 'WS',
      says: 'They have another shape for each way to sign in; a signature covers `/graphql/connect` and, later, each start.',
    },
    {
      number: 70,
      mark: 'C',
      source: 'WS',
      says: 'Init is acknowledged, starts are acknowledged by id, data and completion carry the id, keep-alives come each minute.',
    },
    {
      number: 71,
      mark: 'C',
      source: 'WS',
      says: 'An id can be used once at a time, a socket lives for 24 hours, and refusals close it or name the id.',
      assumes: [
        {
          what: 'The code beside `UnauthorizedException` is 401, not 400 as in older captures.',
          where: 'appsync/request-fault.ts',
        },
        {
          what: 'A socket ends sooner than that, with the first token that expires.',
          where: 'appsync/realtime/lifetime.ts',
        },
      ],
    },
    {
      number: 72,
      mark: 'C',
      source: 'WS',
      says: 'Each start is authorised by itself, and an invalid one is answered with an error under its id.',
    },
    {
      number: 73,
      mark: 'C',
      source: 'AMP',
      says: 'Clients wait 15 seconds for acknowledgements, and do not try again after 400, 401 or 403.',
    },
    {
      number: 74,
      mark: 'C',
      source: 'QUOTA',
      says: 'A socket has room for 100 subscriptions; a push above 240 KB vanishes.',
      assumes: [
        {
          what: 'Rates of messages and connections are not limited.',
          where: 'appsync/realtime/connection.ts',
        },
      ],
    },
  ],
};
