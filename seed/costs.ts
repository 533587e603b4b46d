import type { CostCategory, CostStage, PackageStatus } from '../graphql/generated/graphql.ts';
import type { Random } from './random.ts';
import { distanceKm, type Route } from './route.ts';

/** Amounts are decimal strings with the currency's own number of places. */
export type SeedCost = {
  category: CostCategory;
  stage: CostStage;
  amount: string;
  tax: string;
  currencyCode: string;
};

/** What a euro bought of each currency, roughly: prices look as they do in that country. */
const PER_EURO: Record<string, number> = {
  ...{ EUR: 1, GBP: 0.86, CHF: 0.95, CZK: 25, PLN: 4.3, DKK: 7.5, SEK: 11.2, TRY: 45, EGP: 54, MAD: 10.7 },
  ...{ NGN: 1700, KES: 150, ZAR: 20, AED: 4.2, INR: 98, NPR: 157, SGD: 1.5, THB: 38, HKD: 9, JPY: 170 },
  ...{ KRW: 1600, AUD: 1.75, NZD: 1.95, USD: 1.15, CAD: 1.6, MXN: 21, COP: 4500, BRL: 6.3 },
};

const FUEL_SURCHARGE = 0.12;
const TAX_RATE = 0.2;

/** Quoted when it was registered, billed once it has arrived, now and then not as quoted. */
export function costsOf(route: Route, status: PackageStatus, random: Random): SeedCost[] {
  if (status === 'CANCELLED') return [];
  const euros = 4.9 + distanceKm(route.origin, route.destination) * (0.002 + random.next() * 0.002);
  const quoted = linesOf('QUOTED', euros, route.origin.currencyCode);
  const isBilled = ['DELIVERED', 'RETURNED', 'READY_FOR_PICKUP'].includes(status);
  const billed = random.next() < 0.3 ? euros * (0.9 + random.next() * 0.3) : euros;
  return isBilled ? [...quoted, ...linesOf('BILLED', billed, route.origin.currencyCode)] : quoted;
}

function linesOf(stage: CostStage, euros: number, currencyCode: string): SeedCost[] {
  const places = placesOf(currencyCode);
  const line = (category: CostCategory, share: number): SeedCost => {
    const amount = euros * share * (PER_EURO[currencyCode] ?? 1);
    return {
      category,
      stage,
      amount: amount.toFixed(places),
      tax: (amount * TAX_RATE).toFixed(places),
      currencyCode,
    };
  };
  return [line('BASE_FREIGHT', 1), line('FUEL', FUEL_SURCHARGE)];
}

/** How many decimal places the currency has: two for most, none for the yen. */
function placesOf(currencyCode: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency: currencyCode }).resolvedOptions()
    .maximumFractionDigits as number;
}
