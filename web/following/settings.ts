export type Settings = {
  /** Milliseconds between two questions while all goes well; up to half as much again. */
  pollEvery: number;
  /** Milliseconds until the first attempt after trouble; twice as long for each more, up to `pollEvery`. */
  retryAfter: number;
  /** Milliseconds in which what belongs together may arrive: a burst, or what one push has overtaken. */
  patience: number;
  /** Runs it later; answers how to prevent that. */
  after: (milliseconds: number, run: () => void) => () => void;
  /** From 0 to below 1. */
  random: () => number;
};

export const USUAL: Settings = {
  pollEvery: 5 * 60_000,
  retryAfter: 1_000,
  patience: 100,
  after: (milliseconds, run) => {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
  random: Math.random,
};
