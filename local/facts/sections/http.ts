import type { Section } from '../fact.ts';

export const HTTP: Section = {
  title: 'HTTP and limits',
  facts: [
    {
      number: 101,
      mark: 'C',
      source: 'HTTP81',
      says: 'Bodies that hold no query are refused with 400, faulty queries answered with 200.',
      assumes: [
        { what: 'A GET is refused with 405.', where: 'appsync/http.ts' },
        {
          what: 'A document of more than 15,000 tokens is malformed.',
          where: 'appsync/execution/prepare.ts',
        },
      ],
    },
    {
      number: 102,
      mark: 'C',
      source: 'COMPLEX',
      says: 'An API can limit depth (leaves count) and the number of resolvers, and close introspection.',
    },
    {
      number: 103,
      mark: 'C',
      source: 'QUOTA',
      says: 'A request has 30 seconds, a pipeline ten functions, a batch 2,000 payloads; 2,000 request tokens a second.',
      assumes: [
        { what: 'Requests are never throttled, so there is no answer 429.', where: 'appsync/http.ts' },
        { what: 'A request has at most 5 MB; an answer may be of any size.', where: 'appsync/http.ts' },
      ],
    },
    {
      number: 104,
      mark: 'C',
      source: 'BOTO',
      says: 'Several APIs can be merged into one.',
      because: 'The local cloud serves one API, and the stack has one.',
    },
    {
      number: 105,
      mark: 'C',
      source: 'https://github.com/aws-amplify/amplify-category-api/issues/3159',
      says: 'Many changes to one API at once conflict, and CloudFormation repeats them.',
      because: 'It is between CloudFormation and AppSync while a stack is deployed.',
    },
    {
      number: 106,
      mark: 'R',
      source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html',
      concerns: 'stack',
      says: 'A template has at most 500 resources and 1 MB.',
      assumes: [
        {
          what: 'A local start counts neither; the tests of the stack count both.',
          where: 'assembly/read-assembly.ts',
        },
      ],
    },
  ],
};
