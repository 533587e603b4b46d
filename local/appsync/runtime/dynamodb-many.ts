import { filterIn, given, keyOf, projectionIn } from './dynamodb-parts.ts';
import type { Input } from './dynamodb-parts.ts';
import { updateExpressionOf } from './dynamodb-update.ts';
import { RejectedArgument } from './interruption.ts';
import { attributesOf } from './util-dynamodb.ts';

type Tables<Content> = { tables: Record<string, Content> };
type Items = { items: Input[] };

export function batchGet({ tables }: Tables<Input>) {
  return {
    operation: 'BatchGetItem',
    tables: mapTables(tables, (table) => ({
      keys: (table.keys as object[]).map(attributesOf),
      ...given(table, ['consistentRead']),
      ...projectionIn(table),
    })),
  };
}

export function batchPut({ tables }: Tables<object[]>) {
  return { operation: 'BatchPutItem', tables: mapTables(tables, (items) => items.map(attributesOf)) };
}

export function batchDelete({ tables }: Tables<object[]>) {
  return { operation: 'BatchDeleteItem', tables: mapTables(tables, (keys) => keys.map(attributesOf)) };
}

export function transactGet({ items }: Items) {
  const transactItems = items.map((item) => ({ table: item.table, key: keyOf(item), ...projectionIn(item) }));
  return { operation: 'TransactGetItems', transactItems };
}

export function transactWrite({ items }: Items) {
  return { operation: 'TransactWriteItems', transactItems: items.map(written) };
}

/** What each kind of item does, besides its table, key and condition. */
const WRITES: Record<string, (item: Input) => Input> = {
  putItem: ({ item }) => ({ operation: 'PutItem', attributeValues: attributesOf(item) }),
  updateItem: ({ update }) => ({ operation: 'UpdateItem', update: updateExpressionOf(update as Input) }),
  deleteItem: () => ({ operation: 'DeleteItem' }),
  conditionCheck: () => ({ operation: 'ConditionCheck' }),
};

function written(entry: Input): Input {
  const [kind = '', item] = Object.entries(entry)[0] ?? [];
  const write = WRITES[kind];
  if (!write) {
    throw new RejectedArgument(`transactWrite expects ${Object.keys(WRITES).join(', ')}.`);
  }
  const details = item as Input;
  return { table: details.table, key: keyOf(details), ...write(details), ...filterIn(details, 'condition') };
}

function mapTables<From, To>(tables: Record<string, From>, map: (content: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(tables).map(([name, content]) => [name, map(content)]));
}
