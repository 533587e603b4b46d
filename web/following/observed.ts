/** What is held now; each change makes another object of it, which shares with the one before what has not been replaced. */
export type Observed<State> = {
  readonly state: State;
  /** Calls the listener at once after each change, with a state it was never called with; answers how to end that. */
  onChange: (listener: (state: State) => void) => () => void;
};

export function observed<State>(first: State): Observed<State> & { change: (to: Partial<State>) => void } {
  const listeners = new Set<(state: State) => void>();
  let state = first;
  return {
    get state() {
      return state;
    },
    change: (to) => {
      state = { ...state, ...to };
      for (const listener of listeners) listener(state);
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
