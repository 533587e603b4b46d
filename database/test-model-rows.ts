import { orderedAt } from '../domain/event-time.ts';
import { exceptionRules } from '../domain/exceptions.ts';
import type { Journey, JourneyEvent } from '../domain/journey.ts';
import type { ExceptionKind, NotificationKind } from '../graphql/generated/graphql.ts';
import { notificationMatrix } from '../domain/notification-matrix.ts';
import { noticeHoldsIn } from '../domain/notifications.ts';
import { noticesOf } from '../domain/notices.ts';
import { eventsOf, modelOf, routeOf } from './test-model.ts';
import type { Database, Parcel } from './test-parcel.ts';

type ExceptionRow = {
  kind: ExceptionKind;
  openedByEventId: string;
  openedAt: string;
  closedAt: string | null;
  needsAction: boolean;
};

/** The exceptions of a package, open and closed. */
export async function exceptionsOf(db: Database, parcel: Parcel): Promise<ExceptionRow[]> {
  return db.query<ExceptionRow>(
    `select kind, opened_by_event_id as "openedByEventId", as_instant(opened_at) as "openedAt",
       as_instant(closed_at) as "closedAt", needs_action as "needsAction"
     from package_exception
     where package_id = $1
     order by kind, opened_by_event_id`,
    [parcel.id],
  );
}

/** What they are by the model. */
export function exceptionsOfModel(journey: Journey, events: JourneyEvent[]): ExceptionRow[] {
  const momentOf = new Map(events.map((event) => [event.id, new Date(orderedAt(event)).toISOString()]));
  const open = (Object.entries(journey.openExceptions) as [ExceptionKind, string][]).map(
    ([kind, openedByEventId]) => ({ kind, openedByEventId, closedAt: null }),
  );
  const closed = journey.closedExceptions.map(({ kind, openedByEventId, closedByEventId }) => ({
    kind,
    openedByEventId,
    closedAt: momentOf.get(closedByEventId) ?? '',
  }));
  return [...open, ...closed]
    .map((row) => ({
      ...row,
      openedAt: momentOf.get(row.openedByEventId) ?? '',
      needsAction: exceptionRules[row.kind].needsAction,
    }))
    .sort((one, other) => (nameOf(one) < nameOf(other) ? -1 : 1));
}

function nameOf({ kind, openedByEventId }: Pick<ExceptionRow, 'kind' | 'openedByEventId'>): string {
  return `${kind} ${openedByEventId}`;
}

type LedgerRow = { eventId: string; kind: NotificationKind; isDropped: boolean };

/** Plans what is to be told of every event, as the queue does; what the ledger then has of news for the recipient. */
export async function ledgerOf(db: Database, parcel: Parcel): Promise<LedgerRow[]> {
  const events = await eventsOf(db, parcel);
  await db.query('select plan_notifications(e.id, clock_timestamp()) from unnest($1::uuid[]) e (id)', [
    events.map(({ id }) => id),
  ]);
  return db.query<LedgerRow>(
    `select n.event_id as "eventId", n.kind, n.state = 'SUPPRESSED' as "isDropped"
     from notification n
     where n.package_id = $1
       and n.role = 'RECIPIENT'
       and notice_holds_in(n.kind, 'REGISTERED') is not null
     order by n.event_id`,
    [parcel.id],
  );
}

/** Of two that say the same, the earlier one is not told any more. */
function ledgerOfModel(journey: Journey, news: [string, NotificationKind][]): LedgerRow[] {
  return news
    .filter(([, kind]) => notificationMatrix[kind].RECIPIENT.EMAIL === 'ON')
    .map(([eventId, kind], place, told) => {
      const holds =
        noticeHoldsIn[kind]?.includes(journey.status) &&
        !told.slice(place + 1).some(([, later]) => later === kind);
      return { eventId, kind, isDropped: !holds };
    })
    .toSorted((one, other) => (one.eventId < other.eventId ? -1 : 1));
}

/** When a completion happened depends on when it was sent; which exceptions there are does not. */
export async function openingsOf(db: Database, parcel: Parcel) {
  const exceptions = await exceptionsOf(db, parcel);
  return exceptions.map((exception) => ({ ...exception, closedAt: exception.closedAt !== null }));
}

/** What it has by the model; nobody is told of a package that is nobody's yet. */
export async function expectedLedger(db: Database, parcel: Parcel): Promise<LedgerRow[]> {
  const [recipient] = await db.query('select from package where id = $1 and recipient_id is not null', [
    parcel.id,
  ]);
  if (!recipient) return [];
  const events = await eventsOf(db, parcel);
  return ledgerOfModel(await modelOf(db, parcel), noticesOf(events, await routeOf(db, parcel)));
}
