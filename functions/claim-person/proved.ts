import {
  AdminGetUserCommand,
  UserNotFoundException,
  type AdminGetUserResponse,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import type { Proved } from './claim-person.ts';

/** What the account of a user says that they have confirmed; nothing where it is disabled, or no more. */
export const provedIn =
  (client: CognitoIdentityProviderClient, UserPoolId: string) =>
  async (Username: string): Promise<Proved> => {
    const account = await client.send(new AdminGetUserCommand({ UserPoolId, Username })).catch(nobody);
    return { email: provedOf('email', account), phone: provedOf('phone_number', account) };
  };

function nobody(fault: unknown): Partial<AdminGetUserResponse> {
  if (fault instanceof UserNotFoundException) return { Enabled: false };
  throw fault;
}

function provedOf(name: string, { Enabled, UserAttributes = [] }: Partial<AdminGetUserResponse>) {
  const valueOf = (wanted: string) => UserAttributes.find(({ Name }) => Name === wanted)?.Value;
  const isProved = Enabled === true && valueOf(`${name}_verified`) === 'true';
  return (isProved && valueOf(name)) || null;
}
