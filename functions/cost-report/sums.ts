import { COLUMNS, type ChargeLine, type Column } from './csv.ts';

/** What charges of one currency add up to. */
export type Sum = { amount: string; tax: string; lineCount: number };
export type Sums = Record<string, Sum>;

type Exact = { amount: bigint; tax: bigint; lineCount: number };

/** As many as the database keeps. */
const PLACES = 4;
const AT = Object.fromEntries(COLUMNS.map((name, at) => [name, at])) as Record<Column, number>;

/** Adds up charges as they pass. */
export function createSums() {
  const sums = new Map<string, Exact>();
  return {
    add(line: ChargeLine): void {
      const currency = line[AT.currency] ?? '';
      const { amount, tax, lineCount } = sums.get(currency) ?? { amount: 0n, tax: 0n, lineCount: 0 };
      sums.set(currency, {
        amount: amount + units(line[AT.amount]),
        tax: tax + units(line[AT.tax]),
        lineCount: lineCount + 1,
      });
    },
    /** Whether it is what was told before. */
    areThose(told: Sums): boolean {
      return (
        Object.keys(told).length === sums.size &&
        Object.entries(told).every(([currency, sum]) => {
          const { amount, tax, lineCount } = sums.get(currency) ?? {};
          return amount === units(sum.amount) && tax === units(sum.tax) && lineCount === sum.lineCount;
        })
      );
    },
  };
}

/** `-12.5` as -125000n. */
function units(decimal: string | null | undefined): bigint {
  const [whole = '0', fraction = ''] = (decimal ?? '0').split('.');
  const digits = BigInt(`${whole.replace('-', '')}${fraction.padEnd(PLACES, '0')}`);
  return whole.startsWith('-') ? -digits : digits;
}
