import { allLocks } from '../test/locks/all-locks.ts';
import { allOf, KNOWN_DOUBLES } from '../test/locks/known-doubles.ts';
import type { Lock } from '../test/locks/lock.ts';
import { faultOfTests } from '../test/locks/second-tier.ts';
import { aPrison, caughtBy, faultsWithAllLocks } from '../test/locks/run-locks.ts';

/**
 * Takes every lock away, one at a time, and tells which of them nobody would miss. Words choose locks by their names:
 * `word|other`; LOCKS_SHARD=1/2 takes each second of them.
 */
const words = process.argv.slice(2);
const [shard = 1, shards = 1] = (process.env['LOCKS_SHARD'] ?? '1/1').split('/').map(Number);

const { db, all } = await allLocks();
const chosen = all
  .filter(({ kind, name }) =>
    words.every((word) => word.split('|').some((part) => `${kind} ${name}`.includes(part))),
  )
  .filter((_, index) => index % shards === shard - 1);

// what no chosen lock is about is not asked
const asking = chosen.filter(({ kind }) => kind !== 'token');
const prison = await aPrison([...new Set(asking.flatMap(({ fields }) => fields))], db);
console.log(`kept out by a door alone: ${[...prison.byDoorAlone].join(', ') || 'nobody'}`);
const broken = await faultsWithAllLocks(prison);
if (broken.length > 0) {
  console.log(
    `With every lock in place, ${broken.length} cells are not as expected:\n${broken.slice(0, 40).join('\n')}`,
  );
  process.exit(1);
}

const survivors: string[] = [];
const tally = new Map<string, { caught: number; total: number }>();
let isSecondOpen = false;
const noticed = (lock: Lock) =>
  caughtBy(prison, lock).catch((problem: unknown) => `it breaks: ${String(problem)}`);

/** Tests that cannot tell are no witness. */
const ofTests = ({ changed }: Lock) =>
  changed
    ? faultOfTests(changed).catch((problem: unknown) => {
        console.log(`${changed.name}: ${String(problem)}`);
        return null;
      })
    : null;

for (const lock of chosen) {
  // what is decided in SQL is judged with the second lock open, which is probed by itself
  const needsOpen = lock.kind === 'predicate';
  if (needsOpen !== isSecondOpen) {
    await db.query(`alter role postroom_reader ${needsOpen ? 'bypassrls' : 'nobypassrls'}`);
    isSecondOpen = needsOpen;
  }
  const count = tally.get(lock.kind) ?? { caught: 0, total: 0 };
  const double = KNOWN_DOUBLES.find(({ lock: pattern }) => pattern.test(lock.name));
  const others = (double?.others ?? []).map((pattern) => all.find(({ name }) => pattern.test(name)));
  const byCells = await noticed(
    allOf([lock, ...others.filter((other) => other !== undefined && other !== lock)] as Lock[]) ?? lock,
  );
  const fault = byCells ?? lock.gate?.()[0] ?? (await ofTests(lock));
  tally.set(lock.kind, {
    caught: count.caught + (fault !== null ? 1 : 0),
    total: count.total + 1,
  });
  if (fault === null) {
    survivors.push(`${lock.kind}: ${lock.name}`);
    console.log(`survives  ${lock.kind}: ${lock.name}`);
  } else if (process.env['LOCKS_VERBOSE']) {
    console.log(`caught    ${lock.kind}: ${lock.name}\n            ${fault.slice(0, 160)}`);
  }
}

for (const [kind, { caught, total }] of tally) console.log(`${kind}: ${caught} of ${total} caught`);
const caught = [...tally.values()].reduce((sum, one) => sum + one.caught, 0);
console.log(`${caught} of ${chosen.length} locks are missed when they are gone`);
process.exit(survivors.length > 0 ? 1 : 0);
