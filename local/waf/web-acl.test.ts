import { describe, expect, it } from 'vitest';
import type { FieldToMatch, Rule, Statement, WebRequest } from './types.ts';
import { createWebAcl } from './web-acl.ts';

const PLAIN = [{ Priority: 0, Type: 'NONE' }];

type Sent = Partial<Omit<WebRequest, 'body'>> & { body?: string | Buffer };

const request = ({ body = '', ...rest }: Sent): WebRequest => ({
  method: 'POST',
  url: '/graphql',
  headers: {},
  ...rest,
  body: Buffer.from(body as string),
});

const blocking = (Statement: Statement, more: Partial<Rule> = {}): Rule => ({
  Name: 'Rule',
  Priority: 0,
  Action: { Block: {} },
  Statement,
  ...more,
});

const acl = (...Rules: Rule[]) => createWebAcl({ DefaultAction: { Allow: {} }, Rules });

/** Whether a rule with this statement blocks a request. */
const blocks = (statement: Statement, sent: Sent) =>
  acl(blocking(statement)).judge(request(sent)) !== undefined;

const matching = (RegexString: string, FieldToMatch: FieldToMatch, ...types: string[]): Statement => ({
  RegexMatchStatement: {
    RegexString,
    FieldToMatch,
    TextTransformations: types.length > 0 ? types.map((Type, Priority) => ({ Priority, Type })) : PLAIN,
  },
});
const longer = (Size: number, FieldToMatch: FieldToMatch): Statement => ({
  SizeConstraintStatement: { FieldToMatch, ComparisonOperator: 'GT', Size, TextTransformations: PLAIN },
});

const BODY: FieldToMatch = { Body: {} };

describe('a firewall', () => {
  const either = matching('bad', BODY);

  it('asks the rules in the order of their priority, and the first that allows or blocks decides (F145)', () => {
    const allowing = blocking(matching('good', BODY), { Action: { Allow: {} }, Priority: 1 });
    const rules = [blocking(either, { Name: 'Late', Priority: 2 }), allowing];

    expect(acl(...rules).judge(request({ body: 'good, bad' }))).toBeUndefined();
    expect(acl(...rules).judge(request({ body: 'bad' }))).toEqual({ rule: 'Late' });
  });

  it('lets pass what is only counted, and goes on (F145)', () => {
    const counting = blocking(either, { Name: 'Counts', Action: { Count: {} } });

    expect(acl(counting).judge(request({ body: 'bad' }))).toBeUndefined();
    expect(acl(counting, blocking(either, { Priority: 1 })).judge(request({ body: 'bad' }))).toBeDefined();
  });

  it('does to everything else what its default says', () => {
    const closed = createWebAcl({
      DefaultAction: { Block: {} },
      Rules: [blocking(either, { Action: { Allow: {} } })],
    });

    expect(closed.judge(request({ body: 'bad' }))).toBeUndefined();
    expect(closed.judge(request({ body: 'x' }))).toEqual({ rule: 'the default action' });
  });

  it('answers in its own words, where it has some', () => {
    const CustomResponse = {
      ResponseCode: 429,
      CustomResponseBodyKey: 'slow',
      ResponseHeaders: [{ Name: 'Retry-After', Value: '60' }],
    };
    const { judge } = createWebAcl({
      DefaultAction: { Allow: {} },
      CustomResponseBodies: { slow: { ContentType: 'TEXT_PLAIN', Content: 'Slowly.' } },
      Rules: [blocking(either, { Action: { Block: { CustomResponse } } })],
    });

    expect(judge(request({ body: 'bad' }))?.response).toEqual({
      status: 429,
      headers: { 'retry-after': '60', 'content-type': 'text/plain' },
      body: 'Slowly.',
    });
  });

  it('does not ask a rule of which it does not know a part, and names the part', () => {
    const nested = { AndStatement: { Statements: [either, { GeoMatchStatement: {} } as Statement] } };
    const unknown = acl(
      blocking(nested, { Name: 'Nested' }),
      blocking(matching('bad', { JA3Fingerprint: {} } as FieldToMatch), { Name: 'Field' }),
      blocking(matching('bad', BODY, 'MD5'), { Name: 'Transformation' }),
      blocking(either, { Name: 'Action', Action: { Captcha: {} } as object }),
    );

    expect(unknown.judge(request({ body: 'bad' }))).toBeUndefined();
    expect(unknown.notEvaluated).toEqual([
      { rule: 'Nested', unknown: ['GeoMatchStatement'] },
      { rule: 'Field', unknown: ['JA3Fingerprint'] },
      { rule: 'Transformation', unknown: ['MD5'] },
      { rule: 'Action', unknown: ['Captcha'] },
    ]);
  });
});

