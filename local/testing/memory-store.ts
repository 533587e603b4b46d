import type { Store } from '../aws-service.ts';

/** A store for tests; `restarted()` is what a new process finds: only what can be written as JSON. */
export function memoryStore(
  found: Record<string, string> = {},
): Store & { restarted: () => ReturnType<typeof memoryStore> } {
  const values = new Map<string, () => unknown>();

  return {
    read: <T>(name: string) => (name in found ? (JSON.parse(found[name] ?? '') as T) : undefined),
    write: (name, value) => values.set(name, value),
    flush: async () => {},
    restarted: () =>
      memoryStore({
        ...found,
        ...Object.fromEntries([...values].map(([name, value]) => [name, JSON.stringify(value())])),
      }),
  };
}
