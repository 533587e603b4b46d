import fc from 'fast-check';
import type { PackageStatus } from '../../graphql/generated/graphql.ts';
import type { Fate, TestWorld } from './test-world.ts';

export const STATUSES = [
  'ACCEPTED',
  'IN_TRANSIT',
  'ARRIVED',
  'READY_FOR_PICKUP',
  'DELIVERED',
] satisfies PackageStatus[];

export type Mishap =
  | { type: 'HAPPEN'; packageId: string; status: PackageStatus; fate: Fate }
  | { type: 'PASS'; milliseconds: number }
  | { type: 'CUT' | 'OUT' | 'IN' };

const fate = fc.record({
  delay: fc.integer({ min: 1, max: 2_000 }),
  isLost: fc.nat(4).map((chance) => chance === 0),
  isDoubled: fc.boolean(),
});

const mishap: fc.Arbitrary<Mishap> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      type: fc.constant('HAPPEN' as const),
      packageId: fc.constantFrom('p', 'q'),
      status: fc.constantFrom(...STATUSES),
      fate,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('PASS' as const),
      milliseconds: fc.integer({ min: 1, max: 5_000 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constantFrom('CUT' as const, 'OUT' as const, 'IN' as const) }),
  },
);

export const mishaps = fc.array(mishap, { maxLength: 40 });

export const chances = fc.infiniteStream(fc.double({ min: 0, max: 0.99, noNaN: true }));

export async function suffer(
  { happen, clock, cutSockets, setOutage }: TestWorld,
  all: Mishap[],
): Promise<void> {
  for (const one of all) {
    if (one.type === 'HAPPEN') happen(one.packageId, one.status, one.fate);
    else if (one.type === 'PASS') await clock.pass(one.milliseconds);
    else if (one.type === 'CUT') cutSockets();
    else setOutage(one.type === 'OUT');
  }
  setOutage(false);
}
