import type { Subscriber } from './api.ts';
import type { Settings } from './settings.ts';

/** All was well, or something was missing that should have been pushed, or there is nothing that the caller may follow. */
export type Finding = 'WELL' | 'MISSED' | 'GONE';

export type Source = {
  /** Answers how to end it. */
  subscribe: (subscriber: Omit<Subscriber<never>, 'next'>) => () => void;
  /** Asks for what is missing; as a poll, also for what may be missing unbeknown to us. Rejects when it could not ask. */
  catchUp: (isPoll: boolean) => Promise<Finding>;
  onLive: (isLive: boolean) => void;
};

export type KeepingUp = {
  /** Asks soon for what is known to be missing. */
  wake: () => void;
  close: () => void;
};

/**
 * Stays subscribed, and asks: when pushes begin to arrive, slowly while they do, and sooner after trouble. The server may have
 * ended a subscription without a word of the client: where a poll finds that, it subscribes anew.
 */
export function keepUp(source: Source, settings: Settings): KeepingUp {
  const { pollEvery, retryAfter, patience, after, random } = settings;
  let [isClosed, isLive, isAsking] = [false, false, false];
  /** What was asked for while we were asking. */
  let again: { isPoll: boolean } | null = null;
  let retry = retryAfter;
  let unsubscribe: (() => void) | null = null;
  let cancelPoll = () => {};
  let cancelWake: (() => void) | null = null;

  function subscribe(): void {
    let isOver = false;
    let end = () => {};
    const finish = () => {
      isOver = true;
      unsubscribe = null;
      end();
    };
    unsubscribe = finish;
    end = source.subscribe({
      ready: () => {
        if (isOver) return;
        live(true);
        void ask(true);
      },
      interrupted: () => {
        if (isOver || !isLive) return;
        live(false);
        pollAfterTrouble();
      },
      lost: () => {
        if (isOver) return;
        finish();
        live(false);
        pollAfterTrouble();
      },
    });
    if (isOver) end();
  }

  function endSubscription(): void {
    unsubscribe?.();
    live(false);
  }

  function live(is: boolean): void {
    if (isLive === is) return;
    isLive = is;
    source.onLive(is);
  }

  function pollIn(milliseconds: number): void {
    cancelPoll();
    cancelPoll = after(milliseconds * (1 + random() / 2), () => void poll());
  }

  function pollAfterTrouble(): void {
    pollIn(retry);
    retry = Math.min(2 * retry, pollEvery);
  }

  async function poll(): Promise<void> {
    const wasLive = isLive;
    if (!unsubscribe) subscribe();
    const found = await ask(true);
    if (found === 'WELL' && wasLive) retry = retryAfter;
    if (found === 'MISSED' && wasLive && isLive) {
      endSubscription();
      subscribe();
    }
  }

  /** Null where it could not be asked. */
  async function ask(isPoll: boolean): Promise<Finding | null> {
    if (isAsking) {
      again = { isPoll: isPoll || (again?.isPoll ?? false) };
      return null;
    }
    isAsking = true;
    cancelWake?.();
    cancelWake = null;
    const wasLive = isLive;
    const found = await source.catchUp(isPoll).catch(() => null);
    isAsking = false;
    if (isClosed) return null;
    if (found === 'GONE') endSubscription();
    if (found !== 'WELL' || !wasLive || !isLive) pollAfterTrouble();
    else if (isPoll) pollIn(pollEvery);
    const next = again;
    again = null;
    if (next) void ask(next.isPoll);
    return found;
  }

  subscribe();
  pollAfterTrouble();
  return {
    wake: () => {
      if (isClosed) return;
      cancelWake ??= after(patience, () => {
        cancelWake = null;
        void ask(false);
      });
    },
    close: () => {
      isClosed = true;
      cancelPoll();
      cancelWake?.();
      unsubscribe?.();
    },
  };
}
