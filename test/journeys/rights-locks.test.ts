import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wiring } from '../../graphql/wiring.ts';
import { databaseLocks } from '../locks/database-locks.ts';
import { directiveLocks } from '../locks/directive-locks.ts';
import type { Lock } from '../locks/lock.ts';
import { resolverLocks } from '../locks/resolver-locks.ts';
import { aPrison, caughtBy, type Prison } from '../locks/run-locks.ts';
import { sqlLocks } from '../locks/sql-locks.ts';
import { present } from '../present.ts';

/** The fields that the removals below are asked of. */
const FIELDS = [
  'Query.getOffice',
  'Mutation.removeWatcher',
  'Subscription.onOfficeEvent',
  'Mutation.updateOffice',
];

let prison: Prison;
let locks: Lock[];

beforeAll(async () => {
  prison = await aPrison(FIELDS);
  locks = [...directiveLocks(), ...resolverLocks(), ...sqlLocks(), ...(await databaseLocks(prison.bench.db))];
});

afterAll(() => prison.bench.db.close());

const named = (name: string) => present(locks.find((lock) => lock.name === name));

describe('a lock', () => {
  it('is found on every root field, and of every kind', () => {
    const doors = new Set(locks.map(({ fields: [field = ''] }) => field));

    expect(Object.keys(wiring).filter((field) => !doors.has(field))).toEqual([]);
    expect([...new Set(locks.map(({ kind }) => kind))].sort()).toEqual(
      ['directive', 'grant', 'predicate', 'row', 'subscription', 'token'].sort(),
    );
  });

  it.each([
    'Mutation.updateOffice @aws_cognito_user_pools, its groups',
    'Query.getOffice @aws_iam',
    'Query.getOffice is an access token',
    'Subscription.onOfficeEvent is filtered',
    'Subscription.onOfficeEvent ends with the right',
    "sees_offices: viewer -> 'groups' ? 'staff' is true",
    'row-level security of person_contact',
    'no privilege on person_contact',
  ])('is missed when it is gone: %s', async (name) => {
    expect(await caughtBy(prison, named(name))).not.toBeNull();
  });

  it('is not missed as long as it is there', async () => {
    const nothing: Lock = {
      kind: 'directive',
      name: 'nothing',
      fields: FIELDS,
      removed: (bench) => Promise.resolve({ bench, restore: () => Promise.resolve() }),
    };

    expect(await caughtBy(prison, nothing)).toBeNull();
  });
});
