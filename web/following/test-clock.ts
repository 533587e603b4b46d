type Due = { at: number; run: () => void };

/** A clock that stands still until a test lets time pass. */
export type TestClock = {
  after: (milliseconds: number, run: () => void) => () => void;
  wait: (milliseconds: number) => Promise<void>;
  /** Runs what is due until then, in the order of time, and all that follows from it. */
  pass: (milliseconds: number) => Promise<void>;
};

export function testClock(): TestClock {
  let now = 0;
  let due: Due[] = [];
  const after = (milliseconds: number, run: () => void) => {
    const one = { at: now + milliseconds, run };
    due.push(one);
    return () => {
      due = due.filter((other) => other !== one);
    };
  };
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

  return {
    after,
    wait: (milliseconds) => new Promise((resolve) => void after(milliseconds, resolve)),
    pass: async (milliseconds) => {
      const until = now + milliseconds;
      await settle();
      for (;;) {
        const next = due.toSorted((one, other) => one.at - other.at)[0];
        if (!next || next.at > until) break;
        due = due.filter((other) => other !== next);
        now = next.at;
        next.run();
        await settle();
      }
      now = until;
    },
  };
}
