import type {
  Channel,
  NotificationKind,
  NotificationReason,
  NotificationState,
} from '../graphql/generated/graphql.ts';

/** What a message says of a package. */
export const kindInWords: Record<NotificationKind, string> = {
  REGISTERED: 'the package is registered',
  SENT: 'the package is on its way',
  AT_HUB: 'the package has reached an office on its way',
  ARRIVED: 'the package has arrived',
  READY_FOR_PICKUP: 'the package is ready for pickup',
  OUT_FOR_DELIVERY: 'the package is out for delivery',
  ATTEMPT_FAILED: 'the package could not be delivered',
  DELIVERED: 'the package has been delivered',
  RETURNING: 'the package is going back',
  RETURNED: 'the package is back with its sender',
  CANCELLED: 'the package has been cancelled',
  LOST: 'the package could not be found',
  DELAYED: 'the package is late',
  PICKUP_REMINDER: 'the package still waits to be picked up',
  UNCLAIMED: 'nobody has picked up the package',
  STALLED: 'nobody has scanned the package for long',
  CORRECTION: 'an earlier message was a mistake',
};

export const reasonInWords: Record<NotificationReason, string> = {
  QUIET_HOURS: 'it is night for them, and it goes out when their quiet hours end',
  DIGEST: 'it goes out together with others',
  UNCONFIRMED: 'they have not confirmed their e-mail address yet',
  RATE_LIMIT: 'too many messages are going out just now, and it waits for its turn',
  OUTSIDE_SERVICE: 'the service that sends messages does not answer, and it is tried again',
  SWITCHED_OFF: 'they have not asked to hear of this in this way',
  NO_CONTACT: 'we have no address or number to send it to',
  SUPERSEDED: 'something newer had happened before it could go out',
  TOLD_BEFORE: 'they have heard of the same thing already',
  UNSUBSCRIBED: 'they do not want to hear of packages',
  OPTED_OUT: 'their number has refused text messages',
  OVER_BUDGET: 'as many text messages have gone out as may',
  COUNTRY_NOT_ALLOWED: 'we do not send text messages to that country',
  ERASED: 'their data was erased',
  OFFICE_POLICY: 'the office does not send messages of this kind',
  INVALID_CONTACT: 'the address or number does not exist',
  REFUSED: 'the service that sends messages refused it',
  UNKNOWN_FAULT: 'something went wrong on our side',
};

const CHANNEL_IN_WORDS: Record<Channel, string> = { EMAIL: 'e-mail', SMS: 'text message' };

const STATE_IN_WORDS: Record<NotificationState, string> = {
  QUEUED: 'is going out now',
  DEFERRED: 'waits',
  SENT: 'was sent',
  FAILED: 'could not be sent',
  SUPPRESSED: 'was not sent',
};

type Explained = {
  kind: NotificationKind;
  channel: Channel;
  state?: NotificationState | null;
  reason?: NotificationReason | null;
};

/** As a clerk can read it out on the phone. */
export function sentenceOf({ kind, channel, state, reason }: Explained): string {
  const why = reason ? `: ${reasonInWords[reason]}.` : '.';
  if (state) {
    return `The ${CHANNEL_IN_WORDS[channel]} that ${kindInWords[kind]} ${STATE_IN_WORDS[state]}${why}`;
  }
  const would = reason ? 'would not get' : 'would get';
  return `There was nothing of that yet; they ${would} ${an(channel)} that ${kindInWords[kind]}${why}`;
}

function an(channel: Channel): string {
  return channel === 'EMAIL' ? `an ${CHANNEL_IN_WORDS[channel]}` : `a ${CHANNEL_IN_WORDS[channel]}`;
}
