import { describe, expect, it } from 'vitest';
import { compileStatement } from './named-parameters.ts';

describe('compileStatement', () => {
  it('numbers the named parameters, one number for each name (F61)', () => {
    const statement = compileStatement('select :a, :b_2, :a');

    expect(statement).toEqual({ text: 'select $1, $2, $1', names: ['a', 'b_2'] });
  });

  it('leaves casts alone', () => {
    const statement = compileStatement('select :id::uuid, now()::date');

    expect(statement).toEqual({ text: 'select $1::uuid, now()::date', names: ['id'] });
  });

  it.each([
    ['a string', `select ':a it''s :b'`],
    ['a string with escapes', `select e'\\':a'`],
    ['a name in quotes', `select 1 as ":a"`],
    ['a line comment', `select 1 -- :a\n`],
    ['a comment', `select /* :a /* :b */ :c */ 1`],
    ['a body in dollar quotes', `do $$ begin perform ':a'; x := :b; end $$`],
    ['a body in tagged dollar quotes', `do $body$ select $$:a$$; :b $body$`],
    ['what is never closed', `select ':a`],
  ])('sees no parameter in %s', (_, sql) => {
    const statement = compileStatement(sql);

    expect(statement).toEqual({ text: sql, names: [] });
  });

  it('goes on after what it has skipped', () => {
    const statement = compileStatement(`select ':x', $$:y$$, /* :z */ :a -- :b\n, :c`);

    expect(statement.names).toEqual(['a', 'c']);
  });
});
