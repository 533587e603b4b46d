import type { Section } from '../fact.ts';

export const CLIENTS: Section = {
  title: 'Real clients',
  facts: [
    {
      number: 107,
      mark: 'C',
      source: 'AMP',
      says: 'Amplify posts query and variables with a key, a bare token or a signature.',
    },
    {
      number: 108,
      mark: 'C',
      source: 'AMP',
      says: 'Amplify makes `wss://` of every endpoint that is not written `HTTP://`.',
    },
    {
      number: 109,
      mark: 'C',
      source: 'AMP',
      says: 'Amplify sends credentials as a subprotocol and may start without waiting for init; older clients use the query.',
    },
    {
      number: 110,
      mark: 'C',
      source: 'AMP',
      says: 'Amplify closes a socket without keep-alives, and all its subscriptions when one is unauthorised.',
    },
    {
      number: 111,
      mark: 'C',
      source: 'AMP',
      says: 'Signed sockets cover `/connect` with an empty object, and each start with the exact text of its data.',
    },
    {
      number: 112,
      mark: 'C',
      source: 'TRIED',
      says: "Apollo's links add `__typename` to what they ask, and fail all observers when the socket closes.",
    },
  ],
};
