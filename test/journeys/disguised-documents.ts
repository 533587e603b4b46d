import fc from 'fast-check';
import { Kind, Lexer, parse, print, Source, TokenKind } from 'graphql';

const FIELDS = [
  'track(trackingNumber: $trackingNumber) { status trackingNumber version }',
  'trackByLink(secret: $secret) { tracking { status } carrierNumbers }',
  'setLinkPreferences(secret: $secret, input: { notifyBy: EMAIL }) { language }',
  'onPublicTracking(trackingNumber: $trackingNumber) { status }',
];
const NAMES = ['', 'track', 'Track', 'trackByLink', 'getTrack', 'onPublicTracking'];
const ALIASES = ['', 'a: ', 'track: ', 'trackingNumber: ', 'backtrack: ', 'track2: '];
const VARIABLES = ['', '($trackingNumber: String!)', '($track: String, $secret: String!)'];
const WRAPPED = [
  (field: string) => field,
  (field: string) => `... { ${field} }`,
  (field: string) => `... on Query { ${field} }`,
];

/** What graphql reads over: none of it says more than it seems to. */
const IGNORED = [
  '',
  '',
  ' ',
  '\t',
  '\n',
  '\r\n',
  ',',
  ',,',
  '\ufeff',
  '#\n',
  '# track\r',
  '# track č\n',
  '#"(\n',
  '#trackByLink: (\n',
];

export type Disguised = { calls: number; document: string; body: string };

const field = fc
  .record({
    alias: fc.constantFrom(...ALIASES),
    field: fc.constantFrom(...FIELDS),
    wrapped: fc.constantFrom(...WRAPPED),
  })
  .map(({ alias, field, wrapped }) => wrapped(alias + field));

/** A document that calls so many of the fields that a key opens, in its operation and in fragments of every name. */
const documentOf = (calls: number) =>
  fc
    .record({
      name: fc.constantFrom(...NAMES),
      variables: fc.constantFrom(...VARIABLES),
      inOperation: fc.array(field, { minLength: calls, maxLength: calls }),
      inFragments: fc.nat(calls),
      fragment: fc.constantFrom('track', 'onPublicTracking', 'More'),
    })
    .map(({ name, variables, inOperation, inFragments, fragment }) => {
      const spread = inFragments > 0 ? `...${fragment}` : '';
      const here = inOperation.slice(inFragments).join(' ');
      const there = inOperation.slice(0, inFragments).join(' ');
      const operation = `query ${name || (variables && 'Q')}${variables} { ${here} ${spread} __typename }`;
      return print(parse(spread ? `${operation} fragment ${fragment} on Query { ${there} }` : operation));
    });

/** The same document, with what graphql reads over strewn between its tokens. */
function strewn(document: string, ignored: string[]): string {
  const lexer = new Lexer(new Source(document));
  let text = '';
  for (let index = 0; lexer.advance().kind !== TokenKind.EOF; index += 1) {
    const token = document.slice(lexer.token.start, lexer.token.end);
    const blank = /\w$/.test(text) && /^\w/.test(token) ? ' ' : '';
    text += blank + token + (ignored[index % ignored.length] ?? '');
  }
  return text;
}

/** A text in JSON in which some characters are written by their number. */
function escaped(text: string, which: number[]): string {
  const characters = [...text].map((character, index) => {
    const code = character.charCodeAt(0);
    const isEscaped = code < 0x100 && (which[index % which.length] ?? 1) === 0;
    const digits = code.toString(16).padStart(4, '0');
    return isEscaped
      ? `\\u${index % 2 ? digits : digits.toUpperCase()}`
      : JSON.stringify(character).slice(1, -1);
  });
  return `"${characters.join('')}"`;
}

export const disguised: fc.Arbitrary<Disguised> = fc.nat(4).chain((calls) =>
  fc
    .record({
      document: documentOf(calls),
      ignored: fc.array(fc.constantFrom(...IGNORED), { minLength: 1, maxLength: 40 }),
      which: fc.array(fc.nat(2), { minLength: 1, maxLength: 30 }),
      operationName: fc.constantFrom('track', 'Track', undefined),
    })
    .map(({ document, ignored, which, operationName }) => {
      const text = strewn(document, ignored);
      const rest = JSON.stringify({ variables: { trackingNumber: 'track', secret: 'track' }, operationName });
      return { calls, document: text, body: `{"query":${escaped(text, which)},${rest.slice(1)}` };
    }),
);

/** How often a document calls one of them, by the reading of graphql-js. */
export function callsIn(document: string): number {
  let calls = 0;
  const visitNode = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const {
      kind,
      name,
      arguments: given,
    } = node as { kind?: string; name?: { value: string }; arguments?: unknown[] };
    if (kind === Kind.FIELD && given?.length && FIELDS.some((one) => one.startsWith(`${name?.value}(`)))
      calls += 1;
    Object.values(node).forEach(visitNode);
  };
  visitNode(parse(document, { noLocation: true }));
  return calls;
}
