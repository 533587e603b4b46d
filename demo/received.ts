/** What the subscriptions of each office have brought, each event counted once however often it came. */
export type Received = {
  add: (officeCode: string, packageId: string, version: number) => void;
  has: (officeCode: string, packageId: string, version: number) => boolean;
  distinct: () => number;
  repeated: () => number;
};

export function received(): Received {
  const seen = new Set<string>();
  let repeats = 0;
  const keyOf = (...parts: (string | number)[]) => parts.join(' ');
  return {
    add: (officeCode, packageId, version) => {
      const key = keyOf(officeCode, packageId, version);
      if (seen.has(key)) repeats += 1;
      seen.add(key);
    },
    has: (officeCode, packageId, version) => seen.has(keyOf(officeCode, packageId, version)),
    distinct: () => seen.size,
    repeated: () => repeats,
  };
}
