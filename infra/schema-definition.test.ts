import { parse, print } from 'graphql';
import { describe, expect, it } from 'vitest';
import { schemaDefinition, withoutDescriptions } from './schema-definition.ts';

describe('the schema that is deployed', () => {
  it('says what the source says, without its descriptions and comments (F86, F132)', () => {
    const source = `
      "A door" # red
      type Door @aws_iam {
        """
        Open, or not.
        """
        isOpen(since: Int = 1): Boolean!
      }
      enum Colour { "as fire" RED }
    `;

    expect(withoutDescriptions(source)).toBe(
      print(parse('type Door @aws_iam { isOpen(since: Int = 1): Boolean! } enum Colour { RED }')),
    );
  });

  it('is a quarter of what AppSync takes, at most (F87)', () => {
    expect(schemaDefinition().definition.length).toBeLessThan(250_000);
  });
});
