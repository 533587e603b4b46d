import type { ErrorCode } from '../graphql/generated/graphql.ts';

/** What Postgres says of JSON with such a text (F64). */
const SIGNS = ['SQLState: 22P05', 'SQLState: 22021', 'invalid input syntax for type json'];

/** In the words of the fields that ask the database themselves. */
export const UNKEEPABLE_TEXT: { code: ErrorCode; message: string } = {
  code: 'INVALID_INPUT',
  message: 'A text holds U+0000 or half of a surrogate pair, which cannot be kept.',
};

export function isOfUnkeepableText(fault: unknown): boolean {
  return fault instanceof Error && SIGNS.some((sign) => fault.message.includes(sign));
}
