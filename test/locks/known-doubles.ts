/** Locks that cannot fail alone, and why. */
export const KNOWN_DOUBLES: ReadonlyMap<string, string> = new Map<string, string>([]);
