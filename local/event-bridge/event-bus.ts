/** A rule that matches gets the event. */
export type EventRule = { matches: (event: unknown) => boolean; deliver: (event: unknown) => Promise<void> };

/** The default bus: hands each event to the rules that are for it. */
export type EventBus = {
  add: (rule: EventRule) => void;
  /** Settles when it is in the hands of all targets, or among their dead letters. */
  send: (event: unknown) => Promise<void>;
};

export function createEventBus(): EventBus {
  const rules: EventRule[] = [];
  return {
    add: (rule) => {
      rules.push(rule);
    },
    send: async (event) => {
      const matching = rules.filter(({ matches }) => matches(event));
      await Promise.all(matching.map(({ deliver }) => deliver(event)));
    },
  };
}
