import fc from 'fast-check';
import * as documents from '../../graphql/generated/graphql.ts';

export type Malformed = {
  method: string;
  headers: Record<string, string>;
  body: Uint8Array | string | undefined;
};

/** All that our own clients send. */
const DOCUMENTS = Object.values(documents)
  .filter((value) => value instanceof String)
  .map(String);
const TOKENS = [
  ...[
    '{',
    '}',
    '(',
    ')',
    '[',
    ']',
    ':',
    '!',
    '=',
    '@',
    '$',
    '...',
    '|',
    '&',
    '#',
    '"',
    '"""',
    ',',
    '\\',
    '\n',
    '\0',
  ],
  ...[
    'query',
    'mutation',
    'subscription',
    'fragment',
    'on',
    'true',
    'null',
    '-',
    '1e999',
    '0x',
    '\u{feff}',
    '𝕏',
  ],
  ...[
    '__schema',
    '__typename',
    '__proto__',
    'constructor',
    'getPackage',
    'listPackages',
    'id',
    'items',
    '@skip',
  ],
];
const NAMES = [
  'input',
  'id',
  'filter',
  'limit',
  'nextToken',
  'packageId',
  'officeId',
  'trackingNumber',
  'asOf',
];

const anyValue = fc.oneof(
  fc.jsonValue({ maxDepth: 4 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom<unknown>(1e308, -1, 2 ** 53, '', '\0', '\ud800', '9999-12-31T23:59:59Z', '%s%n', "'; --", [
    [[]],
  ]),
);
const anyVariables = fc.dictionary(fc.constantFrom(...NAMES, '__proto__', 'toString', ''), anyValue);
const soup = fc.array(fc.constantFrom(...TOKENS), { maxLength: 60 }).map((tokens) => tokens.join(' '));

/** A document of ours in which something is taken away, doubled or put in. */
const nearly = fc
  .tuple(fc.constantFrom(...DOCUMENTS), fc.nat(), fc.nat(12), fc.constantFrom('', ...TOKENS))
  .map(([text, where, length, instead]) => {
    const start = where % text.length;
    return text.slice(0, start) + instead + text.slice(start + length);
  });

const asked = fc.record(
  {
    query: fc.oneof({ weight: 4, arbitrary: nearly }, { weight: 3, arbitrary: soup }, anyValue),
    variables: fc.oneof({ weight: 4, arbitrary: anyVariables }, anyValue),
    operationName: anyValue,
    extensions: anyValue,
  },
  { requiredKeys: ['query'] },
);
/** What is well said and makes no sense. */
const senseless = fc.record({ query: fc.constantFrom(...DOCUMENTS), variables: anyVariables });

const body = fc.oneof(
  { weight: 5, arbitrary: asked.map((value) => JSON.stringify(value)) },
  { weight: 4, arbitrary: senseless.map((value) => JSON.stringify(value)) },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }) },
  { weight: 1, arbitrary: fc.json() },
  { weight: 1, arbitrary: asked.chain((value) => cut(JSON.stringify(value))) },
  { weight: 1, arbitrary: fc.array(asked, { maxLength: 3 }).map((value) => JSON.stringify(value)) },
);

function cut(text: string): fc.Arbitrary<string> {
  return fc.nat(text.length).map((length) => text.slice(0, length));
}

const headers = fc.record(
  {
    'content-type': fc.constantFrom(
      'application/json',
      'text/plain',
      'application/x-www-form-urlencoded',
      'a/b;c',
    ),
    accept: fc.constantFrom('text/html', '*/*', 'nonsense'),
    'accept-encoding': fc.constantFrom('gzip', 'br;q=x', 'identity;q=0', ',,,'),
    'x-api-key': fc.constantFrom('', 'da2-x', '__proto__'),
    'x-amz-date': fc.constantFrom('yesterday', '20260101T000000Z'),
    'x-amz-user-agent': fc.string({ maxLength: 20 }).map(encodeURIComponent),
  },
  { requiredKeys: [] },
);

/** Requests as no client of ours sends them. */
export const malformed: fc.Arbitrary<Malformed> = fc.record({
  method: fc.constantFrom(...Array<string>(30).fill('POST'), 'PUT', 'DELETE', 'PATCH', 'OPTIONS'),
  headers: headers as fc.Arbitrary<Record<string, string>>,
  body,
});

const times = (count: number, text: string) => text.repeat(count);
const query = (text: string, variables?: unknown) => JSON.stringify({ query: text, variables });

/** Requests that ask for the stack, the memory or the patience of whoever reads them. */
export const EXCESSIVE: Record<string, string> = {
  'braces in braces': query(times(50_000, '{a')),
  'lists in lists': query(`{ a(b: ${times(50_000, '[')}`),
  'types in types': query(`query ($a: ${times(50_000, '[')}Int`),
  'a selection in a selection, well closed': query(`${times(5_000, '{ a ')}${times(5_000, '}')}`),
  'objects in objects as a variable': `{"query":"{ __typename }","variables":${times(50_000, '{"a":')}1${times(50_000, '}')}}`,
  'lists in lists as an input': `{"query":"query ($f: PackageFilter) { listPackages(filter: $f) { nextToken } }","variables":{"f":{"status":${times(20_000, '[')}${times(20_000, ']')}}}}`,
  'a name without an end': query(`{ ${times(1_000_000, 'a')} }`),
  'one field many times': query(`{ ${times(5_000, '__typename ')}}`),
  'many unknown fields': query(`{ ${Array.from({ length: 5_000 }, (_, index) => `a${index}`).join(' ')} }`),
  'many directives': query(`{ __typename ${times(5_000, '@aa')} }`),
  'many fragments in a chain': query(
    `{ ...f0 } ${Array.from({ length: 2_000 }, (_, index) => `fragment f${index} on Query { ...f${index + 1} }`).join(' ')} fragment f2000 on Query { __typename }`,
  ),
  'fragments in a circle': query('{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }'),
  'a number of many digits': query(`{ listPackages(limit: ${times(100_000, '9')}) { nextToken } }`),
  'many operations': query(times(2_000, 'query { __typename } ')),
};
