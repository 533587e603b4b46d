import { describe, expect, it } from 'vitest';
import { buildSchema } from './build-schema.ts';
import { subscriptionTriggers } from './subscription-triggers.ts';

const triggersOf = (subscription: string) =>
  subscriptionTriggers(
    buildSchema(`
      type Note { id: ID }
      type Query { note: Note }
      type Mutation { add: Note! change: Note count: Int }
      type Subscription { ${subscription} }`),
  );

describe('@aws_subscribe', () => {
  it('feeds a subscription by several mutations, whatever is required of their result (F75)', () => {
    const triggers = triggersOf('changed: Note @aws_subscribe(mutations: ["add", "change"])');

    expect(Object.fromEntries(triggers)).toEqual({ add: ['changed'], change: ['changed'] });
  });

  it('is refused for a mutation that is not in the schema (F75)', () => {
    expect(() => triggersOf('changed: Note @aws_subscribe(mutations: ["remove"])')).toThrow(
      /Subscription\.changed is fed by the mutation remove/,
    );
  });

  it('is refused for a mutation of another type (F77)', () => {
    expect(() => triggersOf('changed: Note @aws_subscribe(mutations: ["count"])')).toThrow(
      'Subscription.changed has the type Note, the mutation count has Int.',
    );
  });
});
