import { randomBytes } from 'node:crypto';
import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminGetUserCommand,
  UsernameExistsException,
} from '@aws-sdk/client-cognito-identity-provider';
import { UsageError } from './import-options.ts';
import type { UserOptions } from './user-options.ts';
import type { Target } from './user-target.ts';

/** What was done; the password is there only if this made one that was asked for. */
export type Made = {
  userId: string;
  account: 'made' | 'there';
  groups: string[];
  office?: string;
  password?: string;
};

/** Gives somebody an account, groups and an office. May be done again: what is there already stays. */
export async function makeUser(target: Target, options: UserOptions): Promise<Made> {
  const { email, groups, office } = options;
  const officeId = office && (await officeIdOf(target, office.code));
  const password = options.printsPassword ? newPassword() : undefined;
  const isMade = await createAccount(target, email, password);
  const userId = await verifiedSub(target, email);
  for (const GroupName of groups)
    await target.cognito.send(
      new AdminAddUserToGroupCommand({ UserPoolId: target.userPoolId, Username: userId, GroupName }),
    );
  if (office && officeId) await letWork(target, userId, officeId, office.role);
  return {
    userId,
    account: isMade ? 'made' : 'there',
    groups,
    ...(office && { office: `${office.code}, ${office.role}` }),
    ...(isMade && password !== undefined && { password }),
  };
}

async function officeIdOf({ ask, name }: Target, code: string): Promise<string> {
  const id = await ask('select id::text from office where code = :code', { code });
  if (!id) throw new UsageError(`There is no office ${code} in ${name}.`);
  return id;
}

/** Whether there was none. */
async function createAccount(
  { cognito, userPoolId }: Target,
  Username: string,
  password: string | undefined,
): Promise<boolean> {
  const UserAttributes = [
    { Name: 'email', Value: Username },
    { Name: 'email_verified', Value: 'true' },
  ];
  const invitation =
    password === undefined
      ? { DesiredDeliveryMediums: ['EMAIL' as const] }
      : { MessageAction: 'SUPPRESS' as const, TemporaryPassword: password };
  try {
    await cognito.send(
      new AdminCreateUserCommand({ UserPoolId: userPoolId, Username, UserAttributes, ...invitation }),
    );
    return true;
  } catch (fault) {
    if (fault instanceof UsernameExistsException) return false;
    throw fault;
  }
}

/** Whoever has only written the address into an account is not the one who is meant. */
async function verifiedSub({ cognito, userPoolId }: Target, Username: string): Promise<string> {
  const { UserAttributes } = await cognito.send(
    new AdminGetUserCommand({ UserPoolId: userPoolId, Username }),
  );
  const valueOf = (name: string) => UserAttributes?.find(({ Name }) => Name === name)?.Value;
  if (valueOf('email_verified') !== 'true')
    throw new UsageError(
      'There is an account of this address, whose owner has not confirmed that it is theirs.',
    );
  return valueOf('sub') ?? '';
}

async function letWork({ ask }: Target, userId: string, officeId: string, role: string): Promise<void> {
  const viewer = JSON.stringify({ kind: 'USER', sub: userId, groups: ['admin'] });
  await ask('select save_staff(:viewer::jsonb, :userId, :officeId::uuid, :role)::text', {
    viewer,
    userId,
    officeId,
    role,
  });
}

/** Meets the policy of the user pool. */
function newPassword(): string {
  return `${randomBytes(15).toString('base64url')}-aA1`;
}
