import { describe, expect, it } from 'vitest';
import { answered, loadedResolver, refused, STAFF, STRANGER, SYSTEM } from '../test/loaded-resolver.ts';

const SECRET = '01ABCDEFGHJKMNPQRSTVWXYZ01';
const ID = '018f2c5e-0000-7000-8000-000000000001';
const ANA = '{"kind":"USER","sub":"sub-of-ana","groups":["staff"]}';
const WITH_ID_TOKEN = {
  ...STAFF,
  identity: { ...(STAFF.identity as object), claims: { token_use: 'id', exp: 1 } },
};

const open = loadedResolver('Query.trackByLink');
const set = loadedResolver('Mutation.setLinkPreferences');
const create = loadedResolver('Mutation.createTrackingLink');
const revoke = loadedResolver('Mutation.revokeTrackingLink');
const list = loadedResolver('Query.listTrackingLinks');

const piece = (value: object) => answered([{ piece: JSON.stringify(value) }]);
type Caller = { authType: string; identity: unknown };
const withSecret = (secret: string, as: Caller = STRANGER) => ({
  args: { secret, input: { notifyBy: null } },
  as,
});

describe('Query.trackByLink', () => {
  it('asks once, for the secret as it was made', () => {
    const { count, values } = open.statement(withSecret(' ol-ab cdefghjkmnpqrstvwxyz0i'));

    expect([count, values]).toEqual([1, [SECRET]]);
  });

  it.each(['', SECRET.slice(1), `${SECRET}0`, SECRET.replace('A', 'U'), '\0'.repeat(26)])(
    'is nothing for %j, as for one that opens nothing',
    (secret) => {
      expect(open.request(withSecret(secret))).toMatchObject({ kind: 'early', value: null });
      expect(open.response({ ...withSecret(secret), result: answered([]) })).toMatchObject({
        kind: 'value',
        value: null,
      });
    },
  );

  it('writes no secret to the log when the database fails', () => {
    const { logged } = open.response({
      ...withSecret(SECRET),
      error: refused(`ERROR: odd; Detail: ${SECRET}; SQLState: XX000`),
    });

    expect(JSON.stringify(logged)).not.toContain(SECRET);
  });
});

describe('Mutation.setLinkPreferences', () => {
  it('asks once, also with a secret that cannot be one, and keeps a null that was given', () => {
    expect(set.statement(withSecret(SECRET))).toMatchObject({
      count: 1,
      values: [SECRET, '{"notifyBy":null}'],
    });
    expect(set.statement(withSecret('x')).values).toEqual([null, '{"notifyBy":null}']);
  });

  it('answers how it is set, or why it is not', () => {
    const preferences = { notifyBy: null, channels: [], language: 'en' };
    const refusal = { error: { code: 'INVALID_INPUT', message: 'There is nothing to set.' } };

    expect(set.response({ result: piece({ preferences }) })).toMatchObject({ value: preferences });
    expect(set.response({ result: piece(refusal) })).toMatchObject({ error: { errorType: 'INVALID_INPUT' } });
    expect(set.response({ result: answered([]) })).toMatchObject({ error: { errorType: 'NOT_FOUND' } });
  });
});

describe('whoever has a link', () => {
  it.each([STRANGER, STAFF, SYSTEM])('may be anybody: %j', (as) => {
    expect(open.statement(withSecret(SECRET, as)).count).toBe(1);
    expect(set.statement(withSecret(SECRET, as)).count).toBe(1);
  });

  it('is nobody with an id token', () => {
    for (const { request } of [open, set]) {
      expect(request({ ...withSecret(SECRET), as: WITH_ID_TOKEN })).toMatchObject({
        error: { errorType: 'Unauthorized' },
      });
    }
  });
});

describe('a link that is made, listed and ended', () => {
  it('is asked for once, by who asks', () => {
    const input = { packageId: ID, isForRecipient: true };

    expect(create.statement({ args: { input } })).toMatchObject({
      count: 1,
      values: [ANA, JSON.stringify(input)],
    });
    expect(list.statement({ args: { packageId: ID } })).toMatchObject({ count: 1, values: [ANA, ID] });
    expect(revoke.statement({ args: { id: ID } })).toMatchObject({ count: 1, values: [ANA, ID] });
  });

  it('is answered with its secret, or why there is none', () => {
    const newLink = { link: { id: ID }, secret: SECRET };
    const refusal = { error: { code: 'NOT_FOUND', message: `There is no package ${ID}.` } };

    expect(create.response({ result: piece({ newLink }) })).toMatchObject({ value: newLink });
    expect(create.response({ result: piece(refusal) })).toMatchObject({ error: { errorType: 'NOT_FOUND' } });
  });

  it('is not there, in the same words, whether it cannot be, is not, or is not theirs', () => {
    const impossible = revoke.request({ args: { id: 'x' } });
    const absent = revoke.response({ args: { id: 'x' }, result: answered([]) });

    expect(impossible).toMatchObject({
      error: { errorType: 'NOT_FOUND', message: 'There is no tracking link x.' },
    });
    expect((absent as { error?: unknown }).error).toEqual((impossible as { error?: unknown }).error);
    expect(list.request({ args: { packageId: 'x' } })).toMatchObject({ kind: 'early', value: null });
    expect(list.response({ result: answered([]) })).toMatchObject({ kind: 'value', value: null });
  });

  it.each([
    ['made', create, { input: { packageId: ID } }],
    ['listed', list, { packageId: ID }],
    ['ended', revoke, { id: ID }],
  ])('is not %s with the public key', (_, { request }, args) => {
    expect(request({ args, as: STRANGER })).toMatchObject({ error: { errorType: 'Unauthorized' } });
  });
});
