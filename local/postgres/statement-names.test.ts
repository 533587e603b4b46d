import { describe, expect, it } from 'vitest';
import { createStatementNames } from './statement-names.ts';

describe('the names under which statements are prepared', () => {
  it('begin with the second use of a text', () => {
    const { nameOf } = createStatementNames();

    const names = [1, 2, 3].map(() => nameOf(statement('select $1')));

    expect(names).toEqual([undefined, 's1', 's1']);
  });

  it('differ by the types of the parameters', () => {
    const { nameOf } = createStatementNames();

    const names = [25, 25, 2950, 2950].map((type) => nameOf(statement('select $1', [type])));

    expect(names).toEqual([undefined, 's1', undefined, 's2']);
  });

  it.each([
    ['create table t ()', 'has no plan'],
    [`select 1 from t where a like $1`, 'needs to know its pattern'],
    [`select 1 from t where a ~ $1`, 'needs to know its pattern'],
  ])('are not for %s, which %s', (text) => {
    const { nameOf } = createStatementNames();

    const names = [1, 2, 3].map(() => nameOf(statement(text)));

    expect(names).toEqual([undefined, undefined, undefined]);
  });

  it('are new after a plan was lost', () => {
    const { nameOf, forget } = createStatementNames();
    for (const _ of [1, 2]) nameOf(statement('select 1'));

    forget(statement('select 1'));

    expect([1, 2].map(() => nameOf(statement('select 1')))).toEqual([undefined, 's2']);
  });
});

function statement(text: string, types: number[] = []) {
  return { text, values: [], types };
}
