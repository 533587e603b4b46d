import { notFound } from './faults.ts';
import type { UserPoolClientProperties } from './types.ts';
import type { UserPool } from './user-pool.ts';

/** An app client and the pool that it belongs to. */
export type PoolClient = { pool: UserPool; clientId: string; client: UserPoolClientProperties };

export type UserPools = {
  add: (pool: UserPool) => void;
  byId: (userPoolId: string | undefined) => UserPool;
  byClient: (clientId: string | undefined) => PoolClient;
};

export function createUserPools(): UserPools {
  const pools = new Map<string, UserPool>();

  return {
    add: (pool) => pools.set(pool.id, pool),
    byId(userPoolId = '') {
      const pool = pools.get(userPoolId);
      if (!pool) throw notFound(`User pool ${userPoolId} does not exist.`);
      return pool;
    },
    byClient(clientId = '') {
      for (const pool of pools.values()) {
        const client = pool.clients.get(clientId);
        if (client) return { pool, clientId, client };
      }
      throw notFound(`User pool client ${clientId} does not exist.`);
    },
  };
}
