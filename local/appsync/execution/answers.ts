import { getArgumentValues, type GraphQLFieldResolver, type GraphQLSchema } from 'graphql';
import { NULLED } from './complete.ts';
import { fieldError } from './field-fault.ts';
import type { Answer, FieldPlan } from './plan.ts';
import type { Refusal } from './refusal.ts';
import { outcomeOf } from './resolve-fields.ts';

/** F96, F102. */
export function denied(field: FieldPlan, refusal: Refusal, isRequired: boolean): Answer {
  const error = { ...refusal, data: null, errorInfo: null };

  return (_source, path, run) => {
    run.faults.push(fieldError({ previous: path, key: field.key }, field.nodes[0], error));
    return isRequired ? NULLED : null;
  };
}

export function typeName(name: string): Answer {
  return () => name;
}

/** graphql-js brings the fields of `__schema` and `__type` with their resolvers. */
export function introspected(
  { definition, nodes, complete, key }: FieldPlan,
  resolve: GraphQLFieldResolver<unknown, unknown>,
  schema: GraphQLSchema,
): Answer {
  return (source, path, run) => {
    const args = getArgumentValues(definition, nodes[0], run.variables);
    return complete(resolve(source, args, undefined, { schema } as never), path, key, run);
  };
}

/** What the field's resolver answered before the answer is put together. */
export function resolved(field: FieldPlan): Answer {
  const { key, nodes, complete, definition } = field;
  const isRequired = String(definition.type).endsWith('!');

  return (source, path, run) => {
    const outcome = outcomeOf(field, source, run);
    for (const error of outcome.errors) run.faults.push(fieldError({ previous: path, key }, nodes[0], error));
    if (outcome.failed) return isRequired ? NULLED : null;
    return complete(outcome.value, path, key, run);
  };
}
