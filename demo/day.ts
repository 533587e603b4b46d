import type { ScanKind } from '../graphql/generated/graphql.ts';
import { historyTo, type HistoryStep } from '../seed/history.ts';
import { SEED_PEOPLE, type SeedPerson } from '../seed/people.ts';
import type { Random } from '../seed/random.ts';
import { anyRoute } from '../seed/route.ts';

export type PlannedScan = {
  scanId: string;
  kind: ScanKind;
  officeCode: string;
  occurredAt: Date;
  sentTwice: boolean;
};

export type PlannedPackage = {
  key: string;
  sender: SeedPerson;
  recipient: SeedPerson;
  origin: string;
  hub?: string;
  destination: string;
  scans: PlannedScan[];
};

const DAY_MS = 24 * 3_600_000;
/** How often a thumb is impatient or a network retries. */
const SENT_TWICE_SHARE = 0.05;

/** Packages that are sent and delivered within the day before `now`, at least `scanCount` scans in all. */
export function planDay(run: string, scanCount: number, now: Date, random: Random): PlannedPackage[] {
  const packages: PlannedPackage[] = [];
  for (let planned = 0; planned < scanCount; planned += packages.at(-1)?.scans.length ?? 0) {
    packages.push(planPackage(`${run}-${packages.length}`, now, random));
  }
  return packages;
}

function planPackage(key: string, now: Date, random: Random): PlannedPackage {
  const route = anyRoute(random);
  const steps = historyTo('DELIVERED', route, random);
  const times = spreadOverADay(steps, now, random);
  return {
    key,
    sender: random.pick(peopleOf(route.origin.code)),
    recipient: random.pick(peopleOf(route.destination.code)),
    origin: route.origin.code,
    hub: route.hub?.code,
    destination: route.destination.code,
    scans: steps.map(({ kind, office }, index) => ({
      scanId: `${key}-${index}`,
      kind: kind as ScanKind,
      officeCode: office.code,
      occurredAt: times[index] as Date,
      sentTwice: random.next() < SENT_TWICE_SHARE,
    })),
  };
}

/** The steps in their own rhythm, pressed into one day where they would take longer. */
function spreadOverADay(steps: HistoryStep[], now: Date, random: Random): Date[] {
  const minutes = steps.reduce<number[]>((sums, { after }) => [...sums, (sums.at(-1) ?? 0) + after], []);
  const total = (minutes.at(-1) ?? 0) * 60_000;
  const pace = Math.min(1, (DAY_MS * 0.9) / total);
  const end = now.getTime() - random.next() * (DAY_MS - total * pace);
  return minutes.map((minute) => new Date(end - (total - minute * 60_000) * pace));
}

function peopleOf(officeCode: string): SeedPerson[] {
  return SEED_PEOPLE.filter(({ homeOffice }) => homeOffice === officeCode);
}
