import type { Channel, NotificationKind, NotificationRole } from '../graphql/generated/graphql.ts';

/** ON: who has not said otherwise hears of it. OFF: only who asks for it. NEVER: nobody in this role. */
export type Default = 'ON' | 'OFF' | 'NEVER';
type Row = Record<NotificationRole, Record<Channel, Default>>;

const ON = { EMAIL: 'ON', SMS: 'ON' } as const;
/** A text message is worth its price where somebody has to do something. */
const MAIL = { EMAIL: 'ON', SMS: 'OFF' } as const;
const OFF = { EMAIL: 'OFF', SMS: 'OFF' } as const;
const NEVER = { EMAIL: 'NEVER', SMS: 'NEVER' } as const;

/**
 * Who hears of what in which way, where they have not chosen otherwise. Somebody hears by the channel they have chosen:
 * ON for SMS is for those who have asked for text messages.
 */
export const notificationMatrix: Record<NotificationKind, Row> = {
  REGISTERED: { SENDER: OFF, RECIPIENT: OFF, WATCHER: OFF, MANAGER: NEVER },
  SENT: { SENDER: MAIL, RECIPIENT: MAIL, WATCHER: MAIL, MANAGER: NEVER },
  AT_HUB: { SENDER: OFF, RECIPIENT: OFF, WATCHER: OFF, MANAGER: NEVER },
  ARRIVED: { SENDER: MAIL, RECIPIENT: ON, WATCHER: MAIL, MANAGER: NEVER },
  READY_FOR_PICKUP: { SENDER: OFF, RECIPIENT: ON, WATCHER: OFF, MANAGER: NEVER },
  OUT_FOR_DELIVERY: { SENDER: OFF, RECIPIENT: ON, WATCHER: OFF, MANAGER: NEVER },
  ATTEMPT_FAILED: { SENDER: OFF, RECIPIENT: ON, WATCHER: OFF, MANAGER: NEVER },
  DELIVERED: { SENDER: MAIL, RECIPIENT: OFF, WATCHER: MAIL, MANAGER: NEVER },
  RETURNING: { SENDER: MAIL, RECIPIENT: MAIL, WATCHER: OFF, MANAGER: NEVER },
  RETURNED: { SENDER: MAIL, RECIPIENT: OFF, WATCHER: OFF, MANAGER: NEVER },
  CANCELLED: { SENDER: MAIL, RECIPIENT: MAIL, WATCHER: MAIL, MANAGER: NEVER },
  LOST: { SENDER: MAIL, RECIPIENT: MAIL, WATCHER: MAIL, MANAGER: NEVER },
  DELAYED: { SENDER: ON, RECIPIENT: ON, WATCHER: MAIL, MANAGER: NEVER },
  PICKUP_REMINDER: { SENDER: NEVER, RECIPIENT: ON, WATCHER: NEVER, MANAGER: NEVER },
  UNCLAIMED: { SENDER: MAIL, RECIPIENT: NEVER, WATCHER: NEVER, MANAGER: MAIL },
  STALLED: { SENDER: NEVER, RECIPIENT: NEVER, WATCHER: NEVER, MANAGER: MAIL },
  // as the message that it corrects
  CORRECTION: { SENDER: ON, RECIPIENT: ON, WATCHER: ON, MANAGER: ON },
};

export const notificationKinds = Object.keys(notificationMatrix) as NotificationKind[];

/** By which a person hears who is several of them: the one that is told most. */
export const NOTIFICATION_ROLES = [
  'RECIPIENT',
  'SENDER',
  'WATCHER',
  'MANAGER',
] as const satisfies NotificationRole[];

export const CHANNELS = ['EMAIL', 'SMS'] as const satisfies Channel[];
