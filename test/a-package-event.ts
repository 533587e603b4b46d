import type { PackageEvent } from '../graphql/generated/graphql.ts';

const PACKAGE = '018f2c5e-0000-7000-8000-000000000001';

let made = 0;

/** A builder for tests: an event as the outbox holds it. */
export function aPackageEvent(given: Partial<PackageEvent> = {}): PackageEvent {
  made += 1;
  return {
    id: `018f2c5e-0000-7000-9000-${String(made).padStart(12, '0')}`,
    packageId: PACKAGE,
    trackingNumber: '0123456789ABCDEF',
    version: made,
    kind: 'RECEIVE',
    status: 'ARRIVED',
    occurredAt: '2026-01-31T09:30:00.000Z',
    timeZone: 'Europe/Lisbon',
    recordedAt: '2026-01-31T09:30:01.000Z',
    location: null,
    office: null,
    handedOverBy: 'Ana Silva',
    handedOverTo: null,
    reason: null,
    note: 'left with Ana',
    recordedBy: null,
    rawScan: null,
    isCounted: true,
    isVoided: false,
    voidsEventId: null,
    exceptionKind: null,
    responsibleParty: null,
    carrierCodeSystem: null,
    carrierCode: null,
    officeIds: [],
    ...given,
  };
}
