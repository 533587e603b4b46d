import { carrierNumberOf, LONGEST_CARRIER_NUMBER } from '../domain/carrier-number.ts';
import type { ScanInput } from '../graphql/generated/graphql.ts';

/** A scan as the database reads it: a text of its own, so that what cannot be kept in one spoils no other. */
export function scanText(scan: ScanInput): string {
  return JSON.stringify(withCarrierNumber(scan));
}

/** With the number of the label as it is kept; what is too long to be one is left to the database to refuse. */
export function withCarrierNumber(scan: ScanInput): ScanInput {
  const written = scan.carrierNumber ?? '';
  if (written === '' || written.length > LONGEST_CARRIER_NUMBER) {
    return scan;
  }
  return { ...scan, carrierNumber: carrierNumberOf(written).number };
}
