import type { PackageStatus } from '../graphql/generated/graphql.ts';
import { anyCarrierNumber } from './carrier-numbers.ts';
import { costsOf, type SeedCost } from './costs.ts';
import { historyTo, type HistoryStep } from './history.ts';
import { SEED_PEOPLE, type SeedPerson } from './people.ts';
import { randomFrom, type Random } from './random.ts';
import { anyRoute, type Route } from './route.ts';
import { STORIES } from './stories.ts';

export type SeedEvent = Omit<HistoryStep, 'office' | 'after'> & { officeCode: string; occurredAt: Date };

export type SeedPackage = {
  key: string;
  sender: SeedPerson;
  recipient: SeedPerson;
  origin: string;
  destination: string;
  promisedAt: Date;
  carrierNumbers: string[];
  /** Where its history leaves it. */
  status: PackageStatus;
  events: SeedEvent[];
  costs: SeedCost[];
};

/** How many packages are in each status, as an ordinary week leaves them. */
const COUNTS: Record<PackageStatus, number> = {
  REGISTERED: 40,
  ACCEPTED: 30,
  IN_TRANSIT: 60,
  AT_HUB: 30,
  ARRIVED: 25,
  READY_FOR_PICKUP: 30,
  OUT_FOR_DELIVERY: 20,
  ATTEMPT_FAILED: 12,
  DELIVERED: 120,
  RETURNING: 8,
  RETURNED: 8,
  CANCELLED: 8,
  LOST: 4,
  DISPOSED: 5,
};

const PACKAGES_A_STORY = 3;
/** How many travel with a carrier that numbers them. */
const NUMBERED_SHARE = 0.4;

/** The packages of the seed: always the same, their history ending shortly before `now`. */
export function seedPackages(now: Date): SeedPackage[] {
  const random = randomFrom(20_260_202);
  const statuses = Object.entries(COUNTS) as [PackageStatus, number][];
  const ordinary = statuses.flatMap(([status, count]) =>
    Array.from({ length: count }, (_, index) =>
      seedPackage(`${status}-${index}`, status, now, random, (route) => historyTo(status, route, random)),
    ),
  );
  const troubled = STORIES.flatMap(({ name, status, steps }) =>
    Array.from({ length: PACKAGES_A_STORY }, (_, index) =>
      seedPackage(`${name}-${index}`, status, now, random, (route) => steps(route, random)),
    ),
  );
  return [...ordinary, ...troubled];
}

function seedPackage(
  key: string,
  status: PackageStatus,
  now: Date,
  random: Random,
  historyOn: (route: Route) => HistoryStep[],
): SeedPackage {
  const route = anyRoute(random);
  const events = dated(historyOn(route), now, random.between(10, 2880));
  return {
    key,
    sender: random.pick(peopleOf(route.origin.code)),
    recipient: random.pick(peopleOf(route.destination.code)),
    origin: route.origin.code,
    destination: route.destination.code,
    promisedAt: hoursAfter(events[0]?.occurredAt ?? now, random.between(48, 120)),
    carrierNumbers: random.next() < NUMBERED_SHARE ? [anyCarrierNumber(route.origin, random)] : [],
    status,
    events,
    costs: costsOf(route, status, random),
  };
}

/** Gives the steps their instants: the last one happened `ago` minutes before now. */
function dated(steps: HistoryStep[], now: Date, ago: number): SeedEvent[] {
  let at = now.getTime() - (ago + steps.slice(1).reduce((sum, { after }) => sum + after, 0)) * 60_000;
  return steps.map(({ office, after, ...event }, index) => {
    if (index > 0) at += after * 60_000;
    return { ...event, officeCode: office.code, occurredAt: new Date(at) };
  });
}

function peopleOf(officeCode: string): SeedPerson[] {
  return SEED_PEOPLE.filter(({ homeOffice }) => homeOffice === officeCode);
}

function hoursAfter(date: Date, hours: number): Date {
  return new Date(date.getTime() + hours * 3_600_000);
}
