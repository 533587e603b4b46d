/** Remembers the `limit` values that were used last. */
export type RecentlyUsed<Value> = {
  get: (key: string) => Value | undefined;
  set: (key: string, value: Value) => void;
};

export function recentlyUsed<Value>(limit: number): RecentlyUsed<Value> {
  const values = new Map<string, Value>();

  return {
    get: (key) => {
      const value = values.get(key);
      if (value !== undefined) {
        values.delete(key);
        values.set(key, value);
      }
      return value;
    },
    set: (key, value) => {
      values.delete(key);
      values.set(key, value);
      const [oldest] = values.keys();
      if (oldest !== undefined && values.size > limit) values.delete(oldest);
    },
  };
}
