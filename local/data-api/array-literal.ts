import { DataApiError } from './types.ts';

const ELEMENT = /"((?:[^"\\]|\\.)*)"|([^,{}]+)/g;

/** The elements of `{a,"b c",NULL}`; arrays of arrays have no place in an answer (F62). */
export function parseArrayLiteral(literal: string): (string | null)[] {
  if (!literal.startsWith('{') || literal.startsWith('{{')) {
    throw new DataApiError(
      'UnsupportedResultException',
      'The result contains a multi-dimensional array, which is not supported: cast it to text.',
    );
  }
  return [...literal.slice(1, -1).matchAll(ELEMENT)].map(([, quoted, plain]) => {
    if (quoted !== undefined) return quoted.replace(/\\(.)/gs, '$1');
    return plain === undefined || plain === 'NULL' ? null : plain;
  });
}
