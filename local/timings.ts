/** How long a part of the start took. */
export type Timing = { part: string; seconds: number };

export type Timings = {
  measure: <T>(part: string, work: () => T | Promise<T>) => Promise<T>;
  list: () => Timing[];
};

export function createTimings(): Timings {
  const timings: Timing[] = [];

  return {
    measure: async (part, work) => {
      const started = performance.now();
      const result = await work();
      timings.push({ part, seconds: (performance.now() - started) / 1000 });
      return result;
    },
    list: () => timings,
  };
}
