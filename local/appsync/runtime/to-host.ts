/** A copy in our own realm of what resolver code made: objects and arrays whole, functions and symbols left out. */
export function toHost(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) {
    return typeof value === 'function' || typeof value === 'symbol' ? undefined : value;
  }
  return Array.isArray(value) ? arrayToHost(value) : objectToHost(value as Record<string, unknown>);
}

function arrayToHost(values: unknown[]): unknown[] {
  const copies: unknown[] = [];
  for (let index = 0; index < values.length; index += 1) {
    copies.push(toHost(values[index]));
  }
  return copies;
}

/** A key named `__proto__` would change what the copy inherits, so it stays behind. */
function objectToHost(original: Record<string, unknown>): Record<string, unknown> {
  const copied: Record<string, unknown> = {};
  for (const name of Object.keys(original)) {
    if (name !== '__proto__') {
      copied[name] = toHost(original[name]);
    }
  }
  return copied;
}
