import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../database/test-database.ts';
import { askedIn, cellsOf } from '../rights/cells.ts';
import { wholeDocuments } from '../rights/cell-documents.ts';
import { executeOn, productEngine } from '../rights/in-process.ts';
import { askAndUndo, counting, judgedWhole, type Bench } from '../rights/matrix-in-process.ts';
import { OPERATIONS } from '../rights/operations.ts';
import { personalPaths } from '../rights/personal-paths.ts';
import { identityOf, MISUSED, misusedIdentity, ROLES, type Misused } from '../rights/roles.ts';
import { asksNobody } from '../rights/doors.ts';
import { outcomeOf } from '../rights/cells.ts';
import { aWorld } from '../rights/world.ts';
import { listQuestions } from '../rights/lists.ts';
import { productSchema } from './whole-selection.ts';

const schema = productSchema();
const documents = wholeDocuments(schema);
let bench: Bench;

beforeAll(async () => {
  const db = await testDatabase();
  const { execute, calls } = counting(executeOn(db));
  bench = {
    db,
    world: await aWorld(db),
    engine: productEngine(execute),
    execute,
    calls,
    absent: new Map(),
  };
});

afterAll(() => bench.db.close());

describe('who may do what, and what is personal', () => {
  it('is what the product says, for every role, operation, relation and path of the schema', async () => {
    const paths = personalPaths(schema);
    const faults: string[] = [];
    const cells = cellsOf(OPERATIONS, ROLES);
    for (const cell of cells) {
      const asked = await askedIn(cell, bench.world, documents, { undoes: true });
      const fault = await judgedWhole(bench, { cell, asked }, paths);
      if (fault !== null) faults.push(fault);
    }

    console.log(`${cells.length - faults.length} of ${cells.length} cells are as expected`);
    expect(faults).toEqual([]);
  }, 400_000);
});

describe('a list', () => {
  it('is the same to the byte with one package more that its reader may not see', async () => {
    const questions = listQuestions(bench.world);
    const askAll = async () =>
      Promise.all(
        ROLES.filter((role) => role !== 'key').map(async (role) => {
          const answers = [];
          for (const question of questions) {
            answers.push(
              JSON.stringify(await askAndUndo(bench, identityOf(role, bench.world.subs), question)),
            );
          }
          return [role, answers.join('\n')] as const;
        }),
      );

    const before = Object.fromEntries(await askAll());
    await bench.world.freshParcel('elsewhere', 'key');
    const after = Object.fromEntries(await askAll());

    const changed = Object.keys(before).filter((role) => before[role] !== after[role]);
    expect(changed.sort()).toEqual(['admin', 'finance', 'system']);
  });
});

describe('a token that is not to be taken', () => {
  it.each(Object.keys(MISUSED) as Misused[])('opens nothing that looks anything up: %s', async (misused) => {
    const cells = cellsOf(OPERATIONS, ['admin']).filter(({ expected }) => expected === 'done');
    const opened: string[] = [];
    for (const cell of cells) {
      const { question } = await askedIn(cell, bench.world, documents, { undoes: true });
      const identity = misusedIdentity(misused, bench.world.subs.admin);
      const outcome = outcomeOf(cell.operation, await askAndUndo(bench, identity, question));
      if (outcome !== 'closed' && !asksNobody(cell.operation.field))
        opened.push(`${cell.operation.field}: ${outcome}`);
    }

    expect(opened).toEqual([]);
  });

  it('is refused where a fitting one is not', async () => {
    const [cell] = cellsOf(OPERATIONS, ['admin']);
    if (!cell) throw new Error('no cell');
    const asked = await askedIn(cell, bench.world, documents, { undoes: true });
    expect(await judgedWhole(bench, { cell, asked }, [])).toBeNull();
  });
});
