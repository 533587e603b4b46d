import { describe, expect, it } from 'vitest';
import { matches } from '../local/appsync/realtime/filter.ts';
import { answered, loadedResolver, SYSTEM } from '../test/loaded-resolver.ts';

const ID = '018f2c5e-0000-7000-8000-00000000000a';
const WORK = { userId: 'u', officeId: 'o' };
const STAY = { packageId: ID, leftOfficeIds: 'o' };
const WATCHING = { packageId: ID, personId: 'p' };
const PERSON = { erasedPersonId: 'p' };

type Invalidation = { subscriptionField: string; payload: Record<string, unknown> };

function endsOf(field: string, args: object, ends: object[]) {
  const result = answered([{ piece: JSON.stringify({ id: ID, ends }) }]);
  return loadedResolver(field).response({ args: { ...args }, result }).invalidationFilter;
}

function isEnded(ends: object[], payload: Record<string, unknown>): boolean {
  const filter = endsOf('Subscription.onPackageEvent', { packageId: ID }, ends);
  return filter !== undefined && matches(filter, payload);
}

describe('a subscription', () => {
  it.each([
    ['Subscription.onPackageEvent', { packageId: ID }],
    ['Subscription.onOfficeEvent', { officeId: ID }],
    ['Subscription.onImportProgress', { importId: ID }],
  ])('%s ends with the work of who subscribed, in that office; by a group it never does', (field, args) => {
    expect(endsOf(field, args, [WORK])).toEqual({
      filterGroup: [
        {
          filters: [
            { fieldName: 'userId', operator: 'eq', value: 'u' },
            { fieldName: 'officeId', operator: 'eq', value: 'o' },
          ],
        },
      ],
    });
    expect(endsOf(field, args, [])).toBeUndefined();
  });

  it('ends in each of the ways in which its right can, and in no other', () => {
    const ends = [WORK, STAY];

    expect(isEnded(ends, WORK)).toBe(true);
    expect(isEnded(ends, { packageId: ID, leftOfficeIds: ['x', 'o'] })).toBe(true);
    expect(isEnded(ends, { packageId: 'another', leftOfficeIds: ['o'] })).toBe(false);
    expect(isEnded(ends, { packageId: ID, leftOfficeIds: ['x'] })).toBe(false);
    expect(isEnded(ends, { ...WORK, userId: 'another' })).toBe(false);
    expect(isEnded(ends, { ...WORK, officeId: 'another' })).toBe(false);
    expect(isEnded([WATCHING, PERSON], WATCHING)).toBe(true);
    expect(isEnded([WATCHING, PERSON], PERSON)).toBe(true);
    expect(isEnded([WATCHING, PERSON], { ...WATCHING, personId: 'another' })).toBe(false);
    expect(isEnded([PERSON], WATCHING)).toBe(false);
  });
});

describe('Mutation.publishPackageEvent', () => {
  const { response } = loadedResolver('Mutation.publishPackageEvent');
  const invalidations = (result: object): Invalidation[] => response({ result, as: SYSTEM }).invalidations;

  it('ends what rests on the stay of the package in the offices that it has left, in one call', () => {
    const event = { id: '1', packageId: ID, leftOfficeIds: ['o', 'x'] };

    expect(invalidations(event)).toEqual([
      { subscriptionField: 'onPackageEvent', payload: { packageId: ID, leftOfficeIds: ['o', 'x'] } },
    ]);
    expect(invalidations({ id: '1', packageId: ID })).toEqual([]);
  });
});

describe('Mutation.publishPackageEvent, for the end of a right', () => {
  it('ends what rests on it, and pushes nothing', () => {
    const { response } = loadedResolver('Mutation.publishPackageEvent');
    const ending = (endedRight: object) => response({ result: { endedRight }, as: SYSTEM });

    expect(ending(WORK)).toMatchObject({ kind: 'value', value: null });
    expect(ending(WORK).invalidations).toHaveLength(3);
    for (const right of [WATCHING, PERSON]) {
      expect(ending(right).invalidations).toEqual([{ subscriptionField: 'onPackageEvent', payload: right }]);
    }
  });
});

describe('Mutation.removeStaff', () => {
  const { response } = loadedResolver('Mutation.removeStaff');
  const removing = (answer: object) => response({ result: answered([{ piece: JSON.stringify(answer) }]) });

  it('ends whatever rests on the work of who was removed, in three calls of the five there are (F83)', () => {
    const { invalidations } = removing({ member: { ...WORK, role: 'CLERK' } });

    expect(invalidations).toEqual(
      ['onPackageEvent', 'onOfficeEvent', 'onImportProgress'].map((subscriptionField) => ({
        subscriptionField,
        payload: WORK,
      })),
    );
    expect(removing({ error: { code: 'NOT_FOUND', message: 'Nobody.' } }).invalidations).toEqual([]);
  });
});
