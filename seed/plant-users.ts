import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminGetUserCommand,
  AdminSetUserPasswordCommand,
  paginateListUsers,
  UsernameExistsException,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import type { SeedClients } from './clients.ts';
import { officeId } from './plant-offices.ts';
import { demoUsers, type DemoUser } from './users.ts';

/** Users, the offices they work in, the one who is a person, and at last the passwords with which they can sign in. */
export async function plantUsers({ cognito, execute }: SeedClients, userPoolId: string): Promise<void> {
  const users = await Promise.all(
    demoUsers().map(async (user) => ({ ...user, sub: await createUser(cognito, userPoolId, user) })),
  );
  await execute(
    `insert into office_member (sub, office_id, role)
     select sub, "officeId", role
     from jsonb_to_recordset(:members::jsonb) as m(sub text, "officeId" uuid, role text)
     on conflict do nothing`,
    {
      members: users.flatMap(({ sub, role, officeCode }) =>
        officeCode ? [{ sub, officeId: officeId(officeCode), role: role.toUpperCase() }] : [],
      ),
    },
  );
  await execute(
    `update person
     set cognito_sub = tied.sub
     from jsonb_to_recordset(:people::jsonb) as tied(sub text, "personId" uuid)
     where person.id = tied."personId"`,
    { people: users.filter(({ personId }) => personId).map(({ sub, personId }) => ({ sub, personId })) },
  );
  await Promise.all(
    users.map(({ username, password }) => setPassword(cognito, userPoolId, username, password)),
  );
}

/** Whether every demo user can sign in: a permanent password is the last thing that a user gets. */
export async function areUsersPlanted({ cognito }: SeedClients, userPoolId: string): Promise<boolean> {
  const confirmed = new Set<string | undefined>();
  for await (const { Users = [] } of paginateListUsers({ client: cognito }, { UserPoolId: userPoolId })) {
    for (const { Attributes, UserStatus } of Users) {
      const email = Attributes?.find(({ Name }) => Name === 'email')?.Value;
      if (UserStatus === 'CONFIRMED') confirmed.add(email);
    }
  }
  return demoUsers().every(({ username }) => confirmed.has(username));
}

/** The user's `sub`. */
async function createUser(
  cognito: CognitoIdentityProviderClient,
  userPoolId: string,
  { username, groups }: DemoUser,
): Promise<string> {
  const user = { UserPoolId: userPoolId, Username: username };
  const attributes = [
    { Name: 'email', Value: username },
    { Name: 'email_verified', Value: 'true' },
  ];
  await cognito
    .send(new AdminCreateUserCommand({ ...user, UserAttributes: attributes, MessageAction: 'SUPPRESS' }))
    .catch((error: unknown) => {
      if (!(error instanceof UsernameExistsException)) throw error;
    });
  for (const GroupName of groups) await cognito.send(new AdminAddUserToGroupCommand({ ...user, GroupName }));
  const { UserAttributes } = await cognito.send(new AdminGetUserCommand(user));
  return UserAttributes?.find(({ Name }) => Name === 'sub')?.Value ?? '';
}

async function setPassword(
  cognito: CognitoIdentityProviderClient,
  UserPoolId: string,
  Username: string,
  Password: string,
): Promise<void> {
  await cognito.send(new AdminSetUserPasswordCommand({ UserPoolId, Username, Password, Permanent: true }));
}
