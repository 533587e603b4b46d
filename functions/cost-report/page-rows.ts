import type { CostGroup, CostGrouping, CostSum, Money } from '../../graphql/generated/graphql.ts';
import { INK, SIGN } from './page-canvas.ts';
import type { Cell, Row } from './page-table.ts';
import { amountInWords, changeInWords, countInWords, groupInWords } from './page-words.ts';

const PLACES = 4;

export type Shown = {
  name: string;
  sum: Pick<CostSum, 'amount' | 'lineCount'> & { previousAmount: Money | null };
};

/** As many groups of each currency as there is room for; the rest of each is one, so that they still add up. */
export function groupsWithin(room: number, groupBy: CostGrouping, groups: readonly CostGroup[]): Shown[] {
  const byCurrency = new Map<string, Shown[]>();
  for (const group of groups) {
    const own = byCurrency.get(group.sum.amount.currencyCode) ?? [];
    byCurrency.set(group.sum.amount.currencyCode, own);
    own.push({ name: groupInWords(groupBy, group), sum: group.sum });
  }
  const rooms = sharedRoom(
    room,
    [...byCurrency.values()].map(({ length }) => length),
  );
  return [...byCurrency.values()].flatMap((own, index) => shortened(own, rooms[index] ?? 1, groupBy));
}

/** What one does not need goes to the others. */
function sharedRoom(room: number, wanted: readonly number[]): number[] {
  const given = wanted.map(() => 0);
  const bySize = wanted.map((size, index) => ({ size, index })).sort((one, other) => one.size - other.size);
  let left = room;
  bySize.forEach(({ size, index }, place) => {
    given[index] = Math.max(1, Math.min(size, Math.floor(left / (wanted.length - place))));
    left -= given[index];
  });
  return given;
}

function shortened(own: readonly Shown[], room: number, groupBy: CostGrouping): readonly Shown[] {
  if (own.length <= room) return own;
  const hidden = own.length - room + 1;
  // of months the last ones are news
  if (groupBy === 'MONTH') return [rest('Earlier', own.slice(0, hidden)), ...own.slice(hidden)];
  return [...own.slice(0, room - 1), rest('All others', own.slice(room - 1))];
}

function rest(name: string, groups: readonly Shown[]): Shown {
  const [first] = groups;
  const currencyCode = first?.sum.amount.currencyCode ?? '';
  const previous = groups.map(({ sum }) => sum.previousAmount);
  return {
    name,
    sum: {
      amount: { amount: added(groups.map(({ sum }) => sum.amount.amount)), currencyCode },
      lineCount: groups.reduce((sum, group) => sum + group.sum.lineCount, 0),
      previousAmount: { amount: added(previous.map((money) => money?.amount ?? '0')), currencyCode },
    },
  };
}

/** Exactly. */
function added(amounts: readonly string[]): string {
  const units = amounts.reduce((sum, amount) => sum + inUnits(amount), 0n);
  const digits = `${units < 0n ? -units : units}`.padStart(PLACES + 1, '0');
  return `${units < 0n ? '-' : ''}${digits.slice(0, -PLACES)}.${digits.slice(-PLACES)}`;
}

function inUnits(amount: string): bigint {
  const [whole = '0', fraction = ''] = amount.replace('-', '').split('.');
  const units = BigInt(`${whole}${fraction.padEnd(PLACES, '0')}`);
  return amount.startsWith('-') ? -units : units;
}

export function rowOfGroup({ name, sum }: Shown, hasPrevious: boolean): Row {
  const { amount, lineCount, previousAmount } = sum;
  const compared = hasPrevious && previousAmount;
  return {
    cells: [
      name,
      amount.currencyCode,
      amountInWords(amount),
      countInWords(lineCount),
      ...(compared ? [amountInWords(previousAmount), changeOf(amount, previousAmount)] : []),
    ],
  };
}

/** More is worse. */
export function changeOf(now: Money, before: Money): Cell {
  const text = changeInWords(now, before);
  const isMore = text.startsWith('+') || text.startsWith('over');
  return { text, color: isMore ? SIGN.worse : text.startsWith('\u2212') ? SIGN.better : INK.soft };
}
