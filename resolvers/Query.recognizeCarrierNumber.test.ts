import { describe, expect, it } from 'vitest';
import type { CarrierNumberCandidate } from '../graphql/generated/graphql.ts';
import { loadedResolver } from '../test/loaded-resolver.ts';

const { request, response } = loadedResolver('Query.recognizeCarrierNumber');

/** What AppSync hands from the request to the response of a field without a data source. */
function recognized(number: string) {
  const asked = request({ args: { number } }) as unknown as { value: { payload: CarrierNumberCandidate[] } };
  return asked.value.payload;
}

describe('Query.recognizeCarrierNumber', () => {
  it('says inside AppSync what a number can be, best first', () => {
    expect(recognized(' 1z 999 aa1 01 2345 6784 ')).toEqual([
      {
        carrier: 'UPS',
        scheme: 'UPS_1Z',
        number: '1Z999AA10123456784',
        isValid: true,
        reason: 'It looks like a UPS number; the check digit fits.',
      },
    ]);
    expect(recognized('563102430313').map(({ scheme, isValid }) => [scheme, isValid])).toEqual([
      ['DHL_IDENTCODE', true],
      ['FEDEX_12', false],
    ]);
    expect(recognized('RB123456785GB')).toMatchObject([{ scheme: 'S10', carrier: 'POST', isValid: true }]);
    expect(recognized(']C1420221539101026837331000039521')).toMatchObject([
      { number: '9101026837331000039521' },
    ]);
    expect(recognized('nothing like it')).toEqual([]);
  });

  it('answers what it found', () => {
    const [found] = recognized('RB123456785GB');

    expect(response({ args: {}, result: [found] })).toMatchObject({ kind: 'value', value: [found] });
  });

  it.each(['', 'X'.repeat(51)])('refuses %j', (number) => {
    expect(request({ args: { number } })).toMatchObject({ error: { errorType: 'INVALID_INPUT' } });
  });
});
