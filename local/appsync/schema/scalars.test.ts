import { describe, expect, it } from 'vitest';
import { SCALARS } from './scalars.ts';

/** F88: what each scalar takes, and what it does not. */
const EXAMPLES: Record<string, { valid: unknown[]; invalid: unknown[] }> = {
  AWSDate: {
    valid: ['2024-02-29', '2026-01-31Z', '2026-01-31+05:30', '2026-01-31-07:00:30'],
    invalid: ['2026-02-29', '2026-13-01', '2026-1-1', '20260101', 5],
  },
  AWSTime: {
    valid: ['12:30', '12:30:24.500', '12:30:24Z', '12:30+01:00'],
    invalid: ['24:00:00', '12:60', 'noon'],
  },
  AWSDateTime: {
    valid: ['2026-01-31T09:30:00.123Z', '2026-01-31T09:30:00+01:00', '2026-01-31T09:30Z'],
    invalid: ['2026-05-06T00:00:00.000', '2026-01-02 03:04:05', '2026-02-30T00:00:00Z', '2026-01-31'],
  },
  AWSTimestamp: { valid: [0, -1, 1_770_000_000], invalid: [1.5, '1770000000', Infinity] },
  AWSEmail: {
    valid: ['ana@example.com', 'a.b+c@sub.example.org'],
    invalid: ['ana', 'ana@', '@example.com', 'a b@c.de'],
  },
  AWSPhone: { valid: ['+351 21 000 0000', '555-234-5678'], invalid: ['12', 'call me', '+1', '155-234-5678'] },
  AWSURL: { valid: ['https://example.com/a?b=c'], invalid: ['example.com', 'https://example.com/a//b'] },
  AWSIPAddress: {
    valid: ['10.0.0.1', '10.0.0.0/8', '2001:db8::1', '2001:db8::/32'],
    invalid: ['10.0.0', '10.0.0.0/33', '10.0.0.0/8/8', '2001:db8::/129'],
  },
};

describe.each(Object.entries(EXAMPLES))('%s (F88)', (name, { valid, invalid }) => {
  const scalar = SCALARS[name as keyof typeof SCALARS];

  it.each(valid)('takes %j, and gives it out', (value) => {
    expect([scalar.parseValue(value), scalar.serialize(value)]).toEqual([value, value]);
  });

  it.each(invalid)('refuses %j, both ways', (value) => {
    expect(() => scalar.parseValue(value)).toThrow(/Unable to parse/);
    expect(() => scalar.serialize(value)).toThrow(/Unable to serialize/);
  });
});

describe('AWSJSON', () => {
  const { parseValue, serialize } = SCALARS.AWSJSON;

  it('is parsed for the resolver, and must be JSON text', () => {
    expect(parseValue('{"a":[1]}')).toEqual({ a: [1] });
    expect(() => parseValue('{a}')).toThrow('Unable to parse `{a}` as valid JSON.');
    expect(() => parseValue({ a: 1 })).toThrow();
  });

  it('leaves as text, whether the resolver gave text or an object', () => {
    expect([serialize({ a: [1] }), serialize('{"a":[1]}'), serialize('plain')]).toEqual([
      '{"a":[1]}',
      '{"a":[1]}',
      '"plain"',
    ]);
  });
});
