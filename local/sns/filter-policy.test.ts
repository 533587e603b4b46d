import { describe, expect, it } from 'vitest';
import type { MessageAttributes } from '../sqs/types.ts';
import { matchesAttributes, matchesBody } from './filter-match.ts';
import { parseFilterPolicy } from './filter-policy.ts';

const inAttributes = (policy: object, attributes: MessageAttributes) =>
  matchesAttributes(parseFilterPolicy(JSON.stringify(policy), 'MessageAttributes'), attributes);
const inBody = (policy: object, body: unknown) =>
  matchesBody(parseFilterPolicy(JSON.stringify(policy), 'MessageBody'), JSON.stringify(body));

const string = (StringValue: string) => ({ DataType: 'String', StringValue });
const number = (value: number) => ({ DataType: 'Number', StringValue: String(value) });
const array = (values: unknown[]) => ({ DataType: 'String.Array', StringValue: JSON.stringify(values) });

describe('a filter policy on message attributes', () => {
  it.each([
    ['one of several values', { status: ['SENT', 'LOST'] }, { status: string('LOST') }],
    ['an element of an array', { tags: ['b'] }, { tags: array(['a', 'b']) }],
    ['a number', { price: [100] }, { price: number(100) }],
    ['a prefix', { status: [{ prefix: 'RE' }] }, { status: string('RECEIVED') }],
    ['a suffix', { status: [{ suffix: 'ED' }] }, { status: string('RECEIVED') }],
    ['any case', { status: [{ 'equals-ignore-case': 'sent' }] }, { status: string('SENT') }],
    ['a wildcard', { path: [{ wildcard: 'a/*/c.*' }] }, { path: string('a/b/c.txt') }],
    ['an address in a network', { ip: [{ cidr: '10.0.0.0/24' }] }, { ip: string('10.0.0.255') }],
    ['a range', { price: [{ numeric: ['>', 0, '<=', 150] }] }, { price: number(150) }],
    ['anything but some', { status: [{ 'anything-but': ['LOST', 'SENT'] }] }, { status: string('NEW') }],
    ['anything but a number', { price: [{ 'anything-but': 100 }] }, { price: number(101) }],
    ['anything but a prefix', { status: [{ 'anything-but': { prefix: 'RE' } }] }, { status: string('NEW') }],
    ['a key that is there', { status: [{ exists: true }] }, { status: string('NEW') }],
    ['a key that is not', { other: [{ exists: false }] }, { status: string('NEW') }],
    ['one of two keys', { $or: [{ a: ['1'] }, { b: ['2'] }] }, { b: string('2') }],
    ['a key named $or', { $or: ['x'] }, { $or: string('x') }],
  ])('accepts %s', (_, policy, attributes: MessageAttributes) => {
    expect(inAttributes(policy, attributes)).toBe(true);
  });

  it.each([
    ['another case', { status: ['sent'] }, { status: string('SENT') }],
    ['half of two keys', { a: ['1'], b: ['2'] }, { a: string('1') }],
    ['a number as text', { price: ['100'] }, { price: number(100) }],
    ['text where a number is wanted', { price: [{ numeric: ['=', 100] }] }, { price: string('100') }],
    ['a number out of range', { price: [{ numeric: ['>=', 1, '<', 2] }] }, { price: number(2) }],
    ['what is excluded', { status: [{ 'anything-but': ['LOST'] }] }, { status: string('LOST') }],
    ['an excluded key that is missing', { status: [{ 'anything-but': ['LOST'] }] }, { x: string('1') }],
    ['an address outside', { ip: [{ cidr: '10.0.0.0/24' }] }, { ip: string('10.0.1.1') }],
    ['neither of two keys', { $or: [{ a: ['1'] }, { b: ['2'] }] }, { a: string('2') }],
    ['a binary value', { photo: [{ exists: true }] }, { photo: { DataType: 'Binary', BinaryValue: 'AA==' } }],
    ['a message without attributes', { status: [{ exists: false }] }, {}],
    ['an array that is none', { tags: ['a'] }, { tags: { DataType: 'String.Array', StringValue: 'a' } }],
  ])('refuses %s', (_, policy, attributes: MessageAttributes) => {
    expect(inAttributes(policy, attributes)).toBe(false);
  });
});

