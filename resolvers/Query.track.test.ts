import { describe, expect, it } from 'vitest';
import { checkCharacter } from '../domain/tracking-number.ts';
import { aUser, answered, loadedResolver, STAFF, STRANGER, SYSTEM } from '../test/loaded-resolver.ts';

const NUMBER = `01ABCDEFGHJKMNP${checkCharacter('01ABCDEFGHJKMNP')}`;
const WRITTEN = ` o1ab-${NUMBER.slice(4).toLowerCase()}`;
const { request, response, statement } = loadedResolver('Query.track');

const asked = (trackingNumber: string, variables: object = { trackingNumber }) => ({
  args: { trackingNumber },
  variables: { ...variables },
  as: STRANGER,
});

describe('Query.track', () => {
  it('asks once, for the number as it is kept', () => {
    const { sql, count, values } = statement(asked(WRITTEN));

    expect([count, values]).toEqual([1, [NUMBER]]);
    expect(sql).toContain('track(');
  });

  it.each(['', 'x', NUMBER.replace('B', 'V'), `${NUMBER}0`, "' or 1=1 --", '\0'])(
    'is nothing for %j, as for a number that there is not',
    (written) => {
      expect(request(asked(written))).toMatchObject({ kind: 'early', value: null });
      expect(response({ ...asked(NUMBER), result: answered([]) })).toMatchObject({
        kind: 'value',
        value: null,
      });
    },
  );

  it.each([
    ['another number than the variable', { trackingNumber: '0000000000000000' }],
    ['a number in the text of the query', {}],
    ['a variable of another name', { number: NUMBER }],
    ['the same number, written in another way', { trackingNumber: WRITTEN }],
    ['a list', { trackingNumber: [NUMBER] }],
  ])('refuses a stranger %s', (_, variables) => {
    expect(request(asked(NUMBER, variables))).toMatchObject({
      kind: 'error',
      error: { errorType: 'INVALID_INPUT' },
    });
  });

  it.each([
    ['staff', STAFF],
    ['a person', aUser('sub-of-eva', null)],
    ['the system', SYSTEM],
  ])('asks %s for no variable', (_, as) => {
    expect(statement({ ...asked(NUMBER, {}), as }).values).toEqual([NUMBER]);
  });

  it('answers nobody with an id token', () => {
    const as = { ...STAFF, identity: { ...(STAFF.identity as object), claims: { token_use: 'id', exp: 1 } } };

    expect(request({ ...asked(NUMBER), as })).toMatchObject({ error: { errorType: 'Unauthorized' } });
  });

  it('answers what the public may know', () => {
    const result = answered([{ piece: '{"status":"AT_HUB","steps":[]}' }]);

    expect(response({ result })).toMatchObject({ kind: 'value', value: { status: 'AT_HUB', steps: [] } });
  });
});
