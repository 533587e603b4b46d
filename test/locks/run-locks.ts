import type { Engine } from '../../local/appsync/execution/engine.ts';
import { testDatabase, type TestDatabase } from '../../database/test-database.ts';
import { productSchema } from '../journeys/whole-selection.ts';
import { wholeDocuments, type Documents } from '../rights/cell-documents.ts';
import { askedIn, cellsOf, outcomeOf } from '../rights/cells.ts';
import { asksNobody } from '../rights/doors.ts';
import { executeOn, productEngine, productSdl } from '../rights/in-process.ts';
import { askAndUndo, counting, judgedWhole, type Bench, type Ready } from '../rights/matrix-in-process.ts';
import { nameOf, OPERATIONS } from '../rights/operations.ts';
import { personalPaths, type PersonalPath } from '../rights/personal-paths.ts';
import { identityOf, isUser, MISUSED, misusedIdentity, ROLES, type Misused } from '../rights/roles.ts';
import { aWorld } from '../rights/world.ts';
import { faultOfDatabase } from './database-locks.ts';
import type { Lock } from './lock.ts';
import { tracked } from './reached.ts';

export type Prison = {
  bench: Bench;
  /** The same without the groups of any door: what is left is what SQL decides. */
  doorless: Engine;
  /** What the door alone keeps from somebody. */
  byDoorAlone: Set<string>;
  ready: Map<string, Reaching[]>;
  documents: Documents;
  paths: PersonalPath[];
  /** What is not as expected with every lock in place. */
  faults: string[];
};

/** A question, and the functions of the database that it comes to. */
export type Reaching = Ready & { reached: Set<string>; withoutDoor: string | null };

/** A whole world, and every question about it, or about some fields, ready to be asked again and again. */
export async function aPrison(fields?: string[], opened?: TestDatabase): Promise<Prison> {
  const db = opened ?? (await testDatabase());
  const counted = counting(executeOn(db));
  const schema = productSchema();
  const world = await aWorld(db);
  const bench: Bench = { db, world, ...counted, engine: productEngine(counted.execute), absent: new Map() };
  const sdl = productSdl().replaceAll(
    /@aws_cognito_user_pools\(cognito_groups: [^)]*\)/g,
    '@aws_cognito_user_pools',
  );
  const doorless = productEngine(counted.execute, { sdl });
  const ready = new Map<string, Reaching[]>();
  const documents = wholeDocuments(schema);
  const prison: Prison = {
    ...{ bench, doorless, ready, documents, paths: personalPaths(schema) },
    ...{ byDoorAlone: new Set(), faults: [] },
  };
  const asked = OPERATIONS.filter(({ field }) => !fields || fields.includes(field));
  // the world is whole before anything is undone in it
  const questions: Ready[] = [];
  for (const cell of spread(cellsOf(asked, ROLES)))
    questions.push({ cell, asked: await askedIn(cell, world, documents, { undoes: true }) });
  for (const question of questions) {
    const known = ready.get(question.cell.operation.field) ?? [];
    known.push(await reaching(prison, question));
    ready.set(question.cell.operation.field, known);
  }
  for (const list of ready.values()) addTwins(list);
  return prison;
}

/** What is answered as for what is absent comes also to what that comes to. */
function addTwins(list: Reaching[]): void {
  const keyOf = ({ operation, role }: Ready['cell']) => `${role} ${nameOf(operation)}`;
  const absent = new Map(
    list
      .filter(({ cell }) => cell.relation === 'absent')
      .map(({ cell, reached }) => [keyOf(cell), [...reached]] as const),
  );
  for (const { cell, reached } of list) {
    for (const name of absent.get(keyOf(cell)) ?? []) reached.add(name);
  }
}

