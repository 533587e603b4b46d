import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminGetUserCommand,
  InvalidParameterException,
  TooManyRequestsException,
  UsernameExistsException,
  type AdminGetUserResponse,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import type { AttributeType } from '@aws-sdk/client-cognito-identity-provider';
import type { Accounts, Refusal } from './add-staff.ts';

type Settings = { userPoolId: string; invitationDays: number; now: () => Date };

const DAY_MILLISECONDS = 86_400_000;

const IMPOSSIBLE: Refusal = {
  error: { code: 'INVALID_INPUT', message: 'email is not an address that can have an account.' },
};
const UNPROVED: Refusal = {
  error: {
    code: 'INVALID_INPUT',
    message: 'email is the address of an account whose owner has not confirmed that it is theirs.',
  },
};
const BUSY: Refusal = {
  error: {
    code: 'UNAVAILABLE',
    message: 'Many accounts are being changed; send the same request again in a few seconds.',
  },
};

/** The accounts of a user pool, whose usernames are e-mail addresses. */
export function accountsIn(client: CognitoIdentityProviderClient, settings: Settings): Accounts {
  const UserPoolId = settings.userPoolId;
  return {
    of: async (email) => {
      try {
        return { userId: await invited(client, { UserPoolId, Username: email }) };
      } catch (fault) {
        if (fault instanceof UsernameExistsException) return known(client, email, settings);
        if (fault instanceof InvalidParameterException) return IMPOSSIBLE;
        if (fault instanceof TooManyRequestsException) return BUSY;
        throw fault;
      }
    },
    addToStaff: async (Username) => {
      await client.send(new AdminAddUserToGroupCommand({ UserPoolId, Username, GroupName: 'staff' }));
    },
  };
}

type User = { UserPoolId: string; Username: string };

/** That the address is theirs, the first sign-in proves: its password goes there and nowhere else. */
async function invited(client: CognitoIdentityProviderClient, user: User): Promise<string> {
  const UserAttributes = [
    { Name: 'email', Value: user.Username },
    { Name: 'email_verified', Value: 'true' },
  ];
  const { User: created } = await client.send(
    new AdminCreateUserCommand({ ...user, UserAttributes, DesiredDeliveryMediums: ['EMAIL'] }),
  );
  return valueOf('sub', created?.Attributes);
}

/** Whoever has only claimed the address for their account would work here in its owner's place. */
async function known(
  client: CognitoIdentityProviderClient,
  Username: string,
  { userPoolId: UserPoolId, invitationDays, now }: Settings,
): Promise<{ userId: string } | Refusal> {
  const account = await client.send(new AdminGetUserCommand({ UserPoolId, Username }));
  if (valueOf('email_verified', account.UserAttributes) !== 'true') return UNPROVED;
  const isOld = now().getTime() - invitedAt(account) > invitationDays * DAY_MILLISECONDS;
  if (account.UserStatus === 'FORCE_CHANGE_PASSWORD' && isOld)
    await client.send(
      new AdminCreateUserCommand({
        UserPoolId,
        Username,
        MessageAction: 'RESEND',
        DesiredDeliveryMediums: ['EMAIL'],
      }),
    );
  return { userId: valueOf('sub', account.UserAttributes) };
}

function invitedAt({ UserLastModifiedDate }: AdminGetUserResponse): number {
  return UserLastModifiedDate?.getTime() ?? 0;
}

function valueOf(name: string, attributes: AttributeType[] = []): string {
  return attributes.find(({ Name }) => Name === name)?.Value ?? '';
}
