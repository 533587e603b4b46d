import { formatTrackingNumber } from '../../domain/tracking-number.ts';
import type { PackageStatus } from '../../graphql/generated/graphql.ts';

export type Message = { subject: string; text: string };

const WHAT_HAPPENED: Record<PackageStatus, string> = {
  REGISTERED: 'is registered',
  ACCEPTED: 'has been accepted',
  IN_TRANSIT: 'is on its way',
  AT_HUB: 'has reached an office on its way',
  ARRIVED: 'has arrived',
  READY_FOR_PICKUP: 'is ready for pickup',
  OUT_FOR_DELIVERY: 'is out for delivery',
  ATTEMPT_FAILED: 'could not be delivered',
  DELIVERED: 'has been delivered',
  RETURNING: 'is going back to its sender',
  RETURNED: 'is back with its sender',
  CANCELLED: 'has been cancelled',
  LOST: 'could not be found',
  DISPOSED: 'has been disposed of',
};

const LONGEST_NAME = 60;

type Facts = { trackingNumber: string; status: PackageStatus; officeName: string | null };

/** The subject holds no name, so that nothing can make it long or break its line (F123). */
export function messageOf({ trackingNumber, status, officeName }: Facts): Message {
  const subject = `Package ${formatTrackingNumber(trackingNumber)} ${WHAT_HAPPENED[status]}`;
  const office = officeName === null ? '' : `\nOffice: ${onOneLine(officeName)}`;
  return { subject, text: `${subject}.${office}` };
}

/** A name as it was entered, without what would start another line or turn the direction of the text. */
function onOneLine(name: string): string {
  return name
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
    .slice(0, LONGEST_NAME);
}
