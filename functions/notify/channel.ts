import type { NotificationReason } from '../../graphql/generated/graphql.ts';
import { faultName } from '../log.ts';

/** How somebody can be reached; never logged. */
export type Contact = {
  personId: string;
  phone: string | null;
  email: string | null;
  emailTopicArn: string | null;
};

export type Text = { subject: string; text: string; parts?: number };

/** What became of a message. QUEUED: it may have gone out, and nobody knows. */
export type Outcome = {
  state: 'SENT' | 'FAILED' | 'DEFERRED' | 'SUPPRESSED' | 'QUEUED';
  reason?: NotificationReason;
  /** Never holds an address. */
  detail: string;
};

/** A way to reach somebody. Whoever sends in another way writes one of these, and names it in the handler. */
export type Channel = { send: (contact: Contact, text: Text) => Promise<Outcome> };

/** What a fault of SNS means: whether the message went out, and whether it is worth another try. */
const MEANING: Record<string, Pick<Outcome, 'state' | 'reason'>> = {
  Throttling: { state: 'DEFERRED', reason: 'RATE_LIMIT' },
  ThrottlingException: { state: 'DEFERRED', reason: 'RATE_LIMIT' },
  ThrottledException: { state: 'DEFERRED', reason: 'RATE_LIMIT' },
  KMSThrottlingException: { state: 'DEFERRED', reason: 'RATE_LIMIT' },
  TooManyRequestsException: { state: 'DEFERRED', reason: 'RATE_LIMIT' },
  InvalidParameterException: { state: 'FAILED', reason: 'INVALID_CONTACT' },
  InvalidParameterValueException: { state: 'FAILED', reason: 'INVALID_CONTACT' },
  OptedOutException: { state: 'SUPPRESSED', reason: 'OPTED_OUT' },
};

/** Refused by SNS for certain, though not because of the contact: a right, a limit or a topic that is missing. */
const REFUSED: Outcome = { state: 'DEFERRED', reason: 'OUTSIDE_SERVICE', detail: '' };
const UNKNOWN: Outcome = { state: 'QUEUED', reason: 'OUTSIDE_SERVICE', detail: '' };

export function outcomeOf(fault: unknown): Outcome {
  const name = faultName(fault);
  const meant = MEANING[name] ?? (isRefusal(fault) ? REFUSED : UNKNOWN);
  return { ...meant, detail: name };
}

function isRefusal(fault: unknown): boolean {
  const { $metadata } = (fault ?? {}) as { $metadata?: { httpStatusCode?: number } };
  const status = $metadata?.httpStatusCode ?? 0;
  return status >= 400 && status < 500;
}
