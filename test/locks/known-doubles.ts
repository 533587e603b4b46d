import type { Lock } from './lock.ts';

/** A lock that cannot fail alone, why, and the locks that are opened with it. */
type Double = { lock: RegExp; reason: string; others: RegExp[] };

/** A list finds, asks again of what it found, and shows each package by the right to it. */
const EVERY_PACKAGE_FITTING = /^fitting: \( wanted\.sees_all or .* is true$/;
const EVERY_PACKAGE_VISIBLE = /^visible_package_ids: not sees_all is false$/;
const EVERY_PACKAGE_SHOWN = /^package_json: not held\.sees is false$/;

export const KNOWN_DOUBLES: readonly Double[] = [
  {
    lock: /^may_add_staff: not is_admin\(viewer\) is false$/,
    reason: 'asked before Cognito is; save_staff asks again',
    others: [/^save_staff: not is_admin\(viewer\) is false$/],
  },
  {
    lock: /^save_staff: not is_admin\(viewer\) is false$/,
    reason: 'may_add_staff has asked',
    others: [/^may_add_staff: not is_admin\(viewer\) is false$/],
  },
  {
    lock: /^(?:fitting|conditions_of): .* is true$/,
    reason: 'what the lists have found is asked for again, and shown by the right to each',
    others: [EVERY_PACKAGE_VISIBLE, EVERY_PACKAGE_SHOWN],
  },
  {
    lock: /^package_page: f\.package_id = any \(visible_ids\) is true$/,
    reason: 'the lists find only what may be seen, and each is shown by the right to it',
    others: [EVERY_PACKAGE_FITTING, EVERY_PACKAGE_SHOWN],
  },
  {
    lock: /^visible_package_ids: (?:not sees_all is false|.* is true)$/,
    reason: 'the lists find only what may be seen, and each is shown by the right to it',
    others: [EVERY_PACKAGE_FITTING, EVERY_PACKAGE_SHOWN],
  },
  {
    lock: /^visible_package_id: .*\.sees is true$/,
    reason: 'what is found by its number is shown by the right to the package',
    others: [EVERY_PACKAGE_SHOWN],
  },
  {
    lock: /^own_office_ids: m\.sub = viewer ->> 'sub' is true$/,
    reason: 'each package is shown by the right to it',
    others: [EVERY_PACKAGE_SHOWN],
  },
];

/** All of them at once. */
export function allOf(locks: Lock[]): Lock | undefined {
  return locks.reduceRight<Lock | undefined>((rest, one) => (rest ? together(one, rest) : one), undefined);
}

function together(one: Lock, other: Lock): Lock {
  const within = one.within && other.within && [...one.within, ...other.within];
  return {
    ...one,
    within,
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
