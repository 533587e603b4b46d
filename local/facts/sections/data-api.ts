import type { Section } from '../fact.ts';

export const DATA_API: Section = {
  title: 'RDS Data API',
  facts: [
    {
      number: 57,
      mark: 'C',
      source: 'BOTO',
      says: 'There are five operations, each at a path of its own, signed for `rds-data`.',
    },
    {
      number: 58,
      mark: 'C',
      source: 'DA',
      says: 'A request has at most 4 MiB, a result 1 MiB, a row 64 KB, rows as JSON 10 MB.',
    },
    {
      number: 59,
      mark: 'C',
      source: 'DATO',
      says: 'A statement is given up after 45 seconds, and cancelled unless it may continue.',
    },
    {
      number: 60,
      mark: 'C',
      source: 'DA',
      says: 'A transaction ends after three idle minutes, and takes one call at a time.',
    },
    {
      number: 61,
      mark: 'C',
      source: 'BOTO',
      says: 'Parameters are named and typed; arrays and a schema are refused.',
    },
    {
      number: 62,
      mark: 'C',
      source: 'DA',
      says: 'Integers, doubles and booleans keep their type; numerics, UUIDs, times and JSON are texts, times in UTC.',
    },
    {
      number: 63,
      mark: 'C',
      source: 'https://github.com/jeremydaly/data-api-client/issues/70',
      says: 'A string is of type text, and fits no other column without a cast or hint.',
      assumes: [
        {
          what: 'Null without a hint has no type of its own, so it fits every column.',
          where: 'data-api/bind-parameters.ts',
        },
      ],
    },
    {
      number: 64,
      mark: 'C',
      source: 'BOTO',
      says: 'Each error has a name and the HTTP status that belongs to it.',
    },
    {
      number: 65,
      mark: 'C',
      source: 'PAUSE',
      says: 'A paused database refuses the call that wakes it, and the SDK does not send it again.',
    },
    {
      number: 66,
      mark: 'C',
      source: 'DA',
      says: 'The login is in a secret with user name and password; clusters can manage one themselves.',
    },
  ],
};