/** Asks it with every lock in place. */
async function reaching(prison: Prison, one: Ready): Promise<Reaching> {
  const { reached, result } = await tracked(prison.bench.db, async () => ({
    fault: await judgedWhole(prison.bench, one, prison.paths),
    withoutDoor: await answerWithoutDoor(prison, one),
  }));
  const { role, operation } = one.cell;
  if (result.fault !== null) prison.faults.push(result.fault);
  if (result.withoutDoor?.startsWith('done')) prison.byDoorAlone.add(`${role} ${operation.field}`);
  return { ...one, ...result, reached };
}

/** What somebody is told whom the groups of a door keep out, if they did not; null for others. */
async function answerWithoutDoor(prison: Prison, { cell, asked }: Ready): Promise<string | null> {
  const { role, operation, expected } = cell;
  if (expected !== 'closed' || !isUser(role) || operation.right === 'publish') return null;
  const bench = { ...prison.bench, engine: prison.doorless };
  const answer = await askAndUndo(bench, identityOf(role, bench.world.subs), asked.question);
  const isSilent = (answer.errors ?? []).length === 0;
  return `${outcomeOf(operation, answer)}${isSilent && operation.field.startsWith('Mutation') ? ', silently' : ''}`;
}

/** Who is kept out by the groups of a door is kept out by SQL too, and told so. */
async function faultOfDoorless(prison: Prison, one: Reaching): Promise<string | null> {
  const { role, operation } = one.cell;
  const told = await answerWithoutDoor(prison, one);
  return told === one.withoutDoor ? null : `${role} is told ${told} by ${operation.field} without its door`;
}

/** Unlike ones next to each other, so that the first few tell most; always in the same order. */
function spread<Item>(items: Item[]): Item[] {
  const step = 7919;
  return items.map((_, index) => items[(index * step) % items.length] as Item);
}

/** What notices that a lock is gone, or null if nothing does. */
export async function caughtBy(prison: Prison, lock: Lock): Promise<string | null> {
  const { bench, restore } = await lock.removed(prison.bench);
  try {
    return await firstFault(prison, bench, lock);
  } finally {
    await restore();
  }
}

async function firstFault(prison: Prison, bench: Bench, lock: Lock): Promise<string | null> {
  if (lock.kind === 'row' || lock.kind === 'grant') return faultOfDatabase(bench.db);
  if (lock.kind === 'token') return faultOfTokens(prison, bench, lock);
  // one question to each field in turn
  const lists = lock.fields.map((field) => (prison.ready.get(field) ?? []).filter(canTell(lock)));
  for (let turn = 0; turn < Math.max(...lists.map(({ length }) => length)); turn += 1) {
    for (const list of lists) {
      const one = list[turn];
      const fault =
        one &&
        (lock.kind === 'predicate' && one.cell.expected === 'closed'
          ? await faultOfDoorless(prison, one)
          : await judgedWhole(bench, one, prison.paths));
      if (fault) return fault;
    }
  }
  return null;
}

/** What does not come to a function is the same without its locks. */
const canTell =
  ({ within }: Lock) =>
  ({ reached }: Reaching) =>
    !within || within.some((name) => reached.has(name));

async function faultOfTokens({ documents }: Prison, bench: Bench, { fields: [field = ''] }: Lock) {
  const cells = cellsOf(
    OPERATIONS.filter((operation) => operation.field === field),
    ['admin'],
  );
  const cell = cells.find(({ expected }) => expected === 'done');
  if (!cell || asksNobody(cell.operation.field)) return null;
  const { question } = await askedIn(cell, bench.world, documents, { undoes: true });
  for (const misused of Object.keys(MISUSED) as Misused[]) {
    const identity = misusedIdentity(misused, bench.world.subs.admin);
    const outcome = outcomeOf(cell.operation, await askAndUndo(bench, identity, question));
    if (outcome !== 'closed') return `${field} is ${outcome} to an ${misused}`;
  }
  return null;
}

/** Nothing is noticed where nothing is gone. */
export async function faultsWithAllLocks({ bench, faults }: Prison): Promise<string[]> {
  const fault = await faultOfDatabase(bench.db);
  return fault ? [...faults, fault] : faults;
}
