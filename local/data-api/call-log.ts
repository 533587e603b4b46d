export type DataApiCall = {
  operation: string;
  sql?: string;
  username: string;
  /** Resolvers call in process, everybody else over HTTP. */
  via: 'resolver' | 'http';
};

/** Enough to count what a request costs; parameters may be personal and are not kept. */
const MOST_CALLS = 10_000;

export function createCallLog(): { add: (call: DataApiCall) => void; calls: () => readonly DataApiCall[] } {
  const calls: DataApiCall[] = [];
  return {
    add: (call) => {
      if (calls.push(call) > 2 * MOST_CALLS) calls.splice(0, MOST_CALLS);
    },
    calls: () => [...calls],
  };
}
