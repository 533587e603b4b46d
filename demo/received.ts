export type Push = { officeCode: string; packageId: string; version: number };

/** What the subscriptions of each office have brought, each push counted once however often it came. */
export type Received = {
  add: (push: Push) => void;
  has: (push: Push) => boolean;
  /** Each once. */
  pushes: () => Push[];
  /** How often something came again. */
  repeated: () => number;
};

export function received(): Received {
  const seen = new Map<string, Push>();
  let repeats = 0;
  const keyOf = ({ officeCode, packageId, version }: Push) => `${officeCode} ${packageId} ${version}`;
  return {
    add: (push) => {
      if (seen.has(keyOf(push))) repeats += 1;
      seen.set(keyOf(push), push);
    },
    has: (push) => seen.has(keyOf(push)),
    pushes: () => [...seen.values()],
    repeated: () => repeats,
  };
}
