type Versioned = { readonly version: number };

/** Puts what arrives in any order, several times or not at all, into the order of its versions. */
export type VersionLine<Event> = {
  /** Up to which nothing is missing. */
  version: () => number;
  /** Something newer is known than what follows without a gap. */
  hasGap: () => boolean;
  /** That there is this version, whatever made it. */
  expect: (version: number) => void;
  /** Those that follow now, in order; the others wait for what is missing before them. */
  take: (events: readonly Event[]) => Event[];
};

export function versionLine<Event extends Versioned>(from: number): VersionLine<Event> {
  const ahead = new Map<number, Event>();
  let version = from;
  let newest = from;
  const next = () => {
    const event = ahead.get(version + 1);
    if (event) version = event.version;
    return event;
  };

  return {
    version: () => version,
    hasGap: () => newest > version,
    expect: (known) => {
      newest = Math.max(newest, known);
    },
    take: (events) => {
      for (const event of events) {
        if (event.version > version) ahead.set(event.version, event);
        newest = Math.max(newest, event.version);
      }
      const taken: Event[] = [];
      for (let event = next(); event; event = next()) {
        ahead.delete(event.version);
        taken.push(event);
      }
      return taken;
    },
  };
}
