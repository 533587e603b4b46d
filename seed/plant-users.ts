import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminGetUserCommand,
  AdminSetUserPasswordCommand,
  UsernameExistsException,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import type { SeedClients } from './clients.ts';
import { officeId } from './plant-offices.ts';
import { demoUsers, type DemoUser } from './users.ts';

/** Users who can sign in, the offices they work in, and the one who is a person. */
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
}

/** The user's `sub`. */
async function createUser(
  cognito: CognitoIdentityProviderClient,
  userPoolId: string,
  { username, password, groups }: DemoUser,
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
  await cognito.send(new AdminSetUserPasswordCommand({ ...user, Password: password, Permanent: true }));
  for (const GroupName of groups) await cognito.send(new AdminAddUserToGroupCommand({ ...user, GroupName }));
  const { UserAttributes } = await cognito.send(new AdminGetUserCommand(user));
  return UserAttributes?.find(({ Name }) => Name === 'sub')?.Value ?? '';
}
