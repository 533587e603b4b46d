import type { Store } from '../aws-service.ts';

/** An event that was accepted; the payload is JSON text. */
export type AcceptedEvent = { functionName: string; requestId: string; payload: string };

/** Events that were accepted and are not done, as they outlive the process. */
export type KeptEvents = {
  /** Those that an earlier process left, the oldest first. */
  left: readonly AcceptedEvent[];
  keep: (event: AcceptedEvent) => void;
  forget: (event: AcceptedEvent) => void;
};

const STORED_AS = 'lambda-events';

/** What comes beyond is run like any other, but lost with the process: all are written as a whole. */
const MOST_KEPT = 10_000;

export function keptEvents(store: Store, most = MOST_KEPT): KeptEvents {
  const left = store.read<AcceptedEvent[]>(STORED_AS) ?? [];
  const events = new Map(left.map((event) => [event.requestId, event]));
  const save = (): void => store.write(STORED_AS, () => [...events.values()]);

  return {
    left,
    keep: (event) => {
      if (events.size >= most) return;
      events.set(event.requestId, event);
      save();
    },
    forget: ({ requestId }) => {
      if (events.delete(requestId)) save();
    },
  };
}
