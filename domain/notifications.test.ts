import { describe, expect, it } from 'vitest';
import { tellsRecipient } from './notifications.ts';

describe('what the recipient is told', () => {
  it('is the arrival at the destination, and that it is ready for pickup', () => {
    expect(tellsRecipient({ kind: 'RECEIVE', status: 'ARRIVED', isCounted: true })).toBe(true);
    expect(tellsRecipient({ kind: 'SHELVE', status: 'READY_FOR_PICKUP', isCounted: true })).toBe(true);
  });

  it('is not what happens on the way', () => {
    expect(tellsRecipient({ kind: 'RECEIVE', status: 'AT_HUB', isCounted: true })).toBe(false);
    expect(tellsRecipient({ kind: 'HAND_OVER', status: 'DELIVERED', isCounted: true })).toBe(false);
  });

  it('is not an event that changed nothing', () => {
    expect(tellsRecipient({ kind: 'RECEIVE', status: 'ARRIVED', isCounted: false })).toBe(false);
  });
});
