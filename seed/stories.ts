import type { ExceptionKind, PackageStatus } from '../graphql/generated/graphql.ts';
import { historyTo, type HistoryStep } from './history.ts';
import type { Random } from './random.ts';
import type { Route } from './route.ts';

/** A history that did not go as it should have. */
export type Story = {
  readonly name: string;
  /** Where it leaves the package. */
  readonly status: PackageStatus;
  steps(route: Route, random: Random): HistoryStep[];
};

type Trouble = { after: PackageStatus; reason: string };

/** What somebody or a carrier has said to be wrong, and where the package was then. */
const TROUBLES: { readonly [Kind in ExceptionKind]?: Trouble } = {
  DELAYED: { after: 'IN_TRANSIT', reason: 'storm over the Atlantic' },
  STALLED: { after: 'AT_HUB', reason: 'no scan for four days' },
  ON_HOLD: { after: 'ACCEPTED', reason: 'declaration of contents is missing' },
  DAMAGED: { after: 'ARRIVED', reason: 'a corner is crushed' },
  ADDRESS_PROBLEM: { after: 'ATTEMPT_FAILED', reason: 'no such house number' },
  CUSTOMS: { after: 'AT_HUB', reason: 'invoice is asked for' },
  REFUSED: { after: 'ATTEMPT_FAILED', reason: 'recipient did not order it' },
  UNCLAIMED: { after: 'READY_FOR_PICKUP', reason: 'nobody came within two weeks' },
};

const TROUBLED: Story[] = Object.entries(TROUBLES).map(([kind, { after: status, reason }]) => ({
  name: kind,
  status,
  steps: ({ origin, hub = origin, destination }, random) => [
    // over a hub, or there would be none to be stuck at
    ...historyTo(status, { origin, hub, destination }, random),
    {
      kind: 'RAISE_EXCEPTION',
      exceptionKind: kind as ExceptionKind,
      office: destination,
      after: random.between(5, 60),
      reason,
    },
  ],
}));

const MISROUTED: Story = {
  name: 'MISROUTED',
  status: 'IN_TRANSIT',
  steps: (route, random) => [
    ...historyTo('ARRIVED', route, random),
    { kind: 'DEPART', office: route.destination, after: 45 },
  ],
};

const CUSTODY_GAP: Story = {
  name: 'CUSTODY_GAP',
  status: 'IN_TRANSIT',
  steps: ({ origin }) => [{ kind: 'DEPART', office: origin, after: 30 }],
};

const CAME_BACK: Story = {
  name: 'came-back',
  status: 'RETURNING',
  steps: (route, random) => [
    ...historyTo('DELIVERED', route, random),
    { kind: 'START_RETURN', office: route.destination, after: 2880, reason: 'wrong size' },
  ],
};

const TAKEN_BACK: Story = {
  name: 'taken-back',
  status: 'ARRIVED',
  steps: (route, random) => [
    ...historyTo('ARRIVED', route, random),
    { kind: 'HAND_OVER', office: route.destination, after: 20, handedOverTo: 'recipient' },
    { kind: 'VOID', office: route.destination, after: 3, reason: 'scanned the parcel beside it' },
  ],
};

/** Everything that can be wrong with a package, and what can be done about it. A skewed clock is left to real ones. */
export const STORIES: readonly Story[] = [...TROUBLED, MISROUTED, CUSTODY_GAP, CAME_BACK, TAKEN_BACK];
