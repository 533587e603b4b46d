import { valueFromASTUntyped, type GraphQLField, type GraphQLSchema } from 'graphql';

/** For each mutation, the subscriptions it feeds, as `@aws_subscribe` says (F75); throws for a target that does not fit. */
export function subscriptionTriggers(schema: GraphQLSchema): Map<string, string[]> {
  const mutations = schema.getMutationType()?.getFields() ?? {};
  const triggers = new Map<string, string[]>();
  for (const subscription of Object.values(schema.getSubscriptionType()?.getFields() ?? {})) {
    for (const name of mutationsOf(subscription)) {
      checkTarget(subscription, name, mutations[name]);
      triggers.set(name, [...(triggers.get(name) ?? []), subscription.name]);
    }
  }
  return triggers;
}

function mutationsOf(subscription: GraphQLField<unknown, unknown>): string[] {
  const directive = subscription.astNode?.directives?.find(({ name }) => name.value === 'aws_subscribe');
  const argument = directive?.arguments?.[0];
  return argument ? [valueFromASTUntyped(argument.value) as string | string[]].flat() : [];
}

/** Both must have the same type (F77); the subscription may leave out the `!`, because what is not selected is null (F76). */
function checkTarget(
  subscription: GraphQLField<unknown, unknown>,
  name: string,
  mutation: GraphQLField<unknown, unknown> | undefined,
): void {
  if (!mutation)
    throw new Error(
      `Subscription.${subscription.name} is fed by the mutation ${name}, which is not in the schema.`,
    );
  const [expected, actual] = [mutation, subscription].map(({ type }) => String(type).replace(/!$/, ''));
  if (expected === actual) return;
  throw new Error(
    `Subscription.${subscription.name} has the type ${actual}, the mutation ${name} has ${expected}.`,
  );
}
