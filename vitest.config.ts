import { defineConfig } from 'vitest/config';

/** Tests that start a whole cloud or a real server need more patience than the five seconds vitest gives. */
const PATIENCE = { testTimeout: 120_000, hookTimeout: 240_000 };

/** What keeps nothing between tests is loaded once for all files of a worker: half of the time of many small files is loading. */
const LOADED_ONCE = { ...PATIENCE, isolate: false };

export default defineConfig({
  test: {
    // one less than there are cores, as usual, would leave half of a small machine idle
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{graphql,functions,infra,local,commands,seed,demo,bench,web}/**/*.test.ts'],
          ...PATIENCE,
        },
      },
      { test: { name: 'rules', include: ['{domain,resolvers}/**/*.test.ts'], ...LOADED_ONCE } },
      { test: { name: 'database', include: ['database/**/*.test.ts'], ...LOADED_ONCE } },
      { test: { name: 'journeys', include: ['test/journeys/**/*.test.ts'], ...LOADED_ONCE } },
    ],
  },
});
