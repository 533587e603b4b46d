import { describe, expect, it } from 'vitest';
import { mayTellRecipient, tellsRecipient } from './notifications.ts';

describe('what the recipient is told', () => {
  it('is the arrival at the destination, and that it is ready for pickup', () => {
    expect(tellsRecipient('RECEIVE', { to: 'ARRIVED' })).toBe(true);
    expect(tellsRecipient('SHELVE', { to: 'READY_FOR_PICKUP' })).toBe(true);
  });

  it('is not what happens on the way', () => {
    expect(tellsRecipient('RECEIVE', { to: 'AT_HUB' })).toBe(false);
    expect(tellsRecipient('HAND_OVER', { to: 'DELIVERED' })).toBe(false);
  });

  it('is not an event that changed nothing', () => {
    expect(tellsRecipient('RECEIVE', { to: null })).toBe(false);
  });

  it('can be a receipt, whatever has become of the package when it is heard of', () => {
    expect(mayTellRecipient('RECEIVE')).toBe(true);
    expect(mayTellRecipient('DEPART')).toBe(false);
  });
});
