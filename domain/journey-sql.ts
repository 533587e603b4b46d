import type { EventKind, PackageStatus } from '../graphql/generated/graphql.ts';
import { eventKinds } from './event-kind.ts';
import { exceptionsClosedBy } from './exceptions.ts';
import { journeyTable } from './journey-table.ts';
import { noticeOf } from './notifications.ts';
import { rulesSql } from './rules-sql.ts';
import { PLACES, isByPlace, type Cell, type Transition } from './transition.ts';

/** The journey table as the database has it: a script that fills `journey_transition`, and the rules beside it. */
export function journeySql(): string {
  const kinds = (Object.keys(journeyTable) as EventKind[]).toSorted(byRank);
  const rows = kinds.flatMap(rowsOfKind);
  return `-- Made from the tables of domain/ by commands/generate-journey-sql.ts: change them there.
create or replace function event_rank(kind text)
returns int
language sql immutable
as $$
  select array_position(
    array[
      ${kinds.map(literal).join(',\n      ')}
    ],
    kind
  )
$$;

delete from journey_transition;

insert into journey_transition (
  kind, status, place, place_rank,
  is_counted, is_refused, presence, to_status, opens, closes, fails_attempt, starts_journey, reopens, tells
)
values
${rows.map((row) => `  (${row.map(literal).join(', ')})`).join(',\n')};

${rulesSql()}`;
}

function byRank(one: EventKind, other: EventKind): number {
  return eventKinds[one].rank - eventKinds[other].rank;
}

function rowsOfKind(kind: EventKind): unknown[][] {
  const row = journeyTable[kind];
  return (Object.keys(row) as PackageStatus[])
    .toSorted()
    .flatMap((status) =>
      rowsOfCell(row[status]).map(({ place, placeRank, transition }) => [
        kind,
        status,
        place,
        placeRank,
        transition.isCounted,
        transition.isRefused,
        presenceOf(kind, transition),
        transition.to,
        transition.opens,
        arrayOf(exceptionsClosedBy(kind, transition)),
        transition.failsAttempt,
        transition.startsJourney,
        transition.reopens,
        noticeOf(kind, status, transition),
      ]),
    );
}

type CellRow = { place: string; placeRank: number; transition: Transition };

function rowsOfCell(cell: Cell): CellRow[] {
  if (!isByPlace(cell)) return [{ place: 'ANYWHERE', placeRank: 0, transition: cell }];
  return PLACES.flatMap((place, placeRank) => {
    const transition = cell[place];
    return transition ? [{ place: place.toUpperCase(), placeRank, transition }] : [];
  });
}

function presenceOf(kind: EventKind, { isMove }: Transition): string | null {
  const { presence } = eventKinds[kind];
  return isMove && presence !== 'UNSEEN' ? presence : null;
}

function arrayOf(values: string[]): string | null {
  return values.length > 0 ? `{${values.join(',')}}` : null;
}

function literal(value: unknown): string {
  return value === null ? 'null' : typeof value === 'string' ? `'${value}'` : String(value);
}
