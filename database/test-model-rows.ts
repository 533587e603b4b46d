import { orderedAt } from '../domain/event-time.ts';
import { exceptionRules } from '../domain/exceptions.ts';
import type { Journey, JourneyEvent } from '../domain/journey.ts';
import { mayTellRecipient, noticeRules } from '../domain/notifications.ts';
import type { ExceptionKind } from '../graphql/generated/graphql.ts';
import { eventsOf, modelOf } from './test-model.ts';
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

type LedgerRow = { eventId: string; state: string };

/** Asks of every event whether there is something to tell, as the queue does; what the ledger then has. */
export async function ledgerOf(db: Database, parcel: Parcel): Promise<LedgerRow[]> {
  const events = (await eventsOf(db, parcel)).filter(({ kind }) => mayTellRecipient(kind));
  await db.query(
    `select c.notification_id
     from unnest($1::uuid[]) e (id)
     cross join claim_notification(e.id, 60) c`,
    [events.map(({ id }) => id)],
  );
  return db.query<LedgerRow>(
    `select n.event_id as "eventId", n.state
     from notification n
     join package_event e on e.id = n.event_id
     where e.package_id = $1
     order by n.event_id`,
    [parcel.id],
  );
}

function ledgerOfModel({ noticeEventIds, status }: Journey, events: JourneyEvent[]): LedgerRow[] {
  const kindOf = new Map(events.map(({ id, kind }) => [id, kind]));
  return noticeEventIds.toSorted().map((eventId) => {
    const holds = noticeRules[kindOf.get(eventId) ?? 'NOTE']?.holdsIn.includes(status);
    return { eventId, state: holds ? 'QUEUED' : 'SUPPRESSED' };
  });
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
  return recipient ? ledgerOfModel(await modelOf(db, parcel), await eventsOf(db, parcel)) : [];
}
