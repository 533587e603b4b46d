import type { EventKind, PackageStatus } from '../graphql/generated/graphql.ts';
import { epcisKinds, epcisStatuses } from './epcis-vocabulary.ts';
import { eventKinds } from './event-kind.ts';

/** An event of a history, and what it made of the package; null where it was voided. */
export type EpcisStep = {
  readonly eventId: string;
  readonly kind: EventKind;
  /** The moment by which it is ordered. */
  readonly at: string;
  /** Of its zone at that moment, e.g. `+01:00`. */
  readonly zoneOffset: string;
  readonly recordedAt: string;
  readonly locationId: string | null;
  readonly isCounted: boolean;
  readonly statusBefore: PackageStatus | null;
  readonly status: PackageStatus | null;
  /** The office where the package is from then on. */
  readonly officeId: string | null;
  /** When it was voided, and what was recorded in its place. */
  readonly mistake: {
    readonly declaredAt: string;
    readonly correctiveEventId: string | null;
    readonly correctiveKind: EventKind | null;
  } | null;
};

export type EpcisHistory = {
  readonly trackingNumber: string;
  /** 18 digits, where the package has one. */
  readonly sscc: string | null;
  readonly pages: EpcisStep[][];
};

const CONTEXT = 'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld';

export function epcisDocument(history: EpcisHistory, creationDate: string) {
  const epc = epcOf(history);
  return {
    '@context': [CONTEXT],
    type: 'EPCISDocument',
    schemaVersion: '2.0',
    creationDate,
    epcisBody: {
      eventList: history.pages.flatMap((page) =>
        page.filter((step) => isObserved(step)).map((step) => objectEvent(step, epc)),
      ),
    },
  };
}

/** The number that its trade partners know it by, or one of ours, after the patterns that the vocabulary has for private ids. */
function epcOf({ sscc, trackingNumber }: EpcisHistory): string {
  return sscc ? `https://id.gs1.org/00/${sscc}` : `urn:postroom:package:obj:${trackingNumber}`;
}

/** What was seen was seen, also where it changes nothing; what was meant and changes nothing has not happened. */
function isObserved({ kind, isCounted, mistake }: EpcisStep): boolean {
  const isScan = eventKinds[kind].presence !== 'UNSEEN';
  return epcisKinds[kind] !== null && (isScan || isCounted || mistake !== null);
}

function objectEvent(step: EpcisStep, epc: string) {
  const { kind, isCounted, status, locationId, officeId, mistake } = step;
  const disposition = isCounted && status ? epcisStatuses[status].disposition : null;
  return {
    type: 'ObjectEvent',
    eventID: `urn:uuid:${step.eventId}`,
    eventTime: step.at,
    eventTimeZoneOffset: step.zoneOffset,
    recordTime: step.recordedAt,
    epcList: [epc],
    action: epcisKinds[kind]?.action,
    bizStep: bizStepOf(step),
    ...(disposition ? { disposition } : {}),
    ...(locationId ? { readPoint: { id: `urn:postroom:location:loc:${locationId}` } } : {}),
    ...(isCounted && officeId ? { bizLocation: { id: `urn:postroom:office:loc:${officeId}` } } : {}),
    ...(mistake ? { errorDeclaration: errorDeclaration(mistake) } : {}),
  };
}

/** Of the status that the package reached. One that was found again is not reached anew, only known to be. */
function bizStepOf({ kind, isCounted, statusBefore, status }: EpcisStep) {
  const isReached = isCounted && status !== statusBefore && statusBefore !== 'LOST';
  return isReached && status ? epcisStatuses[status].bizStep : epcisKinds[kind]?.bizStep;
}

function errorDeclaration({
  declaredAt,
  correctiveEventId,
  correctiveKind,
}: NonNullable<EpcisStep['mistake']>) {
  const isCorrected =
    correctiveEventId !== null && correctiveKind !== null && epcisKinds[correctiveKind] !== null;
  return {
    declarationTime: declaredAt,
    reason: isCorrected ? 'incorrect_data' : 'did_not_occur',
    ...(isCorrected ? { correctiveEventIDs: [`urn:uuid:${correctiveEventId}`] } : {}),
  };
}
