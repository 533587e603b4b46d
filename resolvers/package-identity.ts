import { parseTrackingNumber } from '../domain/tracking-number.ts';
import type { ScanInput } from '../graphql/generated/graphql.ts';
import { fail } from './fail.ts';

type PackageIdentity =
  { packageId: string; trackingNumber: null } | { packageId: null; trackingNumber: string };

/** The package a client means: by its id, or by its tracking number, which is read as people write it. */
export function identify(id?: string | null, trackingNumber?: string | null): PackageIdentity {
  const packageId = id ?? null;
  const written = trackingNumber ?? null;
  if (packageId !== null && written === null) {
    return { packageId, trackingNumber: null };
  }
  if (packageId === null && written !== null) {
    return { packageId: null, trackingNumber: read(written) };
  }
  return fail(
    'INVALID_INPUT',
    'A package is named by its id or by its tracking number: give one of the two.',
  );
}

/** The same for a scan, which may also name it by a number that a carrier gave it. */
export function identifyScanned(scan: ScanInput): Pick<ScanInput, 'packageId' | 'trackingNumber'> {
  const { packageId, trackingNumber, carrierNumber } = scan;
  if ((carrierNumber ?? null) === null) {
    return identify(packageId, trackingNumber);
  }
  if ((packageId ?? null) !== null || (trackingNumber ?? null) !== null) {
    return fail(
      'INVALID_INPUT',
      'A package is named by its id, its tracking number or a carrier number: give one of the three.',
    );
  }
  return { packageId: null, trackingNumber: null };
}

function read(written: string): string {
  return (
    parseTrackingNumber(written) ??
    fail('INVALID_TRACKING_NUMBER', 'This is not a tracking number, or a character of it was mistyped.')
  );
}
