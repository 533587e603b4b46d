import type { Section } from '../fact.ts';

export const SUBSCRIPTIONS: Section = {
  title: 'Subscriptions',
  facts: [
    {
      number: 75,
      mark: 'C',
      source: 'SUB',
      says: 'Only a GraphQL mutation that a subscription names sets it off; a write to the database does not.',
    },
    {
      number: 76,
      mark: 'C',
      source: 'SUB',
      says: 'A subscriber gets what the mutation selected; the rest is null, or an error where null may not be.',
    },
    {
      number: 77,
      mark: 'C',
      source: 'SUB',
      says: 'A subscription has the type of the mutations that feed it.',
    },
    {
      number: 78,
      mark: 'C',
      source: 'SUB',
      says: 'The resolver of a subscription runs when it starts, may refuse it, and delivers nothing.',
    },
    {
      number: 79,
      mark: 'C',
      source: 'SUB',
      says: 'Arguments must equal fields of the result; null equals only null, and what is left out does not matter.',
      assumes: [
        { what: 'The number of arguments is not limited to five.', where: 'appsync/realtime/filter.ts' },
      ],
    },
    {
      number: 80,
      mark: 'C',
      source: 'FILT',
      says: 'An enhanced filter, set in the response handler, takes the place of the arguments.',
    },
    {
      number: 81,
      mark: 'C',
      source: 'FILT',
      says: 'Groups of a filter are alternatives, the filters of a group must all hold; fields nest, and lists are not looked into.',
      assumes: [
        {
          what: '`in`, `notIn` and `containsAny` take any number of values.',
          where: 'appsync/realtime/filter.ts',
        },
      ],
    },
    {
      number: 82,
      mark: 'C',
      source: 'XFORM',
      says: '`toSubscriptionFilter` makes alternatives of several operators on a field, ten at most.',
      assumes: [
        {
          what: 'One alternative looks at five fields at most.',
          where: 'appsync/runtime/subscription-filter.ts',
        },
      ],
    },
    {
      number: 83,
      mark: 'C',
      source: 'EXT',
      says: 'A mutation can end subscriptions by a filter they set at their start, five times in a request.',
      assumes: [
        {
          what: 'The subscriber is told by `complete`, and its socket stays.',
          where: 'appsync/realtime/subscriber.ts',
        },
        {
          what: 'What one request invalidates, also in one handler, is all invalidated, after what it publishes.',
          where: 'appsync/realtime/publisher.ts',
        },
        {
          what: 'What a filter asks for need not be a field of the type that is subscribed to.',
          where: 'appsync/realtime/subscriptions.ts',
        },
      ],
    },
    {
      number: 84,
      mark: 'I',
      source: 'SUB',
      says: 'Nothing promises order or delivery, and nothing is replayed after a gap.',
      assumes: [
        { what: 'Pushes come in order and arrive, unless a fault is asked for.', where: 'faults/types.ts' },
      ],
    },
  ],
};
