type End = () => unknown;

/** What must be ended, the last begun first; each is ended once, whatever happens to the others. */
export type Closing = { add: (end: End) => void; closeAll: () => Promise<void> };

export function createClosing(): Closing {
  const ends: End[] = [];

  return {
    add: (end) => {
      ends.push(end);
    },
    closeAll: async () => {
      const failures: unknown[] = [];
      for (let end = ends.pop(); end; end = ends.pop()) {
        try {
          await end();
        } catch (error) {
          failures.push(error);
        }
      }
      if (failures.length > 0) throw new AggregateError(failures, 'Not everything could be ended.');
    },
  };
}
