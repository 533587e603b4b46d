import { expressionOf } from './dynamodb-expression.ts';
import { RejectedArgument } from './interruption.ts';
import { attributesOf } from './util-dynamodb.ts';

/** What a function of `@aws-appsync/utils/dynamodb` takes. */
export type Input = Record<string, unknown>;

export function keyOf({ key }: Input): Record<string, unknown> {
  if (typeof key !== 'object' || key === null) {
    throw new RejectedArgument('The key of the item is required.');
  }
  return attributesOf(key);
}

/** The parameters that are there, as they are. */
export function given(input: Input, names: readonly string[]): Input {
  return Object.fromEntries(
    names
      .filter((name) => input[name] !== undefined && input[name] !== null)
      .map((name) => [name, input[name]]),
  );
}

/** A filter or condition, rendered. */
export function filterIn(input: Input, name: 'filter' | 'condition'): Input {
  if (input[name] === undefined || input[name] === null) {
    return {};
  }
  const rendered = expressionOf(input[name]);
  if (rendered === null) {
    throw new RejectedArgument(`The ${name} cannot be rendered.`);
  }
  return { [name]: rendered };
}

/** `nested.list[1]` is the expression `#nested.#list[1]`. */
export function projectionIn({ projection }: Input): Input {
  if (!Array.isArray(projection)) {
    return {};
  }
  const steps = (projection as string[]).map((path) => path.split('.'));
  const names = steps.flat().map((step) => step.replace(/\[.*$/, ''));

  return {
    projection: {
      expression: steps.map((path) => path.map((step) => `#${step}`).join('.')).join(', '),
      expressionNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
    },
  };
}
