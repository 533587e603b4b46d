import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { lifetime } from './lifetime.ts';

const HOUR = 60 * 60 * 1_000;

describe('the lifetime of a connection', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  const inHours = (hours: number) => (Date.now() + hours * HOUR) / 1_000;

  it('is 24 hours at most (F71)', () => {
    const end = vi.fn();
    lifetime(end).endsAt(inHours(48));

    vi.advanceTimersByTime(24 * HOUR - 1);
    expect(end).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(end).toHaveBeenCalledExactlyOnceWith('The connection is too old.');
  });

  it('ends with the first token that expires', () => {
    const end = vi.fn();
    const { endsAt } = lifetime(end);
    endsAt(inHours(2));
    endsAt(inHours(1));
    endsAt(inHours(3));
    endsAt(undefined);

    vi.advanceTimersByTime(HOUR);

    expect(end).toHaveBeenCalledExactlyOnceWith('Token has expired.');
  });

  it('is over when the client leaves', () => {
    const end = vi.fn();
    const { stop } = lifetime(end);

    stop();
    vi.advanceTimersByTime(48 * HOUR);

    expect(end).not.toHaveBeenCalled();
  });
});
