import { AdminDisableUserCommand } from '@aws-sdk/client-cognito-identity-provider';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCognito, type LiveCognito } from '../../test/live-cognito.ts';
import { startDatabase, type LiveDatabase } from '../../test/live-database.ts';
import { present } from '../../test/present.ts';
import { claimPerson } from './claim-person.ts';
import { provedIn } from './proved.ts';

let cognito: LiveCognito;
let database: LiveDatabase;

beforeAll(async () => {
  cognito = await startCognito();
  database = await startDatabase();
  await database.prepare();
});
afterAll(() => Promise.all([cognito.close(), database.close()]));

const anAddress = () => `${randomUUID()}@example.org`;
const aNumber = () => `+35191${String(Math.floor(Math.random() * 1e7)).padStart(7, '0')}`;

async function aPerson(contact: { email?: string; phone?: string }): Promise<string> {
  const [person] = await database.owner.query<{ id: string }>(
    `with added as (insert into person (name) values ('Ana Example') returning id)
     insert into person_contact (person_id, email, phone)
     select id, :email, :phone from added
     returning person_id as id`,
    { email: contact.email ?? null, phone: contact.phone ?? null },
  );
  return present(person).id;
}

async function claimedBy(sub: string, kind = 'USER'): Promise<string[]> {
  const claim = claimPerson({
    database: database.api,
    provedBy: provedIn(cognito.client, cognito.userPoolId),
  });
  const { people } = await claim({ viewer: { kind, sub } });
  return people.map(({ id }) => id);
}

describe('a claim', () => {
  it('is of whom the verified address and number of the account reach', async () => {
    const [email, phone] = [anAddress(), aNumber()];
    const people = [await aPerson({ email }), await aPerson({ phone })];
    const sub = await cognito.aUser(email, {
      email_verified: 'true',
      phone_number: phone,
      phone_number_verified: 'true',
    });

    expect((await claimedBy(sub)).sort()).toEqual(people.sort());
  });

  it.each<Record<string, string>>([{}, { email_verified: 'false' }, { phone_number_verified: 'true' }])(
    'is of nobody by an address of which the account says just %o',
    async (attributes) => {
      const email = anAddress();
      await aPerson({ email });

      expect(await claimedBy(await cognito.aUser(email, attributes))).toEqual([]);
    },
  );

  it('is of nobody by an account that is disabled, that is gone, or that is none', async () => {
    const email = anAddress();
    await aPerson({ email });
    const sub = await cognito.aUser(email, { email_verified: 'true' });
    await cognito.client.send(new AdminDisableUserCommand({ UserPoolId: cognito.userPoolId, Username: sub }));

    expect(await claimedBy(sub)).toEqual([]);
    expect(await claimedBy(randomUUID())).toEqual([]);
    expect(await claimedBy(sub, 'SYSTEM')).toEqual([]);
  });
});
