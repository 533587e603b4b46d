import type { Section } from '../fact.ts';

const NO_CACHE = 'The local cloud keeps no cache, and no stack of ours asks for one.';

export const CACHING: Section = {
  title: 'Caching',
  facts: [
    {
      number: 40,
      mark: 'C',
      source: 'CACHE',
      says: 'An API can cache whole requests, resolvers or operations for up to an hour; keys decide who shares an answer.',
      because: NO_CACHE,
    },
    {
      number: 41,
      mark: 'C',
      source: 'CACHE',
      says: 'A mutation can evict cached answers by their keys, and tells how many it did.',
    },
    {
      number: 42,
      mark: 'R',
      source: 'CACHE',
      says: 'Mutations and subscriptions are never cached; a cached answer runs no handler.',
      because: NO_CACHE,
    },
    {
      number: 43,
      mark: 'C',
      source: 'CACHE',
      says: 'Larger answers are compressed for clients that accept it.',
    },
  ],
};
