import { parseFault } from './parse-fault.ts';
import type { Fault, FaultName, FaultReport, Place, Strike } from './types.ts';

/** What goes wrong because somebody asked for it. */
export type Faults = {
  /** Throws `FaultRefused` for what is no fault. */
  cause: (fault: Fault) => FaultReport;
  /** In the order in which they were asked for; those that are over stay until they are cleared. */
  list: () => FaultReport[];
  /** Ends and forgets all of them, or those of one name: a paused database has resumed. */
  clear: (name?: FaultName) => void;
};

export type FaultSource = Faults & { strike: Strike };

type Options = {
  /** Breaks sockets and answers how many. */
  dropSockets: (subscriptionId?: string) => number;
  /** In milliseconds. */
  now?: () => number;
};

type Asked = { fault: Fault; fired: number; firstAt?: number };

export function createFaults({ dropSockets, now = Date.now }: Options): FaultSource {
  let asked: Asked[] = [];
  const report = (one: Asked): FaultReport => ({
    ...one.fault,
    fired: one.fired,
    isOver: isOver(one, now()),
  });

  const strike = (name: FaultName, place: Place = {}): Fault | undefined => {
    const found = asked.find(
      (one) => one.fault.fault === name && !isOver(one, now()) && concerns(one.fault, place),
    );
    if (!found) return undefined;
    found.fired += 1;
    found.firstAt ??= now();
    return found.fault;
  };

  return {
    strike: strike as Strike,
    cause: (given) => {
      const fault = parseFault(given);
      const fired = fault.fault === 'socketsDropped' ? dropSockets(fault.subscriptionId) : 0;
      const one = { fault, fired };
      asked.push(one);
      return report(one);
    },
    list: () => asked.map(report),
    clear: (name) => {
      asked = name === undefined ? [] : asked.filter(({ fault }) => fault.fault !== name);
    },
  };
}

function isOver({ fault, fired, firstAt }: Asked, time: number): boolean {
  if (fault.fault === 'socketsDropped') return true;
  if (fault.fault !== 'databasePaused') return fired >= (fault.times ?? 1);
  const { calls = Infinity, milliseconds = Infinity } = fault;
  return fired >= calls || (firstAt !== undefined && time >= firstAt + milliseconds);
}

/** Physical names, of which a fault may name a part. */
const NAMES = ['function', 'queue'];

/** A fault without a place is everywhere. */
function concerns(fault: Fault, place: Place): boolean {
  const settings: Record<string, unknown> = { ...fault };
  return Object.entries(place).every(([kind, actual]) => {
    const wanted = settings[kind];
    return (
      wanted === undefined || wanted === actual || (NAMES.includes(kind) && actual.includes(`${wanted}`))
    );
  });
}
