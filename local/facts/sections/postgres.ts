import type { Section } from '../fact.ts';

export const POSTGRES: Section = {
  title: 'Postgres on one machine',
  facts: [
    {
      number: 117,
      mark: 'C',
      source: 'TRIED',
      says: 'PGlite is one session inside the process: a transaction that waits for another call waits for ever.',
    },
    {
      number: 118,
      mark: 'C',
      source: 'TRIED',
      says: 'A client of Postgres without a listener for errors takes the process along when the server restarts.',
    },
    {
      number: 119,
      mark: 'C',
      source: 'TRIED',
      says: 'A Postgres server will not run as root, so the packaged one needs a user of its own.',
      because:
        'It is about the tests that want several sessions, which use such a server; the local cloud does not.',
    },
    {
      number: 120,
      mark: 'C',
      source: 'TRIED',
      says: 'SDKs find local services, under paths too, by `AWS_ENDPOINT_URL_<SERVICE>`.',
    },
    {
      number: 121,
      mark: 'C',
      source: 'SNS',
      says: 'Batches fail entry by entry inside an answer of 200; a consumer that answers nonsense gets the whole batch again.',
    },
  ],
};
