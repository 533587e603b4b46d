import type { Lock } from './lock.ts';

/** A lock that cannot fail alone, why, and the lock that is opened with it, where there is one. */
type Double = { reason: string; other?: string };

export const KNOWN_DOUBLES: ReadonlyMap<string, Double> = new Map<string, Double>([
  [
    'may_add_staff: not is_admin(viewer) is false',
    {
      reason: 'asked before Cognito is; save_staff asks again',
      other: 'save_staff: not is_admin(viewer) is false',
    },
  ],
  [
    'save_staff: not is_admin(viewer) is false',
    {
      reason: 'may_add_staff has asked',
      other: 'may_add_staff: not is_admin(viewer) is false',
    },
  ],
  [
    "may_add_staff: (input ->> 'role' in ('CLERK', 'MANAGER')) is not true is false",
    { reason: 'the schema takes no other role' },
  ],
  [
    "claim_people: viewer ->> 'kind' = 'USER' is true",
    { reason: 'the door of claimPerson takes users alone' },
  ],
  ["claim_people: viewer ->> 'sub' <> '' is true", { reason: 'no token is taken whose sub is empty' }],
  [
    "claim_people: (viewer ->> 'kind' = 'USER' and viewer ->> 'sub' <> '') is not true is false",
    { reason: 'both of its parts are covered' },
  ],
]);

/** Both at once. */
export function together(one: Lock, other: Lock): Lock {
  return {
    ...one,
    removed: async (bench) => {
      const first = await one.removed(bench);
      const second = await other.removed(first.bench);
      return {
        bench: second.bench,
        restore: async () => {
          await second.restore();
          await first.restore();
        },
      };
    },
  };
}
