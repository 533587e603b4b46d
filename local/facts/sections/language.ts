import type { Section } from '../fact.ts';

export const LANGUAGE: Section = {
  title: 'The language of resolvers',
  facts: [
    {
      number: 1,
      mark: 'C',
      source: 'BOTO',
      says: 'There is one runtime, APPSYNC_JS 1.0.0, and code is at most 32,768 characters long (the manual says 32,000, which is what we check).',
    },
    {
      number: 2,
      mark: 'C',
      source: 'FEAT',
      says: 'Most operators exist; `++`, `--`, `~`, `in` and `instanceof` do not.',
    },
    {
      number: 3,
      mark: 'C',
      source: 'FEAT',
      says: 'Loops are `for-in` and `for-of` only; `while`, `do`, counting loops, `try`, `throw`, `continue` and labels are refused.',
    },
    {
      number: 4,
      mark: 'C',
      source: 'FEAT',
      says: 'Functions may not recurse, be handed on (except to callbacks of arrays), be async or generators; no classes, `new` or `this`.',
    },
    {
      number: 5,
      mark: 'C',
      source: 'FEAT',
      says: 'Only the listed built-ins exist: `sort` takes no comparator, `JSON.parse` gives a blank for bad text, patterns are Java texts.',
      assumes: [
        {
          what: 'What the list lacks is absent: `Date`, `includes`, `substring`, `toString`, `parseInt` …',
          where: 'appsync/runtime/builtins.ts',
        },
      ],
    },
    {
      number: 6,
      mark: 'C',
      source: 'FEAT',
      says: 'Code always runs in strict mode and cannot change a global.',
    },
    {
      number: 7,
      mark: 'C',
      source: 'COM#334',
      says: 'Code is type-checked when it is created; faults come as parser or lint errors with their place.',
      assumes: [
        {
          what: 'Types are not checked here; names that the typings lack are refused.',
          where: 'appsync/runtime/name-rules.ts',
        },
      ],
    },
    {
      number: 8,
      mark: 'C',
      source: 'COM#371',
      says: 'Callbacks of arrays and `for-of` end silently after 1,000 rounds.',
      assumes: [
        {
          what: 'Each loop counts by itself; `findLast`, `findLastIndex` and `reduceRight` count from the end; `for-in` is not counted.',
          where: 'appsync/runtime/inner-builtins.js',
        },
      ],
    },
    {
      number: 9,
      mark: 'C',
      source: 'COM#305',
      says: '`null` equals `undefined`, strictly too.',
      assumes: [
        {
          what: '`case null` takes `undefined` too; default values stand for `undefined` only.',
          where: 'appsync/runtime/null-comparisons.ts',
        },
      ],
    },
    {
      number: 10,
      mark: 'C',
      source: 'COM#301',
      says: 'Many imports or large constants can be too much for AppSync before the code reaches its limit.',
      because: 'The limit is published nowhere; our largest resolver is a fifth of what is allowed.',
    },
    {
      number: 11,
      mark: 'C',
      source: 'COM#328',
      says: 'A fault of the code is an error of the field, of type `Code`, that tells line and column; the pipeline ends.',
    },
    {
      number: 12,
      mark: 'C',
      source: 'JSREF',
      says: "Code may import only AppSync's own modules; everything else has to be bundled, without down-levelling.",
      assumes: [
        {
          what: 'The expressions that the module for DynamoDB writes in updates and projections are recorded nowhere.',
          where: 'appsync/runtime/dynamodb-update.ts',
        },
        {
          what: 'The module for AI, `util.xml` and queries of OpenSearch are refused: nothing here answers them.',
          where: 'appsync/runtime/library.ts',
        },
      ],
    },
    {
      number: 13,
      mark: 'C',
      source: 'TYP',
      says: 'The published package `@aws-appsync/utils` has types and no behaviour.',
      because: 'It is the reason why `appsync/runtime/` exists.',
    },
    {
      number: 14,
      mark: 'C',
      source: 'ENV',
      says: 'An API has at most 50 variables, which its code finds in `ctx.env`.',
    },
  ],
};
