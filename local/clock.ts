/** What time it is, and what is to be done later. */
export type Clock = {
  now: () => Date;
  /** Runs something at an instant, or soon if that is past; answers how to prevent it. */
  at: (instant: Date, run: () => void) => () => void;
};

/** A clock that stands still until it is told to go on. */
export type VirtualClock = Clock & {
  /** Runs what is due until then, in order; whoever waits for what it begins waits for that themselves. */
  advanceTo: (instant: Date) => void;
};

/** Node's timers take no more. */
const LONGEST_TIMER_MILLISECONDS = 2 ** 31 - 1;

export const wallClock: Clock = {
  now: () => new Date(),
  at: (instant, run) => {
    let timer: NodeJS.Timeout;
    const wait = (): void => {
      const left = instant.getTime() - Date.now();
      timer =
        left > LONGEST_TIMER_MILLISECONDS
          ? setTimeout(wait, LONGEST_TIMER_MILLISECONDS)
          : setTimeout(run, Math.max(0, left));
    };
    wait();
    return () => clearTimeout(timer);
  },
};

export function virtualClock(start: Date): VirtualClock {
  type Alarm = { instant: number; run: () => void };
  const alarms = new Set<Alarm>();
  let now = start.getTime();
  const nextUntil = (end: number): Alarm | undefined =>
    [...alarms]
      .filter(({ instant }) => instant <= end)
      .sort((left, right) => left.instant - right.instant)[0];

  return {
    now: () => new Date(now),
    at: (instant, run) => {
      const alarm = { instant: instant.getTime(), run };
      alarms.add(alarm);
      return () => alarms.delete(alarm);
    },
    advanceTo: (instant) => {
      const end = instant.getTime();
      for (let alarm = nextUntil(end); alarm; alarm = nextUntil(end)) {
        alarms.delete(alarm);
        now = Math.max(now, alarm.instant);
        alarm.run();
      }
      now = Math.max(now, end);
    },
  };
}
