import { faultIn, outcomeOf, wasTaken } from './injection-answers.ts';
import { mayCall, type Caller, type Reply } from './injection-callers.ts';
import type { Evidence } from './injection-evidence.ts';
import { asScalar, PAIRS, TEXTS } from './injection-payloads.ts';
import { argumentsWith, type Place } from './injection-places.ts';
import { documentOf } from './injection-request.ts';
import type { World } from './injection-world.ts';

export type Finding = { field: string; path: string; as: string; what: string; text?: string };
export type Report = {
  findings: Finding[];
  sent: number;
  pairs: number;
  /** Places whose texts are kept, byte for byte. */
  kept: number;
};

type Campaign = {
  callers: Caller[];
  world: World;
  evidence: Evidence;
  settled: () => Promise<void>;
  /** Every text at every place, which takes minutes where there are many. */
  isThorough: boolean;
};
type Found = (place: Place, as: Caller | undefined, what: string, text?: string) => void;

/** Their texts take the place of those before, also of those at the places beside, so they are sent and looked for one place at a time. */
const REPLACING = /^Mutation\.(?:update|set)/;
const AT_ONCE = 6;
/** All texts at every place take minutes. */
const isEverything = process.env['INJECTIONS'] === 'all';
const TEXTS_IN_TURN = isEverything ? Infinity : 3;
/** Of one reader; the next place gets others. */
const TEXTS_OF_READER = isEverything ? Infinity : 12;
const PAIRS_IN_TURN = isEverything ? Infinity : 1;

/** Sends texts to every place, as everybody who may, and tells what came of it beside an answer. */
export async function campaign(
  places: Place[],
  { callers, world, evidence, settled, isThorough }: Campaign,
): Promise<Report> {
  const report: Report = { findings: [], sent: 0, pairs: 0, kept: 0 };
  const found: Found = ({ field, path }, as, what, text) =>
    report.findings.push({ field, path, as: as?.name ?? 'anybody', what, text });
  const fields = [...new Set(places.map(({ field }) => field))].sort(
    (one, other) => +writes(one) - +writes(other),
  );
  for (const field of fields) await tryField(places.filter((place) => place.field === field));
  return report;

  async function tryField(of: Place[]): Promise<void> {
    const [first] = of;
    if (!first) return;
    const allowed = callers.filter((caller) => mayCall(first, caller));
    const asking = writes(first.field) ? allowed.slice(0, 1) : allowed;
    const strangers = await evidence.checksums(world.bystanders);
    const start = await evidence.checksums();
    const plain = writes(first.field) ? await sendPlain(of, asking) : [];
    const before = writes(first.field) ? await afterwards() : start;
    const usual = changed(start, before);

    const isReplacing = REPLACING.test(first.field);
    const accepted = new Map<Place, string[]>(of.map((place) => [place, []]));
    const work = of.flatMap((place) => asking.map((caller) => ({ place, caller })));
    await inParallel(work, isReplacing ? 1 : AT_ONCE, async ({ place, caller }) => {
      const isReader = !writes(place.field) && caller === asking[0];
      const most = isThorough ? Infinity : isReader ? TEXTS_OF_READER : TEXTS_IN_TURN;
      const taken = await tryPlace(place, caller, most);
      if (isReplacing && plain.includes(place)) await lookFor([[place, taken.slice(-1)]]);
      else accepted.get(place)?.push(...taken);
    });

    const strange = [...changed(before, await afterwards())].filter((table) => !usual.has(table));
    if (strange.length > 0) found(first, undefined, `changed ${strange.join(', ')}`);
    if (changed(strangers, await evidence.checksums(world.bystanders)).size > 0)
      found(first, undefined, 'changed what nobody named');
    for (const effect of await evidence.effects()) found(first, undefined, effect);
    await lookFor(plain.map((place) => [place, accepted.get(place) ?? []]));
  }

  async function afterwards(): Promise<Record<string, string>> {
    await settled();
    return evidence.checksums();
  }

  /** Those places whose text is kept when it is an innocent one. */
  async function sendPlain(of: Place[], [caller]: Caller[]): Promise<Place[]> {
    if (!caller) return [];
    const groups = of.every(({ field }) => REPLACING.test(field)) ? of.map((place) => [place]) : [of];
    const plain: Place[] = [];
    for (const group of groups) {
      const sent = await inParallel(group, AT_ONCE, async (place) => {
        const text = asScalar(place.scalar, `plain${nonce()}`);
        return wasTaken(await send(place, caller, text)) ? [{ place, text }] : [];
      });
      const kept = await evidence.kept(sent.flat().map(({ text }) => text));
      plain.push(...sent.flat().flatMap(({ place, text }) => (kept.has(text) ? [place] : [])));
    }
    return plain;
  }

  async function lookFor(accepted: [Place, string[]][]): Promise<void> {
    const kept = await evidence.kept(accepted.flatMap(([, texts]) => texts));
    for (const [place, texts] of accepted) {
      if (texts.length > 0) report.kept += 1;
      for (const text of texts) if (!kept.has(text)) found(place, undefined, 'kept otherwise', text);
    }
  }

  /** The texts that were taken. */
  async function tryPlace(place: Place, caller: Caller, most: number): Promise<string[]> {
    const accepted: string[] = [];
    const outcome = async (text: string) => {
      const reply = await send(place, caller, text);
      const fault = faultIn(reply, text);
      if (fault) found(place, caller, fault, text);
      if (wasTaken(reply)) accepted.push(text);
      return outcomeOf(reply, text, writes(place.field));
    };
    for (const payload of inTurn(Object.values(TEXTS), most))
      await outcome(asScalar(place.scalar, payload(nonce())));
    for (const [name, pair] of inTurn(Object.entries(PAIRS), most === TEXTS_IN_TURN ? PAIRS_IN_TURN : most)) {
      const [one, other] = pair(nonce()).map((text) => asScalar(place.scalar, text)) as [string, string];
      report.pairs += 1;
      if ((await outcome(one)) !== (await outcome(other)))
        found(place, caller, `answers a pair otherwise (${name})`, one);
    }
    return accepted;
  }

  async function send(place: Place, caller: Caller, text: string, isLast = false): Promise<Reply> {
    const variables = argumentsWith(place, text, world.valueOf, world.companions);
    report.sent += 1;
    const reply = await caller.ask(documentOf(place, Object.keys(variables)), variables);
    const isOver = reply.errors?.some(({ errorType }) => errorType === 'TRANSITION_REFUSED') ?? false;
    if (!isOver || isLast) return reply;
    await world.renew();
    return send(place, caller, text, true);
  }
}

function writes(field: string): boolean {
  return field.startsWith('Mutation.');
}

function changed(before: Record<string, string>, after: Record<string, string>): Set<string> {
  return new Set(Object.keys(after).filter((table) => after[table] !== before[table]));
}

let counter = 0;
/** Short, since texts of a hundred characters and more are refused somewhere. */
function nonce(): string {
  counter += 1;
  return `q${counter.toString(36)}z`;
}

/** So many, and others the next time: each of them is tried many times over. */
function inTurn<Item>(items: Item[], most: number): Item[] {
  const start = counter % items.length;
  return [...items.slice(start), ...items.slice(0, start)].slice(0, most);
}

export async function inParallel<Item, Result>(
  items: Item[],
  atOnce: number,
  act: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const waiting = items.map((item, index) => ({ item, index }));
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) results[next.index] = await act(next.item);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return results;
}
