import type { TestDatabase } from '../../database/test-database.ts';
import type { Engine } from '../../local/appsync/execution/engine.ts';
import type { Identity } from '../../local/appsync/types.ts';
import { ask, type Answer, type Question } from './asking.ts';
import { faultOf, twinAnswer, type AbsentAnswers, type Asked, type Cell } from './cells.ts';
import { faultOfContent } from './content-table.ts';
import { faultOfEffects } from './effects-table.ts';
import type { Execute } from './in-process.ts';
import { readingsAt, type PersonalPath } from './personal-paths.ts';
import { faultOfReading } from './personal-table.ts';
import { identityOf } from './roles.ts';
import type { World } from './world.ts';

export type Ready = { cell: Cell; asked: Asked };

/** Counts what is asked of the database. */
export function counting(execute: Execute): { execute: Execute; calls: () => number } {
  let calls = 0;
  return {
    execute: (statement) => {
      calls += 1;
      return execute(statement);
    },
    calls: () => calls,
  };
}

export type Bench = {
  db: TestDatabase;
  world: World;
  engine: Engine;
  execute: Execute;
  calls: () => number;
  absent: AbsentAnswers;
};

/** Puts a question and undoes what it did. */
export async function askAndUndo({ db, engine }: Bench, as: Identity, question: Question): Promise<Answer> {
  if (!question.document.startsWith('mutation')) return ask(engine, as, question);
  return db.undone(() => ask(engine, as, question));
}

/** Null where a cell and what is personal in its answer are as expected, or what is wrong. */
export async function judgedWhole(
  bench: Bench,
  { cell, asked }: Ready,
  paths: PersonalPath[],
): Promise<string | null> {
  const as = identityOf(cell.role, bench.world.subs);
  const before = bench.calls();
  const answer = await askAndUndo(bench, as, asked.question);
  if (cell.expected === 'closed' && bench.calls() > before)
    return `${cell.operation.field} asked the database before it was refused to ${cell.role}`;
  const fault = await faultOf(cell, asked, answer, () =>
    twinAnswer(bench.absent, cell, asked, (question) => askAndUndo(bench, as, question)),
  );
  if (fault !== null) return fault;
  const unheard = faultOfEffects(cell, asked, answer);
  if (unheard !== null || cell.expected !== 'done') return unheard;
  const wrong = await faultOfContent(cell, bench.world, asked, answer);
  if (wrong !== null) return wrong;
  for (const { path, field } of paths.filter(({ root }) => root === cell.operation.field)) {
    for (const reading of readingsAt(answer.data, path)) {
      const told = faultOfReading(cell, bench.world, field, reading);
      if (told) return `${cell.role} of ${cell.relation}: ${path.join('.')}: ${told}`;
    }
  }
  return null;
}
