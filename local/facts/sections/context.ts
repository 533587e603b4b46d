import type { Section } from '../fact.ts';

export const CONTEXT: Section = {
  title: 'What a resolver sees',
  facts: [
    {
      number: 15,
      mark: 'C',
      source: 'CTX',
      says: 'The context has arguments, identity, source, stash, result, previous result, request, info, environment and error.',
    },
    {
      number: 16,
      mark: 'C',
      source: 'CTX',
      says: 'The identity has another shape for each way to sign in, and is null for an API key.',
    },
    {
      number: 17,
      mark: 'C',
      source: 'UTIL',
      says: '`util.authType()` names the way to sign in, in words of its own.',
      assumes: [
        { what: 'A Lambda authorizer is called `Lambda Authorization`.', where: 'appsync/auth/identity.ts' },
      ],
    },
    {
      number: 18,
      mark: 'C',
      source: 'CTX',
      says: 'Headers come in lower case, as lists where repeated, and without cookies; the domain is null unless it is a custom one.',
    },
    {
      number: 19,
      mark: 'C',
      source: 'CTX',
      says: 'The selection lists paths with parents, by alias, with fragments expanded; it is absent from the JSON of `ctx.info`.',
    },
    {
      number: 20,
      mark: 'C',
      source: 'https://spec.graphql.org',
      says: 'Root fields of a query are resolved side by side, those of a mutation one after another.',
      assumes: [
        {
          what: 'At the root `ctx.source` is null, not an empty object.',
          where: 'appsync/execution/invocation.ts',
        },
      ],
    },
  ],
};
