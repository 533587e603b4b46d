import type { EventKind, PackageStatus } from '../graphql/generated/graphql.ts';

/** The table of events as the product describes it, word for word; the tests of both folds read it, and nothing else does. */
const PRODUCT_TABLE = `
| ACCEPT                     | ACCEPTED | . | . | . | . | . | . | . | . |
| DEPART                     | IN_TRANSIT + GAP | IN_TRANSIT | . | IN_TRANSIT | IN_TRANSIT + MISROUTED | same | same | IN_TRANSIT | . |
| RECEIVE at another office  | AT_HUB + GAP | AT_HUB + GAP | AT_HUB | AT_HUB + GAP | AT_HUB + MISROUTED | same | same | AT_HUB | . |
| RECEIVE at the destination | ARRIVED + GAP | ARRIVED | ARRIVED | ARRIVED + GAP | . | . | ARRIVED | ARRIVED | . |
| SHELVE                     | READY_FOR_PICKUP + GAP | same | same | same | READY_FOR_PICKUP | . | READY_FOR_PICKUP | READY_FOR_PICKUP | . |
| GO_OUT                     | OUT_FOR_DELIVERY + GAP | same | same | same | OUT_FOR_DELIVERY | same | . | OUT_FOR_DELIVERY | . |
| FAIL_ATTEMPT               | ATTEMPT_FAILED + GAP + 1 | same | same | same | ATTEMPT_FAILED + 1 | same | same | same | . |
| HAND_OVER                  | DELIVERED + GAP | same | same | same | DELIVERED | same | same | same | . |
| START_RETURN               | RETURNING + GAP | RETURNING | same | same | same | same | same | same | refused |
| CANCEL                     | CANCELLED | CANCELLED | refused | same | same | same | same | same | refused |
| DECLARE_LOST               | LOST | same | same | same | same | same | same | same | . |
| FOUND                      | . | . | . | . | . | . | . | . | . |
| DISPOSE                    | DISPOSED | same | same | same | same | same | same | same | refused |
| COMPLETE                   | noted | same | same | same | same | same | same | same | noted |
| RAISE_EXCEPTION            | noted | same | same | same | same | same | same | same | noted |
| RESOLVE_EXCEPTION          | noted | same | same | same | same | same | same | same | noted |
| NOTE                       | noted | same | same | same | same | same | same | same | noted |
`;

/** What the product says beside the table, of the statuses that have no column or a cell of their own. */
const PRODUCT_SENTENCES: [event: string, from: PackageStatus, cell: string][] = [
  ['RECEIVE at the origin', 'REGISTERED', 'ACCEPTED'],
  ['RECEIVE at the hub', 'AT_HUB', '.'],
  ['ACCEPT', 'RETURNING', '.'],
  ['DEPART', 'RETURNING', 'RETURNING'],
  ['RECEIVE at another office', 'RETURNING', 'RETURNING'],
  ['RECEIVE at the destination', 'RETURNING', 'RETURNING'],
  ['HAND_OVER', 'RETURNING', 'RETURNED'],
  ['START_RETURN', 'RETURNING', 'refused'],
  ['CANCEL', 'RETURNING', 'refused'],
  ['DECLARE_LOST', 'RETURNING', 'LOST'],
  ['FOUND', 'RETURNING', '.'],
  ['DISPOSE', 'RETURNING', 'DISPOSED'],
  ['COMPLETE', 'RETURNING', 'noted'],
  ['RAISE_EXCEPTION', 'RETURNING', 'noted'],
  ['RESOLVE_EXCEPTION', 'RETURNING', 'noted'],
  ['NOTE', 'RETURNING', 'noted'],
  ['START_RETURN', 'DELIVERED', 'RETURNING + journey'],
  ['FOUND', 'LOST', 'IN_TRANSIT'],
];

const COLUMNS: PackageStatus[][] = [
  ['REGISTERED'],
  ['ACCEPTED'],
  ['IN_TRANSIT'],
  ['AT_HUB'],
  ['ARRIVED'],
  ['READY_FOR_PICKUP'],
  ['OUT_FOR_DELIVERY'],
  ['ATTEMPT_FAILED'],
  ['DELIVERED', 'RETURNED', 'CANCELLED', 'LOST', 'DISPOSED'],
];

export type At = 'another office' | 'the hub' | 'the origin' | 'the destination';
export type ProductCase = {
  kind: EventKind;
  at: At | null;
  from: PackageStatus;
  to: PackageStatus;
  opens: ('CUSTODY_GAP' | 'MISROUTED')[];
  isCounted: boolean;
  isRefused: boolean;
  addsAttempt: boolean;
  addsJourney: boolean;
};

/** Every cell. A package of the test histories is lost in transit, so that is where it is found. */
export function productCases(): ProductCase[] {
  const sentences = PRODUCT_SENTENCES.map(([event, from, cell]) => ({ event, from, cell }));
  const cells = PRODUCT_TABLE.trim()
    .split('\n')
    .flatMap(cellsOfLine)
    .filter(({ event, from }) => !sentences.some((told) => told.event === event && told.from === from));
  return [...cells, ...sentences].map(caseOf);
}

type TextCell = { event: string; from: PackageStatus; cell: string };

function cellsOfLine(line: string): TextCell[] {
  const [event = '', ...cells] = line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
  let last = '';
  return cells.flatMap((cell, column) => {
    last = cell === 'same' ? last : cell;
    return (COLUMNS[column] ?? []).map((from) => ({ event, from, cell: last }));
  });
}

function caseOf({ event, from, cell }: TextCell): ProductCase {
  const [kind, at] = event.split(' at ') as [EventKind, At | undefined];
  const [to = '', ...rest] = cell.split(' + ');
  const isNoted = to === 'noted';
  const isKept = to === '.' || to === 'refused' || isNoted;
  return {
    kind,
    at: at ?? null,
    from,
    to: isKept ? from : (to as PackageStatus),
    opens: [
      ...(rest.includes('GAP') ? (['CUSTODY_GAP'] as const) : []),
      ...(rest.includes('MISROUTED') ? (['MISROUTED'] as const) : []),
    ],
    isCounted: !isKept || isNoted,
    isRefused: to === 'refused',
    addsAttempt: rest.includes('1'),
    addsJourney: rest.includes('journey'),
  };
}
