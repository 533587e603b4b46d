import { describe, expect, it } from 'vitest';
import { aSession, handle, rejectionOf, valueOf } from './test-handler.ts';

describe('util', () => {
  it('makes ids of their kinds (F32)', () => {
    expect(valueOf('util.autoId()')).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    expect(valueOf('util.autoUlid()')).toMatch(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/);
    expect(valueOf('util.autoKsuid()')).toMatch(/^[0-9A-Za-z]{27}$/);
  });

  it('encodes and decodes as Java does (F32)', () => {
    expect(valueOf(`util.urlEncode('a b&c=é~*')`)).toBe('a+b%26c%3D%C3%A9%7E*');
    expect(valueOf(`util.urlDecode('a+b%26c%3D%C3%A9')`)).toBe('a b&c=é');
    expect(valueOf(`util.base64Decode(util.base64Encode('é'))`)).toBe('é');
    expect(valueOf(`util.escapeJavaScript('say "é/\\n"')`)).toBe(`say \\"\\u00E9\\/\\n\\"`);
  });

  it.each([
    ['a*b', 'aaaaab', true],
    ['a*b', 'aabc', false],
    ['\\p{Alpha}{2}\\d', 'ab1', true],
    ['[a-z&&[^b]]+', 'acz', true],
    ['[a-z&&[^b]]+', 'abz', false],
    ['(?i)[A-Z-]+', 'a-b', true],
    ['\\Q1+1\\E=[\\w.]', '1+1=.', true],
    ['[\\w-]+@[^@]+', 'a-b@c', true],
    ['a|b', 'ab', false],
  ])('matches %s with %s: %s (F32)', (pattern, value, isMatch) => {
    expect(valueOf('util.matches(ctx.args.pattern, ctx.args.value)', { arguments: { pattern, value } })).toBe(
      isMatch,
    );
  });

  it('refuses a pattern that it cannot read as Java does', () => {
    expect(rejectionOf(`util.matches('a++', 'a')`)).toContain('possessive quantifiers are not supported');
  });

  it('knows how the caller signed in (F17)', () => {
    expect(valueOf('util.authType()')).toBe('User Pool Authorization');
  });

  it('reckons and normalises (F32)', () => {
    expect(valueOf('[util.math.roundNum(2.5), util.math.minVal(1, 2), util.math.maxVal(1, 2)]')).toEqual([
      3, 1, 2,
    ]);
    expect(valueOf('util.math.randomWithinRange(5, 6)')).toBe(5);
    expect(valueOf(`util.str.normalize('e\\u0301', 'nfc')`)).toBe('é');
  });

  it('answers headers of its own, but none of AWS or of the connection (F32)', () => {
    const session = aSession();

    handle(
      `util.http.addResponseHeader('x-a', 7); util.http.addResponseHeaders({ 'x-b': 'c' });`,
      {},
      session,
    );

    expect(session.responseHeaders).toEqual({ 'x-a': '7', 'x-b': 'c' });
    expect(valueOf(`util.http.copyHeaders({ Host: 'a', accept: 'b' })`)).toEqual({ accept: 'b' });
    expect(rejectionOf(`util.http.addResponseHeader('x-amzn-a', 1)`)).toBe(
      'The header x-amzn-a cannot be set.',
    );
    expect(rejectionOf(`util.http.addResponseHeader('a', '${'b'.repeat(5_000)}')`)).toContain('4096');
  });

  it('writes values as DynamoDB does', () => {
    expect(valueOf(`util.dynamodb.toMapValues({ a: 'b', n: 1, l: [true, null] })`)).toEqual({
      a: { S: 'b' },
      n: { N: 1 },
      l: { L: [{ BOOL: true }, { NULL: null }] },
    });
    expect(valueOf(`util.dynamodb.toStringSet(['a'])`)).toEqual({ SS: ['a'] });
    expect(valueOf(`util.dynamodb.toS3Object('a', 'b', 'c')`)).toEqual({
      S: '{"s3":{"key":"a","bucket":"b","region":"c"}}',
    });
  });

  it('has every kind of value that DynamoDB has (F32)', () => {
    expect(
      valueOf(`[util.dynamodb.toString('a'), util.dynamodb.toNumber(1), util.dynamodb.toBoolean(true), util.dynamodb.toNull(),
        util.dynamodb.toBinary('AA=='), util.dynamodb.toNumberSet([1]), util.dynamodb.toBinarySet(['AA==']),
        util.dynamodb.toList(['a', 1]), util.dynamodb.toMap({ a: 1 }), util.dynamodb.toString(null)]`),
    ).toEqual([
      ...[{ S: 'a' }, { N: 1 }, { BOOL: true }, { NULL: null }],
      ...[{ B: 'AA==' }, { NS: [1] }, { BS: ['AA=='] }],
      ...[{ L: [{ S: 'a' }, { N: 1 }] }, { M: { a: { N: 1 } } }, null],
    ]);
    expect(valueOf(`util.dynamodb.fromS3ObjectJson('{"s3":{"key":"a","bucket":"b","region":"c"}}')`)).toEqual(
      {
        key: 'a',
        bucket: 'b',
        region: 'c',
      },
    );
  });

  it('says clearly what it does not have here, though AWS has it', () => {
    expect(rejectionOf(`util.xml.toMap('<a/>')`)).toContain('util.xml does not exist locally');
    expect(rejectionOf(`util.transform.toElasticsearchQueryDSL({ a: { eq: 1 } })`)).toContain(
      'there is no OpenSearch here',
    );
  });
});