describe('a statement', () => {
  const short = longer(0, { SingleHeader: { Name: 'X-Key' } });
  const bad = matching('bad', BODY);

  it.each([
    ['both, of one', { AndStatement: { Statements: [bad, short] } }, false],
    ['either, of one', { OrStatement: { Statements: [bad, short] } }, true],
    ['not', { NotStatement: { Statement: short } }, true],
  ] as [string, Statement, boolean][])('is put together: %s', (_, statement, expected) => {
    expect(blocks(statement, { body: 'bad' })).toBe(expected);
  });

  it.each([
    ['EQ', 3, true],
    ['NE', 3, false],
    ['LE', 2, false],
    ['LT', 4, true],
    ['GE', 3, true],
    ['GT', 3, false],
  ] as const)('compares sizes in bytes: %s %i', (ComparisonOperator, Size, expected) => {
    const match = { FieldToMatch: BODY, TextTransformations: PLAIN };

    expect(blocks({ SizeConstraintStatement: { ...match, ComparisonOperator, Size } }, { body: 'aé' })).toBe(
      expected,
    );
  });

  it.each([
    ['EXACTLY', 'track', 'track', true],
    ['EXACTLY', 'track', 'tracks', false],
    ['STARTS_WITH', 'track', 'tracks', true],
    ['ENDS_WITH', 'track', 'a track', true],
    ['CONTAINS', 'rac', 'track', true],
    ['CONTAINS_WORD', 'track', 'a track, and', true],
    ['CONTAINS_WORD', 'track', 'tracks, backtrack', false],
  ] as const)('looks for bytes: %s %s in %s', (PositionalConstraint, SearchString, body, expected) => {
    const match = { FieldToMatch: BODY, TextTransformations: PLAIN, PositionalConstraint };
    const SearchStringBase64 = Buffer.from(SearchString).toString('base64');

    expect(blocks({ ByteMatchStatement: { ...match, SearchString } }, { body })).toBe(expected);
    expect(blocks({ ByteMatchStatement: { ...match, SearchStringBase64 } }, { body })).toBe(expected);
  });

  it.each([
    ['a header, by any case', { SingleHeader: { Name: 'X-Key' } }, { headers: { 'x-key': 'bad' } }],
    ['a value of the query', { SingleQueryArgument: { Name: 'Query' } }, { url: '/g?a=1&query=bad' }],
    ['all values of the query', { AllQueryArguments: {} }, { url: '/g?a=bad' }],
    ['the query', { QueryString: {} }, { url: '/g?bad' }],
    ['the path', { UriPath: {} }, { url: '/bad?x' }],
    ['the method', { Method: {} }, { method: 'bad' }],
    ['the body', BODY, { body: 'bad' }],
  ] as [string, FieldToMatch, Sent][])('looks at %s, and at nothing else', (_, field, sent) => {
    const elsewhere = { url: '/x?y=z', headers: { other: 'bad' }, method: 'POST', body: 'good' };

    expect(blocks(matching('bad', field), sent)).toBe(true);
    expect(blocks(matching('bad', field), elsewhere)).toBe(false);
  });

  it('looks at the values or the names of JSON, where it is told to', () => {
    const json = (MatchScope: 'KEY' | 'VALUE', more: object = { MatchPattern: { All: {} } }) =>
      matching('bad', { JsonBody: { MatchScope, ...more } as never });
    const body = JSON.stringify({ query: 'b\u0061d', list: [{ good: 1 }] });
    const below = (path: string) => json('VALUE', { MatchPattern: { IncludedPaths: [path] } });
    const asText = { MatchPattern: { All: {} }, InvalidFallbackBehavior: 'EVALUATE_AS_STRING' };

    expect([blocks(json('VALUE'), { body }), blocks(json('KEY'), { body })]).toEqual([true, false]);
    expect([blocks(below('/query'), { body }), blocks(below('/list'), { body })]).toEqual([true, false]);
    expect([
      blocks(json('VALUE'), { body: '{bad' }),
      blocks(json('VALUE', asText), { body: '{bad' }),
    ]).toEqual([false, true]);
  });
});

