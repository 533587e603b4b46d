import { describe, expect, it } from 'vitest';
import { readConditions } from './conditions.ts';
import type { ConditionElement } from './types.ts';

const TOPIC = 'arn:aws:sns:eu-west-1:000000000000:news';

const holds = (condition: ConditionElement, context: Record<string, string>) =>
  readConditions(condition, 'Policy.Statement.0')(context);

describe('a condition', () => {
  it.each<[string, string, string, boolean]>([
    ['StringEquals', 'news', 'news', true],
    ['StringEquals', 'news', 'News', false],
    ['StringNotEquals', 'news', 'post', true],
    ['StringEqualsIgnoreCase', 'news', 'NEWS', true],
    ['StringNotEqualsIgnoreCase', 'news', 'NEWS', false],
    ['StringLike', 'n*', 'news', true],
    ['StringLike', 'n?', 'news', false],
    ['StringNotLike', 'n*', 'news', false],
    ['ArnEquals', TOPIC, TOPIC, true],
    ['ArnLike', 'arn:aws:sns:*:*:news', TOPIC, true],
    ['ArnLike', 'arn:aws:sns:*:news', TOPIC, false],
    ['ArnNotLike', 'arn:aws:sns:*:*:news', TOPIC, false],
    ['NumericEquals', '1.20', '1.2', true],
    ['NumericNotEquals', '2', '10', true],
    ['NumericLessThan', '10', '9', true],
    ['NumericLessThan', '9', '10', false],
    ['NumericLessThanEquals', '10', '10', true],
    ['NumericGreaterThan', '9', '10', true],
    ['NumericGreaterThanEquals', '10', '9', false],
    ['Bool', 'false', 'false', true],
    ['Bool', 'false', 'true', false],
  ])('%s of %s is %s: %s', (operator, wanted, given, expected) => {
    expect(holds({ [operator]: { 'aws:SourceArn': wanted } }, { 'aws:SourceArn': given })).toBe(expected);
  });

  it.each<[string, boolean]>([
    ['StringEquals', false],
    ['StringEqualsIfExists', true],
    ['StringNotEquals', true],
    ['ForAllValues:StringEquals', true],
    ['ForAnyValue:StringNotEquals', false],
  ])('%s of a key that is not there is %s', (operator, expected) => {
    expect(holds({ [operator]: { 'aws:SourceAccount': '1' } }, {})).toBe(expected);
  });

  it('asks with Null whether a key is not there', () => {
    expect(holds({ Null: { 'aws:SourceArn': 'true' } }, {})).toBe(true);
    expect(holds({ Null: { 'aws:SourceArn': true } }, { 'aws:SourceArn': TOPIC })).toBe(false);
  });

  it('holds for one of several values, and only together with all others', () => {
    const condition = { StringEquals: { 'aws:SourceAccount': ['1', '2'], 'aws:PrincipalAccount': '3' } };

    expect(holds(condition, { 'aws:SourceAccount': '2', 'aws:PrincipalAccount': '3' })).toBe(true);
    expect(holds(condition, { 'aws:SourceAccount': '2', 'aws:PrincipalAccount': '4' })).toBe(false);
  });

  it('knows keys in any case', () => {
    expect(holds({ StringEquals: { 'AWS:sourceaccount': '1' } }, { 'aws:SourceAccount': '1' })).toBe(true);
  });

  it('is refused by its name where its operator is not known', () => {
    expect(() => holds({ IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } }, {})).toThrow(
      'Policy.Statement.0: the condition operator IpAddress is not known here.',
    );
  });
});
