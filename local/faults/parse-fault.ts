import { FaultRefused } from './types.ts';
import type { Fault, FaultName, FaultSettings } from './types.ts';

type Kind = { says: string; fits: (value: unknown) => boolean };

const COUNT: Kind = {
  says: 'a whole number above 0',
  fits: (value) => Number.isSafeInteger(value) && Number(value) > 0,
};
const TEXT: Kind = {
  says: 'a text that is not empty',
  fits: (value) => typeof value === 'string' && value !== '',
};
const ACTION: Kind = {
  says: 'Publish or PublishBatch',
  fits: (value) => value === 'Publish' || value === 'PublishBatch',
};
const durationUpTo = (most: number): Kind => ({
  says: `a number above 0, at most ${most}`,
  fits: (value) => typeof value === 'number' && value > 0 && value <= most,
});

/** The longest delay that SQS knows, and a day. */
const SECONDS = durationUpTo(900);
const MILLISECONDS = durationUpTo(86_400_000);

const SETTINGS: { [Name in FaultName]: Record<keyof FaultSettings[Name], Kind> } = {
  databasePaused: { calls: COUNT, milliseconds: MILLISECONDS },
  snsThrottled: { times: COUNT, action: ACTION },
  snsFailing: { times: COUNT, action: ACTION },
  snsAnswerLost: { times: COUNT, action: ACTION },
  socketsDropped: { subscriptionId: TEXT },
  pushLost: { times: COUNT, subscriptionId: TEXT },
  pushReordered: { times: COUNT, subscriptionId: TEXT },
  sqsDelayed: { times: COUNT, queue: TEXT, seconds: SECONDS },
  sqsDuplicated: { times: COUNT, queue: TEXT },
  lambdaFailing: { times: COUNT, function: TEXT },
  lambdaKilled: { times: COUNT, function: TEXT },
};

const FAULT_NAMES = Object.keys(SETTINGS).join(', ');

/** Reads a fault that somebody asks for; throws `FaultRefused` for anything that is none. */
export function parseFault(value: unknown): Fault {
  if (typeof value !== 'object' || value === null) throw new FaultRefused('A fault is a JSON object.');
  const { fault, ...settings } = value as Record<string, unknown>;
  const kinds: Record<string, Kind> = SETTINGS[parseFaultName(fault)];

  for (const [name, setting] of Object.entries(settings)) {
    const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined;
    if (!kind) throw new FaultRefused(`${String(fault)} has no setting ${name}.`);
    if (!kind.fits(setting)) throw new FaultRefused(`${name} must be ${kind.says}.`);
  }
  if (fault === 'sqsDelayed' && settings['seconds'] === undefined) {
    throw new FaultRefused(`seconds must be ${SECONDS.says}.`);
  }
  return { ...value } as Fault;
}

export function parseFaultName(value: unknown): FaultName {
  if (typeof value === 'string' && Object.hasOwn(SETTINGS, value)) return value as FaultName;
  throw new FaultRefused(`There is no fault ${String(value)}; there are ${FAULT_NAMES}.`);
}
