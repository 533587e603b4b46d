import { isEnumType } from 'graphql';
import { mayCall, type Caller, type Reply } from './injection-callers.ts';
import { inParallel } from './injection-campaign.ts';
import { asScalar } from './injection-payloads.ts';
import { argumentsWith, type Place } from './injection-places.ts';
import { documentOf } from './injection-request.ts';
import type { World } from './injection-world.ts';
import { listPlaces, withMany } from './oversized-places.ts';
import { productSchema } from './whole-selection.ts';

export type Sent = { field: string; path: string; fault?: string };

/** Of what a text is made: letters, words, digits, blanks, what JSON escapes, what takes more bytes. */
const UNITS = ['x', 'ab ', '1', ' ', '"\\', 'é'];
const LONGEST_MESSAGE = 400;
const DEEPEST = 1000;
const AT_ONCE = 6;

const codes = productSchema().getType('ErrorCode');
const CODES = (isEnumType(codes) ? codes.getValues() : [])
  .map(({ name }) => name)
  .filter((name) => name !== 'INTERNAL');

/** A text of so many bytes at every place, as the first who may: what was not refused, and by what. */
export function sendTexts(places: Place[], size: number, callers: Caller[], world: World): Promise<Sent[]> {
  return inParallel(places, AT_ONCE, async (place) => {
    const text = asScalar(place.scalar, textOf(size, place.field, places.indexOf(place)));
    return sent(place, callers, argumentsWith(place, text, world.valueOf, world.companions));
  });
}

/** A socket takes what is escaped twice, and closes at 1 MiB. */
function textOf(bytes: number, field: string, turn: number): string {
  const unit = (field.startsWith('Subscription.') ? 'x' : UNITS[turn % UNITS.length]) as string;
  return unit.repeat(bytes / (Buffer.byteLength(JSON.stringify(unit)) - 2));
}

/** Where a text is wanted, a list in a list in a list. */
export function sendDeep(places: Place[], callers: Caller[], world: World): Promise<Sent[]> {
  const deep = JSON.parse('['.repeat(DEEPEST) + ']'.repeat(DEEPEST)) as unknown;
  return inParallel(places, AT_ONCE, (place) =>
    sent(place, callers, argumentsWith(place, deep, world.valueOf, world.companions)),
  );
}

/** Lists of so many bytes in all, wherever a list may stand. */
export function sendLists(size: number, callers: Caller[], world: World): Promise<Sent[]> {
  return inParallel(listPlaces(), AT_ONCE, async (place) => {
    const args = argumentsWith(place, place.word ?? 'text', world.valueOf, world.companions);
    const many = withMany(args, place.path, (item) =>
      Array.from({ length: size / JSON.stringify(item).length }, () => item),
    );
    return sent(place, callers, many);
  });
}

async function sent(place: Place, callers: Caller[], variables: Record<string, unknown>): Promise<Sent> {
  const { field, path } = place;
  const caller = callers.find((one) => mayCall(place, one));
  if (!caller) return { field, path };
  const ask = () => caller.ask(documentOf(place, Object.keys(variables)), variables);
  // a connection that was idle can be closed while a large request is read
  const reply = await ask().catch(ask);
  return { field, path, fault: faultOf(reply) };
}

/** It must be refused with a code that is known and a message of some words, or name nothing that there is. */
function faultOf({ data, errors }: Reply): string | undefined {
  if (errors) return errors.map(faultOfError).find(Boolean);
  const answers = Object.values(data ?? {}).flat();
  const isNothing = (answer: unknown) =>
    answer === null || JSON.stringify(answer) === '{"items":[],"nextToken":null}';
  const refusals = answers.flatMap((answer) => (isNothing(answer) ? [] : [refusalIn(answer)]));
  return data && Object.keys(data).length > 0
    ? refusals.map((refusal) => (refusal ? faultOfError(refusal) : 'is taken')).find(Boolean)
    : 'is taken';
}

/** A batch tells of each by itself. */
function refusalIn(answer: unknown): { errorType?: string; message: string } | undefined {
  const { error } = answer as { error?: { code: string; message: string } };
  return error && { errorType: error.code, message: error.message };
}

/** What the schema refuses has no code, and says what it has read. */
function faultOfError({ errorType, message }: { errorType?: string; message: string }): string | undefined {
  if (errorType === undefined) return undefined;
  if (!CODES.includes(errorType)) return `is ${errorType}`;
  return message.length > LONGEST_MESSAGE ? `is told ${message.length} characters` : undefined;
}
