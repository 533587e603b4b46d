import type { Section } from '../fact.ts';

export const SCHEMA: Section = {
  title: 'Schema and scalars',
  facts: [
    {
      number: 85,
      mark: 'C',
      source: 'SCAL',
      says: "Scalars of one's own do not exist, names may not begin with AWS; interfaces and unions are told by `__typename`.",
    },
    {
      number: 86,
      mark: 'C',
      source: 'COM#38',
      says: 'Extensions are refused, and descriptions in enums have been.',
      assumes: [
        {
          what: 'It is still so: `extend` is refused here, and our schema is deployed without descriptions.',
          where: 'appsync/schema/build-schema.ts',
        },
      ],
    },
    {
      number: 87,
      mark: 'C',
      source: 'COM#38',
      says: 'A schema has at most 1 MB, and whatever is wrong with it is told in one and the same sentence.',
    },
    {
      number: 88,
      mark: 'C',
      source: 'SCAL',
      says: 'Nine scalars have forms of their own, e.g. times with an offset, and texts that hold JSON.',
    },
    { number: 89, mark: 'C', source: 'TYPES', says: 'Int has 32 bits.' },
    {
      number: 90,
      mark: 'I',
      source: 'https://github.com/graphql-java/graphql-java',
      says: 'Input is coerced as graphql-java does.',
      assumes: [
        {
          what: "Small liberties of graphql-java (text for Float, numbers for Boolean) are not taken: graphql-js's rules hold.",
          where: 'appsync/execution/variables.ts',
        },
      ],
    },
    {
      number: 91,
      mark: 'R',
      source: 'TYPES',
      says: '`@deprecated` and default values are taken; `@oneOf`, `@defer` and `@stream` are not.',
      assumes: [
        {
          what: 'What graphql-js takes is taken here, `@oneOf` too; the check of our template refuses that.',
          where: 'appsync/schema/build-schema.ts',
        },
      ],
    },
  ],
};