describe('a filter policy on the message body', () => {
  it.each([
    ['a nested key', { parcel: { status: ['LOST'] } }, { parcel: { status: 'LOST' } }],
    ['null, true and numbers', { a: [null], b: [true], c: [3] }, { a: null, b: true, c: 3 }],
    ['an object inside an array', { items: { id: [2] } }, { items: [{ id: 1 }, { id: 2 }] }],
    ['alternatives below a key', { p: { $or: [{ a: [1] }, { b: [2] }] } }, { p: { b: 2 } }],
    ['a leaf that is not there', { p: { q: [{ exists: false }] } }, { p: { r: 1 } }],
  ])('accepts %s', (_, policy, body) => {
    expect(inBody(policy, body)).toBe(true);
  });

  it.each([
    ['an object where a leaf is wanted', { p: [{ exists: true }] }, { p: { q: 1 } }],
    ['an array as the body', { a: [1] }, [{ a: 1 }]],
    ['null', { a: [{ exists: true }] }, { a: null }],
    ['a key of every object', { constructor: [{ exists: true }] }, {}],
  ])('refuses %s', (_, policy, body) => {
    expect(inBody(policy, body)).toBe(false);
  });

  it('refuses a body that is not JSON', () => {
    expect(matchesBody(parseFilterPolicy('{"a":[1]}', 'MessageBody'), 'a: 1')).toBe(false);
  });
});

describe('a filter policy that is wrong', () => {
  it.each([
    ['is not JSON', '{', /failed to parse JSON/],
    ['is not an object', '[]', /Filter is not an object/],
    ['has more than five keys', '{"a":[1],"b":[1],"c":[1],"d":[1],"e":[1],"f":[1]}', /more than 5 keys/],
    [
      'has more than 150 combinations',
      JSON.stringify({ a: Array(13).fill('x'), b: Array(12).fill('y') }),
      /too complex/,
    ],
    ['has an empty array', '{"a":[]}', /Empty arrays are not allowed/],
    ['has a bare value', '{"a":"x"}', /"a" must be an object or an array/],
    ['nests where attributes are meant', '{"a":{"b":["x"]}}', /does not support nested/],
    ['knows a match that there is not', '{"a":[{"like":"x"}]}', /Unrecognized match type like/],
    ['has two matches in one', '{"a":[{"prefix":"x","suffix":"y"}]}', /Only one key allowed/],
    ['has a prefix that is no text', '{"a":[{"prefix":1}]}', /prefix match pattern must be a string/],
    ['has a range upside down', '{"a":[{"numeric":[">",5,"<",5]}]}', /Bottom must be less than top/],
    [
      'has a range with a wrong operator',
      '{"a":[{"numeric":["!",5]}]}',
      /Unrecognized numeric range operator/,
    ],
    ['has a network that is none', '{"a":[{"cidr":"10.0.0.0/33"}]}', /Malformed CIDR/],
    ['asks whether something maybe exists', '{"a":[{"exists":"x"}]}', /either true or false/],
  ])('is refused if it %s', (_, json, message) => {
    expect(() => parseFilterPolicy(json, 'MessageAttributes')).toThrow(message);
  });

  it('counts nested keys by their depth', () => {
    const nested = (values: number) => JSON.stringify({ a: { b: { c: Array(values).fill('x') } } });

    expect(() => parseFilterPolicy(nested(50), 'MessageBody')).not.toThrow();
    expect(() => parseFilterPolicy(nested(51), 'MessageBody')).toThrow(/too complex/);
  });
});
