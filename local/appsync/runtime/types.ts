/** What handlers of one resolver invocation say besides their result; the engine makes one for each invocation. */
export type Session = {
  /** What `util.authType()` answers (F17). */
  authType: string;
  /** By `util.appendError`. */
  appendedErrors: UtilErrorShape[];
  /** By `util.http.addResponseHeader(s)`. */
  responseHeaders: Record<string, string>;
  /** By `extensions.setSubscriptionFilter`. */
  subscriptionFilter?: SubscriptionFilter;
  /** By `extensions.setSubscriptionInvalidationFilter`. */
  invalidationFilter?: SubscriptionFilter;
  /** By `extensions.invalidateSubscriptions`. */
  invalidations: { subscriptionField: string; payload: Record<string, unknown> }[];
  /** By `extensions.evictFromApiCache`. */
  evictions: { typeName: string; fieldName: string; keyValuePair?: Record<string, unknown> }[];
  /** By `console.log` and `console.error`. */
  log: (level: 'log' | 'error', values: unknown[]) => void;
};

export type UtilErrorShape = { message: string; errorType: string | null; data: unknown; errorInfo: unknown };

/** `groups OR, filters AND` (F81). */
export type SubscriptionFilter = {
  filterGroup: { filters: { fieldName: string; operator: string; value: unknown }[] }[];
};

/** How a handler ended: with a value, by `runtime.earlyReturn` (F22), by `util.error` / `util.unauthorized`, or by a fault of its code (F11). */
export type Outcome =
  | { kind: 'value'; value: unknown }
  | { kind: 'early'; value: unknown; skipTo: 'END' | 'NEXT' }
  | { kind: 'error'; error: UtilErrorShape };

/** The code of one resolver or function, loaded once and called often. */
export type LoadedCode = {
  has: (handler: 'request' | 'response') => boolean;
  call: (handler: 'request' | 'response', context: Record<string, unknown>, session: Session) => Outcome;
};
