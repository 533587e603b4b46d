import { describe, expect, it } from 'vitest';
import { parseArrayLiteral } from './array-literal.ts';

describe('parseArrayLiteral', () => {
  it.each([
    ['{}', []],
    ['{1,2}', ['1', '2']],
    ['{a,NULL,"NULL"}', ['a', null, 'NULL']],
    ['{"","a b","c\\"d\\\\","{x,y}"}', ['', 'a b', 'c"d\\', '{x,y}']],
  ])('reads %s', (literal, elements) => {
    expect(parseArrayLiteral(literal)).toEqual(elements);
  });

  it.each(['{{1,2},{3,4}}', '[0:1]={1,2}'])(
    'refuses %s, which has no place in an answer (F62)',
    (literal) => {
      expect(() => parseArrayLiteral(literal)).toThrow(
        expect.objectContaining({ name: 'UnsupportedResultException' }),
      );
    },
  );
});
