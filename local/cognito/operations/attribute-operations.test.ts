import {
  AdminCreateUserCommand,
  AdminGetUserCommand,
  AdminUpdateUserAttributesCommand,
  GetUserAttributeVerificationCodeCommand,
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
  UpdateUserAttributesCommand,
  VerifyUserAttributeCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, it } from 'vitest';
import { PASSWORD, useCognito, type CognitoFixture } from '../cognito-fixture.ts';

const POOL = {
  UsernameAttributes: ['email'],
  AutoVerifiedAttributes: ['email'],
  UsernameConfiguration: { CaseSensitive: false },
};
const keeping = useCognito({
  pool: {
    ...POOL,
    UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ['email'] },
  },
  client: { WriteAttributes: ['email'] },
});
const changing = useCognito({ pool: POOL, client: { WriteAttributes: ['email'] } });

const OLD = 'ana@example.org';
const NEW = 'ana.silva@example.org';

async function signedIn(aws: CognitoFixture): Promise<string> {
  await aws.aUser(OLD, { email_verified: 'true' });
  return (await aws.signIn(OLD)).AccessToken ?? '';
}

async function addressesOf(aws: CognitoFixture, Username: string) {
  const { UserAttributes = [] } = await aws.sdk.send(
    new AdminGetUserCommand({ UserPoolId: aws.UserPoolId, Username }),
  );
  const valueOf = (name: string) => UserAttributes.find(({ Name }) => Name === name)?.Value;
  return [valueOf('email'), valueOf('email_verified')];
}

const write = (aws: CognitoFixture, AccessToken: string, Value: string, Name = 'email') =>
  aws.sdk.send(new UpdateUserAttributesCommand({ AccessToken, UserAttributes: [{ Name, Value }] }));

const verify = (aws: CognitoFixture, AccessToken: string, Code: string | undefined) =>
  aws.sdk.send(new VerifyUserAttributeCommand({ AccessToken, AttributeName: 'email', Code }));

const lastCode = (aws: CognitoFixture) => /\d{6}$/.exec(aws.messages.at(-1)?.body ?? '')?.[0];

describe('a user who writes another e-mail address', () => {
  it('has it, unverified, and the code there makes it verified (F143)', async () => {
    const token = await signedIn(changing);

    await write(changing, token, NEW);

    expect(changing.messages.at(-1)).toMatchObject({ to: NEW });
    expect(await addressesOf(changing, NEW)).toEqual([NEW, 'false']);
    await expect(verify(changing, token, '000000x')).rejects.toMatchObject({ name: 'CodeMismatchException' });
    await verify(changing, token, lastCode(changing));
    expect(await addressesOf(changing, NEW)).toEqual([NEW, 'true']);
  });

  it('keeps the one before until then, where the pool says so (F143)', async () => {
    const token = await signedIn(keeping);

    await write(keeping, token, NEW);
    expect(await addressesOf(keeping, OLD)).toEqual([OLD, 'true']);

    await keeping.sdk.send(
      new GetUserAttributeVerificationCodeCommand({ AccessToken: token, AttributeName: 'email' }),
    );
    expect(keeping.messages.at(-1)).toMatchObject({ to: NEW });
    await verify(keeping, token, lastCode(keeping));
    expect(await addressesOf(keeping, NEW)).toEqual([NEW, 'true']);
  });

  it('takes none that somebody has, and says nothing of itself but what the client may write', async () => {
    const token = await signedIn(changing);
    await changing.aUser('rui@example.org');

    await expect(write(changing, token, 'Rui@example.org')).rejects.toMatchObject({
      name: 'AliasExistsException',
    });
    for (const name of ['email_verified', 'phone_number'])
      await expect(write(changing, token, 'true', name)).rejects.toMatchObject({
        name: 'NotAuthorizedException',
      });
    expect(await addressesOf(changing, OLD)).toEqual([OLD, 'true']);
  });

  it('cannot do so while choosing the first password (F144)', async () => {
    const { UserPoolId, ClientId, sdk } = changing;
    const invitation = { UserPoolId, Username: OLD, TemporaryPassword: PASSWORD };
    await sdk.send(new AdminCreateUserCommand({ ...invitation, MessageAction: 'SUPPRESS' }));
    const { Session } = await sdk.send(
      new InitiateAuthCommand({
        ClientId,
        AuthFlow: 'USER_PASSWORD_AUTH',
        AuthParameters: { USERNAME: OLD, PASSWORD },
      }),
    );
    const ChallengeResponses = {
      USERNAME: OLD,
      NEW_PASSWORD: 'N3w-password',
      'userAttributes.email': 'victim@example.org',
    };

    await expect(
      sdk.send(
        new RespondToAuthChallengeCommand({
          ClientId,
          Session,
          ChallengeName: 'NEW_PASSWORD_REQUIRED',
          ChallengeResponses,
        }),
      ),
    ).rejects.toMatchObject({ message: 'Cannot modify an already provided email' });
  });
});

describe('an administrator who writes another e-mail address', () => {
  it('says that it is verified, or it is not', async () => {
    await signedIn(changing);
    const update = (...UserAttributes: { Name: string; Value: string }[]) =>
      changing.sdk.send(
        new AdminUpdateUserAttributesCommand({
          UserPoolId: changing.UserPoolId,
          Username: OLD,
          UserAttributes,
        }),
      );

    await update({ Name: 'email', Value: NEW }, { Name: 'email_verified', Value: 'true' });
    expect(await addressesOf(changing, NEW)).toEqual([NEW, 'true']);
  });
});
