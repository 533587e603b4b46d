import { describe, expect, it } from 'vitest';
import { mayNotify, noticeOf } from './notifications.ts';
import { becomes, failsAttempt, NOTHING } from './transition.ts';

describe('what an event is news of', () => {
  it('is what it makes of the package', () => {
    expect(noticeOf('RECEIVE', 'IN_TRANSIT', becomes('ARRIVED'))).toBe('ARRIVED');
    expect(noticeOf('RECEIVE', 'IN_TRANSIT', becomes('AT_HUB'))).toBe('AT_HUB');
    expect(noticeOf('HAND_OVER', 'RETURNING', becomes('RETURNED'))).toBe('RETURNED');
  });

  it('is that it was sent from where it was handed in, and not from every office on the way', () => {
    expect(noticeOf('DEPART', 'ACCEPTED', becomes('IN_TRANSIT'))).toBe('SENT');
    expect(noticeOf('DEPART', 'AT_HUB', becomes('IN_TRANSIT'))).toBeNull();
  });

  it('is each attempt that failed', () => {
    expect(noticeOf('FAIL_ATTEMPT', 'ATTEMPT_FAILED', failsAttempt(null))).toBe('ATTEMPT_FAILED');
  });

  it('is nothing where the event changed nothing', () => {
    expect(noticeOf('RECEIVE', 'ARRIVED', NOTHING)).toBeNull();
  });

  it('can be in a receipt, whatever has become of the package when it is heard of', () => {
    expect(mayNotify('RECEIVE')).toBe(true);
    expect(mayNotify('DISPOSE')).toBe(false);
  });
});
