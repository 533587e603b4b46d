import { describe, expect, it } from 'vitest';
import { splitStatements } from './sql-statements.ts';

describe('the statements of a script', () => {
  it('end with a semicolon, the last one with the script', () => {
    expect(splitStatements('select 1;\nselect 2;select 3')).toEqual(['select 1', 'select 2', 'select 3']);
  });

  it.each([
    ['a string', `select 'a;''b;'`],
    ['a quoted name', `select 1 as "a;""b"`],
    ['a dollar-quoted body', 'do $$ begin; end $$'],
    ['a body with a tag', 'do $body$ begin $$;$$; end $body$'],
    ['a line comment', 'select 1 -- one; more\n + 1'],
    ['a comment in a comment', 'select /* one; /* two; */ three; */ 1'],
    ['a quote in a comment', `select 1 -- don't; stop\n + 1`],
  ])('are not cut in %s', (_, statement) => {
    expect(splitStatements(`${statement}; select 2`)).toEqual([statement, 'select 2']);
  });

  it('are none in a script of comments', () => {
    expect(splitStatements('-- nothing\n/* at all */;\n')).toEqual([]);
  });
});
