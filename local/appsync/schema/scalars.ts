import { valueFromASTUntyped, type GraphQLScalarType, type ValueNode } from 'graphql';
import { isDate, isDateTime, isEmail, isIPAddress, isPhone, isTime, isURL } from './scalar-formats.ts';

type Behaviour = Pick<GraphQLScalarType, 'parseValue' | 'parseLiteral' | 'serialize'>;

/** How AppSync's own scalars read and write their values (F88). */
export const SCALARS = {
  AWSDate: text('Date', isDate),
  AWSTime: text('Time', isTime),
  AWSDateTime: text('DateTime', isDateTime),
  AWSEmail: text('Email', isEmail),
  AWSPhone: text('Phone', isPhone),
  AWSURL: text('URL', isURL),
  AWSIPAddress: text('IPAddress', isIPAddress),
  AWSTimestamp: behaviour(epochSeconds('parse'), epochSeconds('serialize')),
  AWSJSON: behaviour(parseJson, serializeJson),
} satisfies Record<string, Behaviour>;

function behaviour(parse: (value: unknown) => unknown, serialize: (value: unknown) => unknown): Behaviour {
  return {
    parseValue: parse,
    parseLiteral: (node: ValueNode, variables) => parse(valueFromASTUntyped(node, variables)),
    serialize,
  };
}

function text(name: string, isValid: (value: string) => boolean): Behaviour {
  const checked = (verb: string) => (value: unknown) => {
    if (typeof value === 'string' && isValid(value)) return value;
    throw new Error(`Unable to ${verb} \`${shown(value)}\` as a valid ${name} Object.`);
  };
  return behaviour(checked('parse'), checked('serialize'));
}

function epochSeconds(verb: string) {
  return (value: unknown) => {
    if (Number.isSafeInteger(value)) return value;
    throw new Error(`Unable to ${verb} \`${shown(value)}\` as a valid timestamp.`);
  };
}

/** Resolvers see the parsed value. */
function parseJson(value: unknown): unknown {
  try {
    return JSON.parse(value as string);
  } catch {
    throw new Error(`Unable to parse \`${shown(value)}\` as valid JSON.`);
  }
}

/** What is JSON text already leaves as it is. */
function serializeJson(value: unknown): unknown {
  return typeof value === 'string' && isJson(value) ? value : JSON.stringify(value);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value : String(JSON.stringify(value));
}
