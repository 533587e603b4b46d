import type { CostGroup, CostGrouping, CostStage, Money } from '../../graphql/generated/graphql.ts';

const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
];
/** As many as the database keeps. */
const MOST_PLACES = 4;

export const GROUPED_BY: Record<CostGrouping, string> = {
  CATEGORY: 'category',
  MONTH: 'month',
  COST_CENTRE: 'cost centre',
  DESTINATION: 'destination',
  LANE: 'lane',
};

const STAGES: Record<CostStage, string> = { QUOTED: 'quoted', BILLED: 'billed', ADJUSTED: 'adjusted' };

export function stageInWords(stage: CostStage | null): string {
  return stage ? `${STAGES[stage]} only` : 'billed and adjusted';
}

/** `1 January 2026` */
export function dayInWords(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${date} ${MONTHS[(month ?? 1) - 1]} ${year}`;
}

/** `23 November 2026, 18:20`, by the clock of a zone. */
export function momentInWords(instant: string, timeZone: string): string {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
  });
  const part = Object.fromEntries(
    format.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]),
  );
  return `${dayInWords(`${part['year']}-${part['month']}-${part['day']}`)}, ${part['hour']}:${part['minute']}`;
}

/** `1,234.50`: every digit that there is, and as many places as the currency has. */
export function amountInWords({ amount, currencyCode }: Money): string {
  const { maximumFractionDigits: places = 2 } = new Intl.NumberFormat('en', {
    style: 'currency',
    currency: currencyCode,
  }).resolvedOptions();
  const format = new Intl.NumberFormat('en', {
    minimumFractionDigits: Math.min(places, MOST_PLACES),
    maximumFractionDigits: MOST_PLACES,
  });
  // a text is not made a number that cannot hold it
  return format.format(amount as `${number}`).replace('-', '\u2212');
}

export function countInWords(count: number): string {
  return new Intl.NumberFormat('en').format(count);
}

/** `+12.3 %`; a dash where there was nothing to compare with. */
export function changeInWords(now: Money, before: Money): string {
  const from = Number(before.amount);
  if (from === 0) return '\u2013';
  const percent = ((Number(now.amount) - from) / Math.abs(from)) * 100;
  if (Math.abs(percent) >= 9999.5) return 'over 9,999 %';
  const shown = Math.abs(percent).toFixed(1);
  const sign = shown === '0.0' ? '' : percent > 0 ? '+' : '\u2212';
  return `${sign}${shown} %`;
}

export function groupInWords(groupBy: CostGrouping, { key, label, isOthers }: CostGroup): string {
  if (isOthers) return 'All others';
  if (groupBy === 'MONTH') return monthInWords(key);
  if (groupBy === 'CATEGORY') return sentence(key);
  return label || 'None';
}

function monthInWords(month: string): string {
  const [year, number] = month.split('-');
  return `${MONTHS[Number(number) - 1]} ${year}`;
}

/** `BASE_FREIGHT` as `Base freight`. */
function sentence(name: string): string {
  return name.charAt(0) + name.slice(1).toLowerCase().replaceAll('_', ' ');
}
