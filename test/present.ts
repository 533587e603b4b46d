/** For tests: what must be there, or the test ends here. */
export function present<Value>(value: Value): NonNullable<Value> {
  if (value === null || value === undefined) throw new Error('What the test needs is missing.');
  return value;
}
