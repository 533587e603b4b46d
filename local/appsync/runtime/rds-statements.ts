import { RejectedArgument } from './interruption.ts';

export type Payload = Record<string, unknown>;

/** A statement that is still to be rendered for a kind of database. */
export type StructuredStatement = { type: StatementType; properties: Payload };

export type StatementType = 'SELECT' | 'INSERT' | 'UPDATE' | 'REMOVE';

export const select = statement('select', 'SELECT');
export const insert = statement('insert', 'INSERT');
export const update = statement('update', 'UPDATE');
export const remove = statement('remove', 'REMOVE');

export function isObject(value: unknown): value is Payload {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function statement(name: string, type: StatementType) {
  return (payload: unknown): StructuredStatement => {
    if (payload === undefined) {
      throw new RejectedArgument(`An argument is expected to be passed to ${name}`);
    }
    if (!isObject(payload)) {
      throw new RejectedArgument('Expected payload to be an Object.');
    }
    return { type, properties: payload };
  };
}
