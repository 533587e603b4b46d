/** Counts what is handed from one service to the next, so that one knows when nothing moves any more. */
export type Activity = {
  /** The function, each call of which counts. */
  counted: <Arguments extends unknown[], Result>(
    work: (...given: Arguments) => Result,
  ) => (...given: Arguments) => Result;
  count: () => number;
};

export function createActivity(): Activity {
  let count = 0;
  return {
    counted:
      (work) =>
      (...given) => {
        count += 1;
        return work(...given);
      },
    count: () => count,
  };
}

/** Settles when all of them are idle at once: what one finishes may have given work to another. */
export async function settle(idles: (() => Promise<void>)[], activity: Activity): Promise<void> {
  let before: number;
  do {
    before = activity.count();
    for (const idle of idles) await idle();
  } while (activity.count() !== before);
}
