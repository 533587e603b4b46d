import { defineConfig } from 'vitest/config';

/** Tests that start a whole cloud or a real server need more patience than the five seconds vitest gives. */
const PATIENCE = { testTimeout: 120_000, hookTimeout: 240_000 };

export default defineConfig({
  test: {
    // one less than there are cores, as usual, would leave half of a small machine idle
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            '{domain,graphql,resolvers,functions,infra,local,commands,seed,demo,bench,web}/**/*.test.ts',
          ],
          ...PATIENCE,
        },
      },
      { test: { name: 'database', include: ['database/**/*.test.ts'], ...PATIENCE } },
      { test: { name: 'journeys', include: ['test/journeys/**/*.test.ts'], ...PATIENCE } },
    ],
  },
});
