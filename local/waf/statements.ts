import { isKnownField, seenIn } from './fields.ts';
import { patternOf } from './pattern.ts';
import { isKnownTransformation, transformed } from './text-transformations.ts';
import type {
  ByteMatch,
  FieldToMatch,
  SizeConstraint,
  Statement,
  TextTransformation,
  WebRequest,
} from './types.ts';

export type Matches = (request: WebRequest) => boolean;

type Match = { FieldToMatch: FieldToMatch; TextTransformations: TextTransformation[] };
type Compile = (statement: never) => Matches;

const STATEMENTS: Record<keyof Statement, Compile> = {
  AndStatement: ({ Statements }: { Statements: Statement[] }) => {
    const parts = Statements.map(compiled);
    return (request) => parts.every((matches) => matches(request));
  },
  OrStatement: ({ Statements }: { Statements: Statement[] }) => {
    const parts = Statements.map(compiled);
    return (request) => parts.some((matches) => matches(request));
  },
  NotStatement: ({ Statement }: { Statement: Statement }) => {
    const matches = compiled(Statement);
    return (request) => !matches(request);
  },
  SizeConstraintStatement: (match: SizeConstraint) => {
    const fits = SIZES[match.ComparisonOperator];
    return anyText(match, (text) => fits(text.length, match.Size));
  },
  ByteMatchStatement: (match: ByteMatch) => {
    const { SearchString = '', SearchStringBase64 } = match;
    const wanted = Buffer.from(SearchStringBase64 ?? SearchString, SearchStringBase64 ? 'base64' : 'utf8');
    const isThere = POSITIONS[match.PositionalConstraint];
    return anyText(match, (text) => isThere(text, wanted.toString('latin1')));
  },
  RegexMatchStatement: (match: Match & { RegexString: string }) => {
    const pattern = patternOf(match.RegexString);
    return anyText(match, (text) => pattern.test(text));
  },
};

const SIZES: Record<SizeConstraint['ComparisonOperator'], (length: number, size: number) => boolean> = {
  EQ: (length, size) => length === size,
  NE: (length, size) => length !== size,
  LE: (length, size) => length <= size,
  LT: (length, size) => length < size,
  GE: (length, size) => length >= size,
  GT: (length, size) => length > size,
};

const POSITIONS: Record<ByteMatch['PositionalConstraint'], (text: string, wanted: string) => boolean> = {
  EXACTLY: (text, wanted) => text === wanted,
  STARTS_WITH: (text, wanted) => text.startsWith(wanted),
  ENDS_WITH: (text, wanted) => text.endsWith(wanted),
  CONTAINS: (text, wanted) => text.includes(wanted),
  CONTAINS_WORD: (text, wanted) =>
    ` ${text} `.split(wanted).some((before, index, parts) => {
      const after = parts[index + 1];
      return after !== undefined && /\W$/.test(before) && /^\W/.test(after);
    }),
};

export function compiled(statement: Statement): Matches {
  const [[name, settings] = []] = Object.entries(statement);
  return STATEMENTS[name as keyof Statement](settings as never);
}

/** What of a statement is not known here, by its name in the template. */
export function unknownIn(statement: Statement): string[] {
  return Object.entries(statement).flatMap(([name, settings]: [string, object]) => {
    if (!Object.hasOwn(STATEMENTS, name)) return [name];
    const { Statements = [], Statement } = settings as { Statements?: Statement[]; Statement?: Statement };
    if (!('FieldToMatch' in settings)) return [...Statements, Statement ?? {}].flatMap(unknownIn);
    const { FieldToMatch, TextTransformations } = settings as Match;
    const transformations = TextTransformations.map(({ Type }) => Type);
    return [
      ...(isKnownField(FieldToMatch) ? [] : Object.keys(FieldToMatch)),
      ...transformations.filter((type) => !isKnownTransformation(type)),
    ];
  });
}

function anyText({ FieldToMatch, TextTransformations }: Match, fits: (text: string) => boolean): Matches {
  return (request) => {
    const seen = seenIn(FieldToMatch, request);
    if (typeof seen === 'boolean') return seen;
    return seen.some((text) => fits(transformed(text, TextTransformations)));
  };
}
