import { describe, expect, it } from 'vitest';
import { loadedResolver } from '../test/loaded-resolver.ts';

const UPS = { number: '1Z999AA10123456784', carrier: 'UPS', scheme: 'UPS_1Z', isCheckDigitValid: true };
const input = { idempotencyKey: 'key-0001', note: "O'Neill" };

/** What a resolver hands to the database as its input. */
function handedOn(field: string, args: object) {
  const { values } = loadedResolver(field).statement({ args: { input: args } });
  return values.filter((value) => `${value}`.includes('key-0001')).map((value) => JSON.parse(`${value}`));
}

describe.each(['Mutation.registerPackage', 'Mutation.completePackage'])('%s', (field) => {
  it('hands on the numbers with what each of them is', () => {
    const carrierNumbers = ['1Z 999 AA1 01 2345 6784', 'ab-1'];

    expect(handedOn(field, { ...input, carrierNumbers })).toEqual([
      {
        ...input,
        carrierNumbers: [UPS, { number: 'AB1', carrier: null, scheme: null, isCheckDigitValid: null }],
      },
    ]);
  });

  it('hands on what has no numbers as it is', () => {
    expect(handedOn(field, input)).toEqual([input]);
    expect(handedOn(field, { ...input, carrierNumbers: null })).toEqual([{ ...input, carrierNumbers: null }]);
  });

  it.each([
    ['eleven numbers', Array.from({ length: 11 }, (_, index) => `N${index}`)],
    ['an empty number', ['']],
    ['a number of 51 characters', ['X'.repeat(51)]],
  ])('refuses %s', (_, carrierNumbers) => {
    const asked = loadedResolver(field).request({ args: { input: { ...input, carrierNumbers } } });

    expect(asked).toMatchObject({ error: { errorType: 'INVALID_INPUT' } });
  });
});

describe('Mutation.registerByBarcode', () => {
  const field = 'Mutation.registerByBarcode';

  it('hands on the barcode as it was scanned, and the number that it is', () => {
    const barcode = ' 1z999aa10123456784';

    expect(handedOn(field, { ...input, barcode })).toEqual([{ ...input, barcode, carrierNumbers: [UPS] }]);
  });

  it('refuses a barcode that is none', () => {
    const asked = loadedResolver(field).request({ args: { input: { ...input, barcode: '' } } });

    expect(asked).toMatchObject({ error: { errorType: 'INVALID_INPUT' } });
  });
});
