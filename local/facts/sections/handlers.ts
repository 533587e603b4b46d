import type { Section } from '../fact.ts';

export const HANDLERS: Section = {
  title: 'Handlers, pipelines, errors',
  facts: [
    {
      number: 21,
      mark: 'C',
      source: 'JSREF',
      says: 'A resolver asks one source between two handlers, or runs 1 to 10 functions that do, between its own.',
    },
    {
      number: 22,
      mark: 'C',
      source: 'RT',
      says: '`runtime.earlyReturn` skips source and response handler, to the next function or to the end of the pipeline.',
    },
    {
      number: 23,
      mark: 'C',
      source: 'CTX',
      says: 'A fault of a source is put into `ctx.error`; it becomes an error only if the response handler says so.',
    },
    {
      number: 24,
      mark: 'C',
      source: 'UTIL',
      says: '`util.error` ends field and pipeline; its data is cut to what was selected, its info is not.',
    },
    {
      number: 25,
      mark: 'C',
      source: 'UTIL',
      says: '`util.appendError` adds an error and lets the field keep its value.',
    },
    {
      number: 26,
      mark: 'C',
      source: 'REC',
      says: '`util.unauthorized` refuses the field in the same words as a missing permission.',
    },
    {
      number: 27,
      mark: 'C',
      source: 'COM#328',
      says: 'An error of a field has path, data, errorType, errorInfo, locations and message, in that order, under HTTP 200.',
    },
    {
      number: 28,
      mark: 'C',
      source: 'SUB',
      says: 'A null that may not be takes its parent along, and its error names type, parent and path.',
      assumes: [
        {
          what: 'That error has no errorType, data or errorInfo.',
          where: 'appsync/execution/field-fault.ts',
        },
      ],
    },
    {
      number: 29,
      mark: 'C',
      source: 'COM#240',
      says: 'A failing root field leaves its siblings alone if it may be null, and nulls everything if it may not.',
    },
    {
      number: 30,
      mark: 'C',
      source: 'HTTP81',
      says: 'What fails validation is answered with HTTP 200, null data and the texts of graphql-java.',
      assumes: [
        {
          what: 'Texts that are recorded nowhere are put together after their like.',
          where: 'appsync/execution/validation-fault.ts',
        },
      ],
    },
    { number: 31, mark: 'C', source: 'TYP', says: '`util.validate` is for mapping templates only.' },
    {
      number: 32,
      mark: 'C',
      source: 'TYP',
      says: '`util` makes ids (UUID, ULID, KSUID), encodes, matches Java patterns, reckons and sets response headers.',
    },
    {
      number: 33,
      mark: 'C',
      source: 'UTIL',
      says: '`util.time` reads and writes times by the patterns of Java, where `YYYY` is the year of the week.',
    },
    {
      number: 34,
      mark: 'C',
      source: 'SCAL',
      says: 'What a handler returns is cut to the type of the field; an object for AWSJSON becomes text.',
      assumes: [
        {
          what: 'Values are coerced to their type as graphql-java would.',
          where: 'appsync/execution/complete.ts',
        },
      ],
    },
  ],
};
