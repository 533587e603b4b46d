import type { EventKind, ExceptionKind, PackageStatus } from '../graphql/generated/graphql.ts';
import type { SeedOffice } from './offices.ts';
import type { Random } from './random.ts';
import { minutesUnderway, type Route } from './route.ts';

/** One step of a package's history; `after` in minutes since the step before. */
export type HistoryStep = {
  kind: EventKind;
  office: SeedOffice;
  after: number;
  handedOverTo?: string;
  reason?: string;
  exceptionKind?: ExceptionKind;
};

const UNDELIVERABLE = [
  'nobody at home',
  'office closed',
  'address not found',
  'recipient asked for another day',
];

/** What has happened to a package that is in this status now, after its registration. */
export function historyTo(status: PackageStatus, route: Route, random: Random): HistoryStep[] {
  const soon = () => random.between(15, 240);
  const { origin, hub, destination } = route;
  const accepted: HistoryStep[] = [{ kind: 'ACCEPT', office: origin, after: soon() }];
  const departed: HistoryStep[] = [...accepted, { kind: 'DEPART', office: origin, after: soon() }];
  const overHub: HistoryStep[] = hub
    ? [...departed, { kind: 'RECEIVE', office: hub, after: minutesUnderway(origin, hub) }]
    : departed;
  const underway: HistoryStep[] = hub
    ? [...overHub, { kind: 'DEPART', office: hub, after: soon() }]
    : departed;
  const arrived: HistoryStep[] = [
    ...underway,
    { kind: 'RECEIVE', office: destination, after: minutesUnderway(hub ?? origin, destination) },
  ];
  const out: HistoryStep[] = [...arrived, { kind: 'GO_OUT', office: destination, after: soon() }];
  const failed: HistoryStep[] = [
    ...out,
    { kind: 'FAIL_ATTEMPT', office: destination, after: soon(), reason: random.pick(UNDELIVERABLE) },
  ];
  const shelved: HistoryStep[] = [...arrived, { kind: 'SHELVE', office: destination, after: soon() }];
  const returning: HistoryStep[] = [
    ...failed,
    { kind: 'START_RETURN', office: destination, after: 1440, reason: 'not collected' },
  ];
  const handedOver = (to: string): HistoryStep => ({
    kind: 'HAND_OVER',
    office: to === 'sender' ? origin : destination,
    after: soon(),
    handedOverTo: to,
  });

  const histories: Record<PackageStatus, () => HistoryStep[]> = {
    REGISTERED: () => [],
    ACCEPTED: () => accepted,
    IN_TRANSIT: () => underway,
    AT_HUB: () => overHub,
    ARRIVED: () => arrived,
    READY_FOR_PICKUP: () => shelved,
    OUT_FOR_DELIVERY: () => out,
    ATTEMPT_FAILED: () => failed,
    DELIVERED: () => [...(random.next() < 0.6 ? shelved : out), handedOver('recipient')],
    RETURNING: () => returning,
    RETURNED: () => [
      ...returning,
      { kind: 'DEPART', office: destination, after: soon() },
      { kind: 'RECEIVE', office: origin, after: minutesUnderway(destination, origin) },
      handedOver('sender'),
    ],
    CANCELLED: () => [{ kind: 'CANCEL', office: origin, after: soon(), reason: 'ordered twice' }],
    LOST: () => [
      ...underway,
      { kind: 'DECLARE_LOST', office: destination, after: 20_160, reason: 'search closed' },
    ],
    DISPOSED: () => [
      ...shelved,
      { kind: 'DISPOSE', office: destination, after: 43_200, reason: 'unclaimed for 30 days' },
    ],
  };
  return histories[status]();
}
