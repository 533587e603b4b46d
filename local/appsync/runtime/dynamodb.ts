import type * as typings from '@aws-appsync/utils/dynamodb';
import { expressionOf } from './dynamodb-expression.ts';
import { batchDelete, batchGet, batchPut, transactGet, transactWrite } from './dynamodb-many.ts';
import { filterIn, given, keyOf, projectionIn } from './dynamodb-parts.ts';
import type { Input } from './dynamodb-parts.ts';
import { operations, updateExpressionOf } from './dynamodb-update.ts';
import { RejectedArgument } from './interruption.ts';
import { attributesOf, dynamodbFunctions } from './util-dynamodb.ts';

const WRITING = ['customPartitionKey', 'populateIndexFields', '_version'];
const READING = ['index', 'limit', 'nextToken', 'consistentRead', 'select'];

function get(input: Input) {
  return {
    operation: 'GetItem',
    key: keyOf(input),
    ...given(input, ['consistentRead']),
    ...projectionIn(input),
  };
}

function put(input: Input) {
  const attributeValues = attributesOf(input.item);
  return { operation: 'PutItem', key: keyOf(input), attributeValues, ...conditional(input) };
}

function update(input: Input) {
  const expression = updateExpressionOf(input.update as Input);
  return { operation: 'UpdateItem', key: keyOf(input), update: expression, ...conditional(input) };
}

function remove(input: Input) {
  return { operation: 'DeleteItem', key: keyOf(input), ...conditional(input) };
}

function query(input: Input) {
  const condition = expressionOf(input.query);
  if (condition === null) {
    throw new RejectedArgument('query expects an object of conditions.');
  }
  return { operation: 'Query', query: condition, ...given(input, ['scanIndexForward']), ...reading(input) };
}

function scan(input: Input) {
  return { operation: 'Scan', ...given(input, ['totalSegments', 'segment']), ...reading(input) };
}

function sync(input: Input) {
  const parameters = ['basePartitionKey', 'deltaIndexName', 'limit', 'nextToken', 'lastSync'];
  return { operation: 'Sync', ...given(input, parameters), ...filterIn(input, 'filter') };
}

function conditional(input: Input) {
  return { ...filterIn(input, 'condition'), ...given(input, WRITING) };
}

function reading(input: Input) {
  return { ...given(input, READING), ...filterIn(input, 'filter'), ...projectionIn(input) };
}

/** The module `@aws-appsync/utils/dynamodb`, as far as its typings and the guide define it. */
export const dynamodb = {
  ...{ get, put, update, remove, query, scan, sync, operations },
  ...{ batchDelete, batchGet, batchPut, transactGet, transactWrite },
  toStringSet: dynamodbFunctions.toStringSet,
  toNumberSet: dynamodbFunctions.toNumberSet,
  toBinarySet: dynamodbFunctions.toBinarySet,
} satisfies Record<keyof typeof typings, unknown>;
