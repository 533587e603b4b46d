import type { Operation } from './operation.ts';

export const headBucket: Operation = {
  action: 's3:ListBucket',
  run: async () => ({ status: 200 }),
};
