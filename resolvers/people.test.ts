import { describe, expect, it } from 'vitest';
import { answered, aUser, loadedResolver } from '../test/loaded-resolver.ts';

const ID = '018f2c5e-0000-7000-8000-000000000001';
const OTHER = '018f2c5e-0000-7000-8000-000000000002';
const ADMIN = aUser('sub-of-ada', ['admin']);

const piece = (answer: unknown) => answered([{ piece: JSON.stringify(answer) }]);
const refusal = { error: { code: 'NOT_FOUND', message: `There is no person ${ID}.` } };

describe('Mutation.updatePerson', () => {
  const { statement } = loadedResolver('Mutation.updatePerson');

  it('tells what is to be taken away from what was not given', () => {
    const { count, values } = statement({
      args: { input: { personId: ID, phone: null, name: 'Ana' } },
      as: ADMIN,
    });

    expect(count).toBe(1);
    expect(values.map((value) => JSON.parse(String(value)) as unknown)).toEqual([
      { kind: 'USER', sub: 'sub-of-ada', groups: ['admin'] },
      { personId: ID, phone: null, name: 'Ana' },
    ]);
  });
});

describe.each(['updatePerson', 'resetPreferences', 'erasePerson'])('Mutation.%s', (field) => {
  const { response } = loadedResolver(`Mutation.${field}`);

  it('answers the person as they are now, or why there is none', () => {
    expect(response({ result: piece({ person: { id: ID, name: 'Ana' } }) })).toMatchObject({
      value: { id: ID, name: 'Ana' },
    });
    expect(response({ result: piece(refusal) })).toMatchObject({
      kind: 'error',
      error: { errorType: 'NOT_FOUND', message: refusal.error.message },
    });
  });
});

describe.each([
  ['resetPreferences', { personId: ID }],
  ['erasePerson', { personId: ID }],
  ['addWatcher', { packageId: OTHER, personId: ID }],
  ['removeWatcher', { packageId: OTHER, personId: ID }],
])('Mutation.%s', (field, args) => {
  const { request, statement } = loadedResolver(`Mutation.${field}`);

  it('asks once, in the name of the caller', () => {
    const { count, values } = statement({ args, as: ADMIN });

    expect(count).toBe(1);
    expect(values).toEqual(expect.arrayContaining(Object.values(args)));
    expect(values[0]).toContain('sub-of-ada');
  });

  it.each(Object.keys(args))('answers a %s that can be none as one that there is not', (name) => {
    const noun = name === 'personId' ? 'person' : 'package';

    expect(request({ args: { ...args, [name]: 'x' }, as: ADMIN })).toMatchObject({
      error: { errorType: 'NOT_FOUND', message: `There is no ${noun} x.` },
    });
  });
});

describe('what somebody follows', () => {
  it('ends when they are erased, and not when they are not', () => {
    const { response } = loadedResolver('Mutation.erasePerson');

    expect(response({ result: piece({ person: { id: ID } }) }).invalidations).toHaveLength(1);
    expect(response({ result: piece(refusal) }).invalidations).toEqual([]);
  });

  it('ends when they no longer watch, and not when they never did', () => {
    const { response } = loadedResolver('Mutation.removeWatcher');
    const args = { packageId: OTHER, personId: ID };

    expect(response({ args, result: piece({ package: null }) })).toMatchObject({ kind: 'value' });
    expect(response({ args, result: piece({ package: null }) }).invalidations).toHaveLength(1);
    expect(response({ args, result: piece(refusal) }).invalidations).toEqual([]);
  });
});

describe('Query.exportPersonalData', () => {
  const { request, response, statement } = loadedResolver('Query.exportPersonalData');

  it('is of the caller unless it says of whom', () => {
    expect(statement({ args: {} }).count).toBe(1);
    expect(statement({ args: { personId: ID } }).values).toContain(ID);
    expect(request({ args: { personId: 'x' } })).toMatchObject({ kind: 'early', value: null });
  });

  it('puts its document together from its pieces', () => {
    const result = answered([{ piece: '{"people":' }, { piece: '[]}' }]);

    expect(response({ result })).toMatchObject({ value: { people: [] } });
  });
});