describe('a body of more than 8 KiB', () => {
  const body = `${'x'.repeat(8192)}bad`;
  const handled = (OversizeHandling?: 'MATCH' | 'NO_MATCH') =>
    ({ Body: { OversizeHandling } }) as FieldToMatch;

  it('is looked at as far as it was forwarded, or counts as told (F145)', () => {
    expect(blocks(matching('bad', BODY), { body })).toBe(false);
    expect(blocks(matching('x', BODY), { body })).toBe(true);
    expect(blocks(matching('bad', handled('MATCH')), { body })).toBe(true);
    expect(blocks(matching('x', handled('NO_MATCH')), { body })).toBe(false);
    expect(blocks(matching('bad', handled('MATCH')), { body: 'x'.repeat(8192) })).toBe(false);
  });
});

describe('a transformation', () => {
  it.each([
    ['LOWERCASE', 'ÀBC', 'Àbc'],
    ['COMPRESS_WHITE_SPACE', 'a \t\r\n b', 'a b'],
    ['URL_DECODE', 'a%20b+c', 'a b c'],
    ['JS_DECODE', String.raw`\u0074rack\n\x28\50\"\\u0041\q`, 'track\n(("\\u0041q'],
    ['JS_DECODE', String.raw`\uFF28 \u0428`, 'H ('],
    ['REPLACE_COMMENTS', 'a/* b */c', 'a c'],
    ['REMOVE_NULLS', 'a\0b', 'ab'],
    ['BASE64_DECODE', 'YmFk', 'bad'],
    ['HEX_DECODE', '626164', 'bad'],
  ])('%s makes of %j %j (F147)', (type, body, expected) => {
    const bytes = Buffer.from(expected).toString('latin1');
    const pattern = `^${bytes.replace(/[^]/g, (byte) => `\\x${byte.charCodeAt(0).toString(16).padStart(2, '0')}`)}$`;

    expect(blocks(matching(pattern, BODY, type), { body })).toBe(true);
  });

  it('follows another', () => {
    const body = String.raw`TR\u0041CK`;

    expect(blocks(matching('track', BODY, 'JS_DECODE', 'LOWERCASE'), { body })).toBe(true);
    expect(blocks(matching('track', BODY, 'LOWERCASE', 'JS_DECODE'), { body })).toBe(false);
  });
});

describe('a pattern', () => {
  it.each([
    ['(a)b', 'captures'],
    [String.raw`a\1`, 'backreference'],
    ['(?<n>a)', 'captures'],
    ['(?R)', 'recursion'],
    ['(?>a)', 'atomic'],
    ['a++', 'possessive'],
    [String.raw`a\K`, String.raw`\K`],
    ['(*FAIL)', 'verb'],
    ['a'.repeat(513), '512'],
    ['[', 'cannot be read'],
  ])('is refused at the start, as WAF refuses it: %s (F146)', (pattern, reason) => {
    expect(() => acl(blocking(matching(pattern, BODY)))).toThrow(reason);
  });

  it.each([String.raw`(?:a|\(b\))[(+*][^)]{2}\d\b`, '(?i)A', String.raw`[\]()]+`])(
    'is taken: %s',
    (pattern) => {
      expect(() => acl(blocking(matching(pattern, BODY)))).not.toThrow();
    },
  );
});
