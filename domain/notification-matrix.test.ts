import { describe, expect, it } from 'vitest';
import {
  CHANNELS,
  NOTIFICATION_ROLES,
  notificationKinds,
  notificationMatrix,
} from './notification-matrix.ts';

const letter = { ON: 'x', OFF: 'o', NEVER: '-' } as const;
const rowOf = (kind: (typeof notificationKinds)[number]) =>
  NOTIFICATION_ROLES.map((role) =>
    CHANNELS.map((channel) => letter[notificationMatrix[kind][role][channel]]).join(''),
  ).join(' ');

describe('who hears of what', () => {
  it('is what was agreed: by e-mail and by text message, x by default, o who asks, - nobody', () => {
    expect(notificationKinds.map((kind) => `${kind.padEnd(16)} ${rowOf(kind)}`)).toEqual([
      // recipient, sender, watcher, manager
      'REGISTERED       oo oo oo --',
      'SENT             xo xo xo --',
      'AT_HUB           oo oo oo --',
      'ARRIVED          xx xo xo --',
      'READY_FOR_PICKUP xx oo oo --',
      'OUT_FOR_DELIVERY xx oo oo --',
      'ATTEMPT_FAILED   xx oo oo --',
      'DELIVERED        oo xo xo --',
      'RETURNING        xo xo oo --',
      'RETURNED         oo xo oo --',
      'CANCELLED        xo xo xo --',
      'LOST             xo xo xo --',
      'DELAYED          xx xx xo --',
      'PICKUP_REMINDER  xx -- -- --',
      'UNCLAIMED        -- xo -- xo',
      'STALLED          -- -- -- xo',
      'CORRECTION       xx xx xx xx',
    ]);
  });
});
