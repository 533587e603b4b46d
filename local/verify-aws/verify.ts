import type { AppSyncClient } from '@aws-sdk/client-appsync';
import { evaluate } from '../appsync/evaluate.ts';
import { answerHere, differences } from './answer.ts';
import type { Answer } from './answer.ts';
import { askAws } from './ask-aws.ts';
import type { EvaluationCase } from './evaluation-case.ts';

/** Asks AWS every case, prints where it answers otherwise than we do, and answers how often. */
export async function verify(
  client: AppSyncClient,
  cases: readonly EvaluationCase[],
  print: (line: string) => void,
): Promise<number> {
  let different = 0;
  for (const evaluation of cases) {
    const here = answerHere(evaluate(evaluation));
    const there = await askAws(client, evaluation);
    const names = differences(here, there);
    different += names.length > 0 ? 1 : 0;
    names.forEach((name) => print(difference(evaluation, name, here, there)));
  }
  print(`Cases asked: ${cases.length}; answered otherwise by AWS: ${different}.`);
  return different;
}

function difference(
  { name, grounds }: EvaluationCase,
  member: keyof Answer,
  here: Answer,
  there: Answer,
): string {
  return [
    `${name} (${grounds}): ${member}`,
    `  here: ${JSON.stringify(here[member]) ?? 'nothing'}`,
    `  AWS:  ${JSON.stringify(there[member]) ?? 'nothing'}`,
  ].join('\n');
}
