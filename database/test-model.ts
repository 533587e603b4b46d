import { journeyOf, type Journey, type JourneyEvent, type Route } from '../domain/journey.ts';
import type { Database, Parcel } from './test-parcel.ts';

/** The events of a package as the model reads them, in the order in which they were recorded. */
export async function eventsOf(db: Database, parcel: Parcel): Promise<JourneyEvent[]> {
  return db.query<JourneyEvent>(
    `select id, kind, as_instant(occurred_at) as "occurredAt", as_instant(recorded_at) as "recordedAt",
       office_id as "officeId", location_id as "locationId", voids_event_id as "voidsEventId",
       exception_kind as "exceptionKind"
     from package_event
     where package_id = $1
     order by version`,
    [parcel.id],
  );
}

/** What the model says of the events that the database has. */
export async function modelOf(db: Database, parcel: Parcel): Promise<Journey> {
  return journeyOf(await eventsOf(db, parcel), await routeOf(db, parcel));
}

/** The offices between which it goes. */
export async function routeOf(db: Database, parcel: Parcel): Promise<Route> {
  const [route] = await db.query<Route>(
    `select origin_office_id as "originOfficeId", destination_office_id as "destinationOfficeId"
     from package
     where id = $1`,
    [parcel.id],
  );
  return route as Route;
}

/** What the database says. */
export async function journeyInDatabase(db: Database, parcel: Parcel): Promise<Journey> {
  const [state] = await db.query<Journey>(
    `select status, office_id as "officeId", location_id as "locationId", journey, attempts,
       status_before_loss as "statusBeforeLoss", open_exceptions as "openExceptions",
       uncounted_event_ids::text[] as "uncountedEventIds", voided_event_ids::text[] as "voidedEventIds",
       closed_exceptions as "closedExceptions", notice_event_ids::text[] as "noticeEventIds"
     from package_state
     where package_id = $1`,
    [parcel.id],
  );
  return state as Journey;
}

/** What hangs on the state: the rows that lists, exceptions and the relay are made from. */
export async function projectionsOf(db: Database, parcel: Parcel) {
  const [row] = await db.query<{
    versions: number[];
    version: number;
    outbox: number;
    offices: string[];
    statuses: string[];
    open: Journey['openExceptions'];
  }>(
    `select
       array(select version from package_event where package_id = $1 order by version) as versions,
       (select version from package_state where package_id = $1) as version,
       (select count(distinct event_id)::int from outbox where package_id = $1) as outbox,
       array(
         select o.id::text
         from package_listing l
         join office o on o.id = l.scope_id
         where l.package_id = $1 and l.facet = any_facet()
         order by o.id
       ) as offices,
       array(
         select distinct s.status
         from unnest(array['REGISTERED', 'ACCEPTED', 'IN_TRANSIT', 'AT_HUB', 'ARRIVED', 'READY_FOR_PICKUP', 'OUT_FOR_DELIVERY',
           'ATTEMPT_FAILED', 'DELIVERED', 'RETURNING', 'RETURNED', 'CANCELLED', 'LOST', 'DISPOSED']) s (status)
         join package_listing l on l.facet = status_facet(s.status)
         where l.package_id = $1
       ) as statuses,
       (
         select coalesce(jsonb_object_agg(kind, opened_by_event_id), '{}')
         from package_exception
         where package_id = $1 and closed_at is null
       ) as open`,
    [parcel.id],
  );
  if (!row) throw new Error('one row is always there');
  return row;
}
