import { describe, expect, it } from 'vitest';
import { answered, loadedResolver, SYSTEM } from '../test/loaded-resolver.ts';

const input = {
  idempotencyKey: 'act-00001',
  packageId: '018f2c5e-0000-7000-8000-000000000001',
  reason: 'why',
};
const scan = { scanId: 'scan-0001', kind: 'RECEIVE', carrierNumber: 'rb 123' };

const ACTS: [field: string, input: object, act: object][] = [
  ['Mutation.cancelPackage', input, { ...input, kind: 'CANCEL' }],
  ['Mutation.startReturn', input, { ...input, kind: 'START_RETURN' }],
  ['Mutation.declareLost', input, { ...input, kind: 'DECLARE_LOST' }],
  ['Mutation.disposePackage', input, { ...input, kind: 'DISPOSE' }],
  [
    'Mutation.reportFound',
    { ...input, officeId: '1' },
    { ...input, trackingNumber: null, officeId: '1', kind: 'FOUND' },
  ],
  [
    'Mutation.raiseException',
    { ...input, kind: 'DAMAGED', responsibleParty: 'WEATHER' },
    { ...input, kind: 'RAISE_EXCEPTION', exceptionKind: 'DAMAGED', responsibleParty: 'WEATHER' },
  ],
  [
    'Mutation.resolveException',
    { ...input, kind: 'DAMAGED' },
    { ...input, kind: 'RESOLVE_EXCEPTION', exceptionKind: 'DAMAGED' },
  ],
  [
    'Mutation.voidEvent',
    { ...input, eventId: '1' },
    { ...input, kind: 'VOID', eventId: '1', correctiveScan: null },
  ],
  [
    'Mutation.voidEvent',
    { ...input, eventId: '1', correctiveScan: scan },
    { ...input, kind: 'VOID', eventId: '1', correctiveScan: { ...scan, carrierNumber: 'RB123' } },
  ],
];

describe.each(ACTS)('%s', (field, given, act) => {
  const { response, statement } = loadedResolver(field);

  it('does what it says in one statement, in the name of the caller', () => {
    const { count, values } = statement({ args: { input: given }, as: SYSTEM, selects: ['id', 'events'] });

    expect(count).toBe(1);
    expect(values.map((value) => JSON.parse(String(value)) as unknown)).toEqual([
      { kind: 'SYSTEM' },
      act,
      ['events'],
    ]);
  });

  it('answers the package as it is now, or why nothing was done', () => {
    const piece = (answer: unknown) => answered([{ piece: JSON.stringify(answer) }]);
    const error = { code: 'TRANSITION_REFUSED', message: 'It is on its way.' };

    expect(response({ result: piece({ package: { id: '1' } }) })).toMatchObject({ value: { id: '1' } });
    expect(response({ result: piece({ error }) })).toMatchObject({
      error: { errorType: error.code, message: error.message },
    });
  });
});
