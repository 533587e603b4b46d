import { describe, expect, it } from 'vitest';
import { checkCharacter } from '../domain/tracking-number.ts';
import { answered, loadedResolver, STAFF, STRANGER } from '../test/loaded-resolver.ts';

const NUMBER = `01ABCDEFGHJKMNP${checkCharacter('01ABCDEFGHJKMNP')}`;
const { request, response, statement } = loadedResolver('Subscription.onPublicTracking');

const asked = (trackingNumber: string) => ({ args: { trackingNumber }, as: STRANGER });

describe('Subscription.onPublicTracking', () => {
  it('delivers what becomes of the package that was found, however its number was written', () => {
    const written = NUMBER.toLowerCase().replace('01', 'o-l');
    const { count, values } = statement(asked(written));
    const answer = response({ ...asked(written), result: answered([{ trackingNumber: NUMBER }]) });

    expect([count, values]).toEqual([1, [NUMBER]]);
    expect(answer).toMatchObject({
      kind: 'value',
      value: null,
      subscriptionFilter: {
        filterGroup: [{ filters: [{ fieldName: 'trackingNumber', operator: 'eq', value: NUMBER }] }],
      },
    });
  });

  it('refuses a number that was mistyped and one that is nobody’s in the same words', () => {
    const unknown = response({ ...asked(NUMBER), result: answered([]) });
    const mistyped = request(asked(NUMBER.replace('B', 'V')));

    expect(unknown).toMatchObject({ error: { errorType: 'NOT_FOUND' } });
    expect((mistyped as { error?: unknown }).error).toEqual((unknown as { error?: unknown }).error);
  });

  it('lets nobody in with an id token', () => {
    const as = { ...STAFF, identity: { ...(STAFF.identity as object), claims: { token_use: 'id', exp: 1 } } };

    expect(request({ ...asked(NUMBER), as })).toMatchObject({ error: { errorType: 'Unauthorized' } });
  });
});
