import type { NotificationKind } from '../graphql/generated/graphql.ts';
import { byTimeRankAndId, journeyOf, transitionOf, type JourneyEvent, type Route } from './journey.ts';
import { noticeOf } from './notifications.ts';

/** What each event that counts is news of, in the order of the history; exceptions and mistakes taken back are not in it. */
export function noticesOf(events: readonly JourneyEvent[], route: Route): [string, NotificationKind][] {
  const { noticeEventIds, voidedEventIds } = journeyOf(events, route);
  const counted = events.filter(({ id }) => !voidedEventIds.includes(id)).toSorted(byTimeRankAndId);
  return counted
    .filter(({ id }) => noticeEventIds.includes(id))
    .flatMap((event) => {
      const before = journeyOf(counted.slice(0, counted.indexOf(event)), route);
      const kind = noticeOf(event.kind, before.status, transitionOf(before, event, route));
      return kind ? [[event.id, kind] as [string, NotificationKind]] : [];
    });
}
