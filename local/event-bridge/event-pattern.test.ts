import { describe, expect, it } from 'vitest';
import { readEventPattern } from './event-pattern.ts';

const EVENT = {
  source: 'aws.s3',
  'detail-type': 'Object Created',
  resources: ['arn:aws:s3:::one', 'arn:aws:s3:::two'],
  detail: { bucket: { name: 'files' }, object: { key: 'manifests/may.csv', size: 5 }, note: null },
};
const matches = (pattern: unknown) => readEventPattern(pattern)(EVENT);
const key = (...wanted: unknown[]) => ({ detail: { object: { key: wanted } } });
const size = (...wanted: unknown[]) => ({ detail: { object: { size: wanted } } });

describe('a pattern of events', () => {
  it.each<[unknown, boolean]>([
    [{ source: ['aws.s3'] }, true],
    [{ source: ['aws.ec2', 'aws.s3'] }, true],
    [{ source: ['aws.ec2'] }, false],
    [{ source: ['AWS.S3'] }, false],
    [{ source: ['aws.s3'], detail: { bucket: { name: ['files'] } } }, true],
    [{ source: ['aws.s3'], detail: { bucket: { name: ['others'] } } }, false],
    [{ detail: { other: { name: ['files'] } } }, false],
    [{ resources: ['arn:aws:s3:::two'] }, true],
    [{ resources: [{ prefix: 'arn:aws:sns' }] }, false],
    [{ detail: { note: [null] } }, true],
    [size(5), true],
    [size('5'), false],
    [key({ prefix: 'manifests/' }), true],
    [key({ prefix: 'reports/' }), false],
    [key({ prefix: 'reports/' }, { suffix: '.csv' }), true],
    [key({ suffix: '.CSV' }), false],
    [key({ 'equals-ignore-case': 'MANIFESTS/may.csv' }), true],
    [key({ wildcard: 'manifests/*.csv' }), true],
    [key({ wildcard: '*.txt' }), false],
    [key({ 'anything-but': 'manifests/may.csv' }), false],
    [key({ 'anything-but': ['a', 'b'] }), true],
    [key({ 'anything-but': { prefix: 'manifests/' } }), false],
    [key({ 'anything-but': { suffix: '.txt' } }), true],
    [size({ numeric: ['>', 0, '<=', 5] }), true],
    [size({ numeric: ['>', 5] }), false],
    [size({ numeric: ['=', 5] }), true],
    [key({ exists: true }), true],
    [key({ exists: false }), false],
    [{ detail: { absent: [{ exists: false }] } }, true],
    [{ detail: { absent: [{ prefix: '' }] } }, false],
    [{ detail: { absent: [{ 'anything-but': 'a' }] } }, false],
    [{ $or: [{ source: ['aws.ec2'] }, key({ prefix: 'manifests/' })] }, true],
    [{ $or: [{ source: ['aws.ec2'] }, { source: ['aws.rds'] }] }, false],
    [{ source: ['aws.ec2'], $or: [{ source: ['aws.s3'] }, key('a')] }, false],
  ])('%j holds: %s (F141)', (pattern, expected) => {
    expect(matches(pattern)).toBe(expected);
  });

  it.each<[unknown, string]>([
    [key({ cidr: '10.0.0.0/8' }), 'EventPattern.detail.object.key: the operator {"cidr":"10.0.0.0/8"}'],
    [key({ prefix: { 'equals-ignore-case': 'a' } }), 'the operator {"prefix":'],
    [key({ prefix: 'a', suffix: 'b' }), 'the operator {"prefix":"a","suffix":"b"}'],
    [key({ numeric: ['~', 1] }), 'the operator {"numeric":'],
    [key({ numeric: ['>'] }), 'the operator {"numeric":'],
    [key({ wildcard: 'a?' }), 'the operator {"wildcard":"a?"}'],
    [key({ 'anything-but': { numeric: ['=', 1] } }), 'the operator {"anything-but":'],
    [{ source: 'aws.s3' }, 'EventPattern.source is no object'],
    [{ source: [] }, 'EventPattern.source is empty'],
    [{}, 'EventPattern is empty'],
    [{ $or: [{ source: ['a'] }] }, 'EventPattern.$or is no list of patterns'],
  ])('%j is refused at the start', (pattern, message) => {
    expect(() => readEventPattern(pattern)).toThrow(message);
  });
});
