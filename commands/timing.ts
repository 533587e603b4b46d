/** How long a part of a command took. */
export type Timing = { part: string; seconds: number };

/** Does the work and notes how long it took. */
export async function timed<Result>(
  timings: Timing[],
  part: string,
  work: () => Promise<Result>,
): Promise<Result> {
  const started = performance.now();
  const result = await work();
  timings.push({ part, seconds: (performance.now() - started) / 1000 });
  return result;
}
