import type { Section } from '../fact.ts';

export const RDS: Section = {
  title: 'The database as a source',
  facts: [
    {
      number: 44,
      mark: 'C',
      source: 'RDS',
      says: 'A request holds one or two statements, variables, and hints for their types.',
    },
    {
      number: 45,
      mark: 'C',
      source: 'REC',
      says: '`createPgStatement` takes built statements, templates and text; numbers of variables run on into the second.',
    },
    {
      number: 46,
      mark: 'C',
      source: 'RDS',
      says: '`sql` makes a variable of every interpolated value; plain text is sent as it is.',
    },
    {
      number: 47,
      mark: 'C',
      source: 'REC',
      says: 'A hint names the type of a text, and the text is passed on unchanged.',
      assumes: [
        {
          what: 'A timestamp with `T` and `Z` under a hint is left to Postgres, which reads it and drops the zone.',
          where: 'data-api/bind-parameters.ts',
        },
      ],
    },
    {
      number: 48,
      mark: 'C',
      source: 'RDS',
      says: 'The result is JSON text with rows of typed cells; `toJsonObject` reads it.',
    },
    {
      number: 49,
      mark: 'C',
      source: 'REC',
      says: '`toJsonObject` prefers labels to names; a statement without rows to return gives one empty row.',
      assumes: [
        {
          what: 'Columns that are null are absent when code runs, as `EvaluateCode` shows them.',
          where: 'appsync/runtime/rds-result.ts',
        },
      ],
    },
    {
      number: 50,
      mark: 'C',
      source: 'REC',
      says: 'Built statements quote names, bind values, and refuse directions of order that are none.',
    },
    {
      number: 51,
      mark: 'C',
      source: 'REC',
      says: 'Traps: `or` is not grouped, an empty `where` is dropped, `eq: null` and `in` are refused, null is written inline.',
      assumes: [
        {
          what: '`returning` is written after the statement as documented; it is recorded nowhere.',
          where: 'appsync/runtime/rds-render.ts',
        },
      ],
    },
    {
      number: 52,
      mark: 'U',
      source: 'TYP',
      says: 'Typings know joins, groups and subqueries whose text is recorded nowhere.',
      assumes: [
        { what: 'They are refused, rather than rendered by guess.', where: 'appsync/runtime/rds.ts' },
      ],
    },
    {
      number: 53,
      mark: 'C',
      source: 'COM#139',
      says: 'A fault of the database arrives as `RDSHttp:{"message":…}` with the HTTP status as its type.',
      assumes: [
        {
          what: 'A database that wakes up, or is too slow, is told in the same form.',
          where: 'appsync/sources/database.ts',
        },
      ],
    },
    {
      number: 54,
      mark: 'U',
      source: 'DA',
      says: 'Whether two statements of one request are one transaction is not documented.',
      assumes: [
        {
          what: 'They are two calls: the first stays when the second fails.',
          where: 'appsync/sources/database.ts',
        },
      ],
    },
    { number: 55, mark: 'C', source: 'COM#284', says: 'Variables are bound as typed parameters.' },
    {
      number: 56,
      mark: 'C',
      source: 'CDK',
      says: "A source's role needs the Data API on the cluster and the value of its secret.",
    },
  ],
};
