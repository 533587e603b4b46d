/** How long a part of the start took, without the parts within it. */
export type Timing = { part: string; seconds: number };

export type Timings = {
  measure: <T>(part: string, work: () => T | Promise<T>) => Promise<T>;
  list: () => Timing[];
};

export function createTimings(): Timings {
  const timings: Timing[] = [];
  let measured = 0;

  return {
    measure: async (part, work) => {
      const measuredBefore = measured;
      const started = performance.now();
      const result = await work();
      const seconds = (performance.now() - started) / 1000;
      timings.push({ part, seconds: seconds - (measured - measuredBefore) });
      measured = measuredBefore + seconds;
      return result;
    },
    list: () => timings,
  };
}
