import type { Section } from '../fact.ts';

export const LAMBDA: Section = {
  title: 'None, Lambda, batches',
  facts: [
    {
      number: 35,
      mark: 'C',
      source: 'NONE',
      says: 'The source NONE answers with the payload it was given, or null.',
    },
    {
      number: 36,
      mark: 'C',
      source: 'LAMBDA',
      says: 'A Lambda is invoked and waited for, or woken by an event that answers null at once.',
      assumes: [
        { what: 'Without code a Lambda gets the whole context.', where: 'appsync/sources/lambda.ts' },
      ],
    },
    {
      number: 37,
      mark: 'C',
      source: 'LAMBDA',
      says: 'A batch is a list of payloads, answered by a list of the same length; only Lambdas take batches.',
      assumes: [
        {
          what: 'A batch without a size, or of size 0, holds one payload.',
          where: 'appsync/sources/lambda.ts',
        },
      ],
    },
    {
      number: 38,
      mark: 'R',
      source: 'LAMBDA',
      says: 'What a Lambda throws arrives as its message, of type `Lambda:Unhandled`; a request ends after 30 seconds.',
      assumes: [
        {
          what: 'A Lambda that takes too long has the same type.',
          where: 'appsync/sources/source-answer.ts',
        },
      ],
    },
    {
      number: 39,
      mark: 'R',
      source: 'https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html',
      says: 'A Lambda that is waited for answers at most 6 MB.',
      assumes: [{ what: 'The limit is 6,291,556 bytes.', where: 'lambda/payload.ts' }],
    },
  ],
};
