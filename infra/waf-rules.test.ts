import { describe, expect, it } from 'vitest';
import { directive, rootFields, schemaOf } from './checks/schema.ts';
import { schemaDefinition } from './schema-definition.ts';
import * as patterns from './waf-patterns.ts';
import { RULES } from './waf-rules.ts';

const PATTERNS = Object.entries(patterns).filter(([, value]) => typeof value === 'string') as [
  string,
  string,
][];

const { definition: Definition } = schemaDefinition();

describe('a pattern of the firewall', () => {
  it.each(PATTERNS)('%s has at most 512 characters (F146)', (_, pattern) => {
    expect(pattern.length).toBeLessThanOrEqual(512);
  });

  it.each(PATTERNS)(
    '%s has nothing that WAF may not take: groups that capture, lookaround (F146)',
    (_, pattern) => {
      expect(pattern.replace(/\\./g, '').replace(/\((?=\?:)/g, '')).not.toMatch(/\(|[*+?}]\+|\\[1-9CRK]/);
    },
  );
});

describe('the rules of the firewall', () => {
  it('know every field that a holder of the public key may ask, and all of these take arguments', () => {
    const Schema = { Type: 'AWS::AppSync::GraphQLSchema', Properties: { Definition } };
    const schema = schemaOf({ Resources: { Schema } });
    const fields = rootFields(schema).filter(({ field }) => directive(field.astNode, 'aws_api_key'));

    expect(fields.map(({ field }) => field.name).sort()).toEqual([...patterns.KEY_FIELDS].sort());
    expect(fields.filter(({ field }) => field.args.length === 0)).toEqual([]);
  });

  it('have a name and a priority each', () => {
    expect(new Set(RULES.map(({ name }) => name)).size).toBe(RULES.length);
    expect(RULES.map(({ priority }) => priority)).toEqual(RULES.map((_, index) => index));
  });
});
