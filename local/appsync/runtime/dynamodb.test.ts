import { describe, expect, it } from 'vitest';
import { rejectionOf, valueOf } from './test-handler.ts';

const KEY = { id: { S: 'a' } };

describe('@aws-appsync/utils/dynamodb', () => {
  it('asks for one item by its key', () => {
    expect(valueOf(`ddb.get({ key: { id: 'a' } })`)).toEqual({ operation: 'GetItem', key: KEY });
    expect(
      valueOf(`ddb.get({ key: { id: 'a' }, consistentRead: true, projection: ['name', 'deep.list[1]'] })`),
    ).toEqual({
      operation: 'GetItem',
      key: KEY,
      consistentRead: true,
      projection: {
        expression: '#name, #deep.#list[1]',
        expressionNames: { '#name': 'name', '#deep': 'deep', '#list': 'list' },
      },
    });
    expect(rejectionOf('ddb.get({})')).toBe('The key of the item is required.');
  });

  it('puts and removes items, on a condition', () => {
    const condition = {
      expression: '(#owner = :owner_eq)',
      expressionNames: { '#owner': 'owner' },
      expressionValues: { ':owner_eq': { S: 'me' } },
    };

    expect(
      valueOf(`ddb.put({ key: { id: 'a' }, item: { n: 1, tags: ddb.toStringSet(['x']), list: ['y'] },
        condition: { owner: { eq: 'me' } }, _version: 2 })`),
    ).toEqual({
      operation: 'PutItem',
      key: KEY,
      attributeValues: { n: { N: 1 }, tags: { SS: ['x'] }, list: { L: [{ S: 'y' }] } },
      condition,
      _version: 2,
    });
    expect(valueOf(`ddb.remove({ key: { id: 'a' }, condition: { owner: { eq: 'me' } } })`)).toEqual({
      operation: 'DeleteItem',
      key: KEY,
      condition,
    });
    expect(rejectionOf(`ddb.remove({ key: { id: 'a' }, condition: { owner: 'me' } })`)).toBe(
      'The condition cannot be rendered.',
    );
  });

  it('asks for many items, by a condition on the key or without', () => {
    expect(
      valueOf(`ddb.query({ query: { id: { eq: 'a' } }, index: 'byId', limit: 5, nextToken: null, scanIndexForward: false,
        filter: { n: { gt: 1 } } })`),
    ).toEqual({
      operation: 'Query',
      query: {
        expression: '(#id = :id_eq)',
        expressionNames: { '#id': 'id' },
        expressionValues: { ':id_eq': { S: 'a' } },
      },
      index: 'byId',
      limit: 5,
      scanIndexForward: false,
      filter: {
        expression: '(#n > :n_gt)',
        expressionNames: { '#n': 'n' },
        expressionValues: { ':n_gt': { N: 1 } },
      },
    });
    expect(valueOf('ddb.scan({ totalSegments: 2, segment: 1, limit: 3 })')).toEqual({
      operation: 'Scan',
      totalSegments: 2,
      segment: 1,
      limit: 3,
    });
    expect(valueOf('ddb.sync({ lastSync: 1, limit: 2 })')).toEqual({
      operation: 'Sync',
      lastSync: 1,
      limit: 2,
    });
    expect(rejectionOf('ddb.query({})')).toBe('query expects an object of conditions.');
  });

  it('asks for, puts and deletes items of several tables', () => {
    expect(valueOf(`ddb.batchGet({ tables: { t: { keys: [{ id: 'a' }], consistentRead: true } } })`)).toEqual(
      {
        operation: 'BatchGetItem',
        tables: { t: { keys: [KEY], consistentRead: true } },
      },
    );
    expect(valueOf(`ddb.batchPut({ tables: { t: [{ id: 'a' }] } })`)).toEqual({
      operation: 'BatchPutItem',
      tables: { t: [KEY] },
    });
    expect(valueOf(`ddb.batchDelete({ tables: { t: [{ id: 'a' }] } })`)).toEqual({
      operation: 'BatchDeleteItem',
      tables: { t: [KEY] },
    });
  });

  it('reads and writes in one transaction', () => {
    expect(valueOf(`ddb.transactGet({ items: [{ table: 't', key: { id: 'a' } }] })`)).toEqual({
      operation: 'TransactGetItems',
      transactItems: [{ table: 't', key: KEY }],
    });
    expect(
      valueOf(`ddb.transactWrite({ items: [
        { putItem: { table: 't', key: { id: 'a' }, item: { n: 1 } } },
        { updateItem: { table: 't', key: { id: 'a' }, update: { n: 2 } } },
        { deleteItem: { table: 't', key: { id: 'a' } } },
        { conditionCheck: { table: 't', key: { id: 'a' }, condition: { n: { attributeExists: true } } } },
      ] })`),
    ).toMatchObject({
      operation: 'TransactWriteItems',
      transactItems: [
        { table: 't', operation: 'PutItem', key: KEY, attributeValues: { n: { N: 1 } } },
        { table: 't', operation: 'UpdateItem', key: KEY, update: { expression: 'SET #n = :n' } },
        { table: 't', operation: 'DeleteItem', key: KEY },
        {
          table: 't',
          operation: 'ConditionCheck',
          key: KEY,
          condition: { expression: '(attribute_exists(#n))' },
        },
      ],
    });
    expect(rejectionOf('ddb.transactWrite({ items: [{ other: {} }] })')).toContain('transactWrite expects');
  });
});

describe('update', () => {
  const updateOf = (update: string) =>
    (valueOf(`ddb.update({ key: { id: 'a' }, update: ${update} })`) as { update: unknown }).update;

  it.each([
    [`{ n: 1, gone: ddb.operations.remove() }`, 'SET #n = :n REMOVE #gone', { ':n': { N: 1 } }],
    [`{ a: ddb.operations.add({ b: 'c' }) }`, 'SET #a = :a', { ':a': { M: { b: { S: 'c' } } } }],
    [`{ n: ddb.operations.increment() }`, 'SET #n = #n + :n', { ':n': { N: 1 } }],
    [`{ n: ddb.operations.decrement(5) }`, 'SET #n = #n - :n', { ':n': { N: 5 } }],
    [`{ l: ddb.operations.append([1]) }`, 'SET #l = list_append(#l, :l)', { ':l': { L: [{ N: 1 }] } }],
    [`{ l: ddb.operations.prepend([1]) }`, 'SET #l = list_append(:l, #l)', { ':l': { L: [{ N: 1 }] } }],
    [
      `{ l: [ddb.operations.updateListItem('x', 1), ddb.operations.updateListItem('y', 2)] }`,
      'SET #l[1] = :l_1, #l[2] = :l_2',
      { ':l_1': { S: 'x' }, ':l_2': { S: 'y' } },
    ],
    [
      `{ a: { b: 'c', d: null } }`,
      'SET #a.#b = :a_b, #a.#d = :a_d',
      { ':a_b': { S: 'c' }, ':a_d': { NULL: null } },
    ],
  ])('writes %s as %s', (update, expression, expressionValues) => {
    expect(updateOf(update)).toMatchObject({ expression, expressionValues });
  });
});
