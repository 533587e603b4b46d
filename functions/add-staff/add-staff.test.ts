import {
  AdminGetUserCommand,
  AdminListGroupsForUserCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCognito, type LiveCognito } from '../../test/live-cognito.ts';
import { startDatabase, type LiveDatabase } from '../../test/live-database.ts';
import { anOfficeIn } from '../../test/a-scanned-package.ts';
import { Failed, withoutWords } from '../without-words.ts';
import { accountsIn } from './accounts.ts';
import { addStaff, type Added } from './add-staff.ts';

const ADMIN = { kind: 'USER', sub: randomUUID(), groups: ['admin'] };
const DAY = 86_400_000;

let cognito: LiveCognito;
let database: LiveDatabase;
let officeId: string;

beforeAll(async () => {
  cognito = await startCognito();
  database = await startDatabase();
  await database.prepare();
  officeId = await anOfficeIn(database.owner, 'LIS1');
});
afterAll(() => Promise.all([cognito.close(), database.close()]));

const accounts = () =>
  accountsIn(cognito.client, { userPoolId: cognito.userPoolId, invitationDays: 3, now: cognito.now });

function add(email: string, changes: object = {}, viewer: object = ADMIN): Promise<Added> {
  const work = addStaff({ database: database.api, accounts: accounts() });
  return work({ viewer, input: { email, officeId, role: 'CLERK', ...changes } });
}

const invitationsTo = (email: string) => cognito.messages.filter(({ to }) => to === email).length;

async function groupsOf(Username: string): Promise<(string | undefined)[]> {
  const command = new AdminListGroupsForUserCommand({ UserPoolId: cognito.userPoolId, Username });
  return (await cognito.client.send(command)).Groups?.map(({ GroupName }) => GroupName) ?? [];
}

const anAddress = () => `${randomUUID()}@example.org`;
const officesOf = (sub: string) =>
  database.owner.query('select role from office_member where sub = :sub', { sub });

describe('somebody who is to work in an office', () => {
  it('gets an account, an invitation, the group, and then the office', async () => {
    const email = anAddress();

    const added = await add(` ${email.toUpperCase()} `);

    const user = await cognito.find(email);
    expect(user).toMatchObject({ email, email_verified: 'true' });
    expect(added).toEqual({ member: { userId: user?.['sub'], officeId, role: 'CLERK' } });
    expect(invitationsTo(email)).toBe(1);
    expect(await groupsOf(email)).toEqual(['staff']);
  });

  it('is asked in once, however often they are added, and gets the role of the last time', async () => {
    const email = anAddress();

    const [first, second] = await Promise.all([add(email), add(email)]);
    const third = await add(email, { role: 'MANAGER' });

    expect(first).toEqual(second);
    expect(third).toMatchObject({ member: { role: 'MANAGER' } });
    expect(invitationsTo(email)).toBe(1);
  });

  it('is asked in again when the invitation has ended', async () => {
    const email = anAddress();
    await add(email);

    cognito.pass(4 * DAY);
    await add(email);

    expect(invitationsTo(email)).toBe(2);
  });

  it('keeps the account that they have', async () => {
    const email = anAddress();
    const sub = await cognito.aUser(email, { email_verified: 'true' }, ['finance']);

    expect(await add(email)).toMatchObject({ member: { userId: sub } });
    expect(invitationsTo(email)).toBe(0);
    expect(await groupsOf(email)).toEqual(['finance', 'staff']);
  });

  it('is not whoever has only written their address into an account', async () => {
    const email = anAddress();
    const sub = await cognito.aUser(email, { email_verified: 'false' });

    expect(await add(email)).toMatchObject({ error: { code: 'INVALID_INPUT' } });
    expect([await groupsOf(email), await officesOf(sub)]).toEqual([[], []]);
  });

  it.each([
    ['an office that there is not', { officeId: randomUUID() }, ADMIN, 'NOT_FOUND'],
    ['one who may not', {}, { kind: 'USER', sub: 'a', groups: ['staff'] }, 'NOT_FOUND'],
    ['the system', {}, { kind: 'SYSTEM' }, 'NOT_FOUND'],
    ['an id that cannot be kept', { officeId: '\u0000' }, ADMIN, 'INVALID_INPUT'],
    ['a role that there is not', { role: 'EMPEROR' }, ADMIN, 'INVALID_INPUT'],
  ])('gets no account by %s', async (_, changes, viewer, code) => {
    const email = anAddress();

    expect(await add(email, changes, viewer)).toMatchObject({ error: { code } });
    expect(await cognito.find(email)).toBeUndefined();
  });

  it('is refused with an address that the user pool does not take', async () => {
    expect(await add('ana@localhost')).toMatchObject({ error: { code: 'INVALID_INPUT' } });
  });

  it.each(['addToStaff', 'save_staff'])(
    'gets what is missing when %s failed and it is sent again',
    async (step) => {
      const email = anAddress();
      const broken = addStaff({
        accounts: {
          ...accounts(),
          ...(step === 'addToStaff' && { addToStaff: () => Promise.reject(new Error(email)) }),
        },
        database: {
          query: (sql, values) =>
            sql.includes(step) ? Promise.reject(new Error(email)) : database.api.query(sql, values),
        },
      });
      await expect(broken({ viewer: ADMIN, input: { email, officeId, role: 'CLERK' } })).rejects.toThrow();

      const added = await add(email);

      const { Username } = await cognito.client.send(
        new AdminGetUserCommand({ UserPoolId: cognito.userPoolId, Username: email }),
      );
      expect(added).toEqual({ member: { userId: Username, officeId, role: 'CLERK' } });
      expect(await groupsOf(email)).toEqual(['staff']);
      expect(invitationsTo(email)).toBe(1);
    },
  );
});

describe('what a function throws', () => {
  it('tells the name of the fault, and nothing that it says', async () => {
    const thrown: unknown = await withoutWords(() => Promise.reject(new TypeError('ana@example.org')))(
      undefined,
    ).catch((fault: unknown) => fault);

    expect(thrown).toBeInstanceOf(Failed);
    expect(thrown).toMatchObject({ name: 'TypeError' });
    expect(`${String(thrown)} ${(thrown as Error).stack}`).not.toContain('ana@');
  });
});
