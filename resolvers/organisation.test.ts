import { describe, expect, it } from 'vitest';
import { answered, aUser, loadedResolver } from '../test/loaded-resolver.ts';

const ID = '018f2c5e-0000-7000-8000-000000000001';
const ADMIN = aUser('sub-of-admin', ['admin']);
const VIEWER = JSON.stringify({ kind: 'USER', sub: 'sub-of-admin', groups: ['admin'] });
const piece = (answer: unknown) => answered([{ piece: JSON.stringify(answer) }]);

const CHANGES: [field: string, part: string, input: object][] = [
  ['Mutation.createOffice', 'office', { code: "O'1", openingDays: ['MONDAY'] }],
  ['Mutation.updateOffice', 'office', { officeId: ID, isClosed: true }],
  ['Mutation.updateOfficePolicy', 'office', { officeId: ID, disposeAfterDays: null }],
  ['Mutation.setOfficeCalendar', 'calendar', { officeId: ID, holidays: ['2026-12-25'] }],
  ['Mutation.setLaneTime', 'laneTime', { originOfficeId: ID, destinationOfficeId: ID, openingDays: null }],
  ['Mutation.createLocation', 'location', { officeId: ID, name: 'Van' }],
  ['Mutation.updateLocation', 'location', { locationId: ID, isRetired: true }],
  ['Mutation.updateRetentionPolicy', 'policy', { erasePeopleAfterDays: 30 }],
];

describe.each(CHANGES)('%s', (field, part, input) => {
  const { response, statement } = loadedResolver(field);

  it('does what it says in one statement, in the name of the caller', () => {
    const { sql, count, values } = statement({ args: { input }, as: ADMIN });

    expect(count).toBe(1);
    expect(sql).not.toContain(ID);
    expect(values).toEqual([VIEWER, JSON.stringify(input)]);
  });

  it(`answers the ${part} as it is now, or why nothing was changed`, () => {
    const error = { code: 'NOT_FOUND', message: 'There is none.' };

    expect(response({ result: piece({ [part]: { id: '1' } }) })).toMatchObject({ value: { id: '1' } });
    expect(response({ result: piece({ error }) })).toMatchObject({
      error: { errorType: error.code, message: error.message },
    });
  });
});

describe('Mutation.removeStaff', () => {
  const { request, response, statement } = loadedResolver('Mutation.removeStaff');

  it('removes one from one office, and answers who that was', () => {
    const { count, values } = statement({ args: { officeId: ID, userId: "o'1" }, as: ADMIN });
    const member = { userId: "o'1", officeId: ID, role: 'CLERK' };

    expect(count).toBe(1);
    expect(values).toEqual([VIEWER, ID, "o'1"]);
    expect(response({ result: piece({ member }) })).toMatchObject({ value: member });
  });

  it('finds nobody in what is no office, in the words of the database', () => {
    expect(request({ args: { officeId: 'LIS1', userId: '1' }, as: ADMIN })).toMatchObject({
      error: { errorType: 'NOT_FOUND', message: 'Nobody of this id works there.' },
    });
  });
});

describe('Query.getRetentionPolicy', () => {
  it('asks once, and answers null to whom it is not for', () => {
    const { response, statement } = loadedResolver('Query.getRetentionPolicy');
    const none = { result: JSON.stringify({ sqlStatementResults: [{ columnMetadata: [], records: [] }] }) };

    expect(statement({ as: ADMIN })).toMatchObject({ count: 1, values: [VIEWER] });
    expect(response({ result: piece({ erasePeopleAfterDays: 3 }) })).toMatchObject({
      value: { erasePeopleAfterDays: 3 },
    });
    expect(response(none)).toMatchObject({ value: null });
  });
});

describe.each([
  ['Query.listLocations', ['c384', ID]],
  ['Query.listStaff', ['sub-of-ana']],
])('%s', (field, key) => {
  const { request, response, statement } = loadedResolver(field);
  const row = (name: string, of: unknown[]) => ({ item: `{"name":"${name}"}`, key: JSON.stringify(of) });

  it('asks once, and goes on behind the last that it has shown', () => {
    const result = answered([row('first', key), row('second', key)]);
    const first = response({ args: { limit: 1 }, result }) as unknown as { value: { nextToken: string } };

    const { count, values } = statement({ args: { ...first.value, officeId: ID, limit: 1 }, as: ADMIN });

    expect(first.value).toMatchObject({ items: [{ name: 'first' }] });
    expect(count).toBe(1);
    expect(values).toEqual([VIEWER, ID, ...key, 2]);
  });

  it('is empty for what is no office, and refuses a limit and a token that may not be', () => {
    const refused = { error: { errorType: 'INVALID_INPUT' } };
    const nextToken = Buffer.from('["\u0007"]').toString('base64');

    expect(request({ args: { officeId: 'LIS1' } })).toMatchObject({ value: { items: [], nextToken: null } });
    expect(request({ args: { officeId: ID, limit: 101 } })).toMatchObject(refused);
    expect(request({ args: { officeId: ID, nextToken } })).toMatchObject(refused);
  });
});
