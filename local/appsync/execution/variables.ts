import {
  coerceInputValue,
  isInputType,
  isNonNullType,
  typeFromAST,
  valueFromAST,
  type GraphQLInputType,
  type GraphQLSchema,
  type VariableDefinitionNode,
} from 'graphql';
import { requestError, withoutHint, type FieldFault } from './field-fault.ts';

export type Variables = Record<string, unknown>;

/** The values an operation runs with, or why it does not run; the first fault ends it, as in graphql-java (F30). */
export function coerceVariables(
  schema: GraphQLSchema,
  definitions: readonly VariableDefinitionNode[] = [],
  sent: Variables,
): { variables: Variables } | { fault: FieldFault } {
  const variables: Variables = {};
  for (const definition of definitions) {
    const name = definition.variable.name.value;
    const type = typeFromAST(schema, definition.type as never);
    if (!isInputType(type)) continue;
    const value = Object.hasOwn(sent, name) ? sent[name] : undefined;
    if (value === undefined && definition.defaultValue) {
      variables[name] = valueFromAST(definition.defaultValue, type);
    } else if (value !== undefined || isNonNullType(type)) {
      const fault = coerce(value ?? null, type, definition, variables);
      if (fault) return { fault };
    }
  }
  return { variables };
}

function coerce(
  value: unknown,
  type: GraphQLInputType,
  definition: VariableDefinitionNode,
  variables: Variables,
): FieldFault | undefined {
  const name = definition.variable.name.value;
  if (value === null && isNonNullType(type)) return requestError(nullMessage(name, String(type)), definition);
  let fault: FieldFault | undefined;
  const coerced = coerceInputValue(value, type, (_path, _value, error) => {
    fault ??= faultOf(error.message, name, definition);
  });
  if (!fault) variables[name] = coerced;
  return fault;
}

/** graphql-java's texts, as far as they are confirmed; it blames the variable for what is missing inside it. */
function faultOf(message: string, name: string, definition: VariableDefinitionNode): FieldFault {
  const unknown = /^Field "(.+?)" is not defined by type "(.+?)"/.exec(message);
  if (unknown) {
    const [, field, type] = unknown;
    return requestError(
      `The variables input contains a field name '${field}' that is not defined for input object type '${type}' `,
    );
  }
  const [, missing] =
    /^Field "\w+" of required type "(.+?)" was not provided/.exec(message) ??
    /^Expected non-nullable type "(.+?)" not to be null/.exec(message) ??
    [];
  if (missing) return requestError(nullMessage(name, missing), definition);
  return requestError(`Variable '${name}' has an invalid value. ${withoutHint(message)}`, definition);
}

function nullMessage(name: string, type: string): string {
  return `Variable '${name}' has coerced Null value for NonNull type '${type}'`;
}
