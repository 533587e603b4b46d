import {
  AdminDisableUserCommand,
  AdminInitiateAuthCommand,
  InitiateAuthCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { decodeJwt } from 'jose';
import { describe, expect, it } from 'vitest';
import { PASSWORD, useCognito } from '../cognito-fixture.ts';

describe('InitiateAuth with a password', () => {
  const aws = useCognito({
    client: { AccessTokenValidity: 15, TokenValidityUnits: { AccessToken: 'minutes' } },
  });

  it('answers tokens that are good for as long as the client says', async () => {
    await aws.aUser('clerk');

    const { AccessToken = '', IdToken = '', ExpiresIn, TokenType } = await aws.signIn('clerk');

    const access = decodeJwt(AccessToken);
    const id = decodeJwt(IdToken);
    expect({ ExpiresIn, TokenType }).toEqual({ ExpiresIn: 900, TokenType: 'Bearer' });
    expect((access.exp ?? 0) - (access.iat ?? 0)).toBe(900);
    expect((id.exp ?? 0) - (id.iat ?? 0)).toBe(3_600);
    expect(access).toMatchObject({ token_use: 'access', client_id: aws.ClientId, username: 'clerk' });
    expect(id).toMatchObject({ token_use: 'id', aud: aws.ClientId, 'cognito:username': 'clerk' });
    expect(access['cognito:groups']).toBeUndefined();
  });

  it.each([
    ['a wrong password (F114)', 'clerk', 'Wr0ng-horse', 'NotAuthorizedException'],
    ['a user who is not there', 'nobody', PASSWORD, 'UserNotFoundException'],
  ])('refuses %s', async (_, username, password, name) => {
    await aws.aUser('clerk');

    await expect(aws.signIn(username, password)).rejects.toMatchObject({ name });
  });

  it('refuses a user who was disabled', async () => {
    await aws.aUser('clerk');
    await aws.sdk.send(new AdminDisableUserCommand({ UserPoolId: aws.UserPoolId, Username: 'clerk' }));

    await expect(aws.signIn('clerk')).rejects.toMatchObject({ message: 'User is disabled.' });
  });

  it('refuses a flow that the client does not allow', async () => {
    const { UserPoolId, ClientId } = aws;
    const AuthParameters = { USERNAME: 'clerk', PASSWORD };

    const asAdministrator = aws.sdk.send(
      new AdminInitiateAuthCommand({
        UserPoolId,
        ClientId,
        AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
        AuthParameters,
      }),
    );

    await expect(asAdministrator).rejects.toMatchObject({ name: 'InvalidParameterException' });
  });

  it.each([
    ['a zero', '00'],
    ['a number that is none', 'xyz'],
  ])(
    'refuses %s as the public value of a handshake, which would make any password right',
    async (_, SRP_A) => {
      await aws.aUser('clerk');
      const AuthParameters = { USERNAME: 'clerk', SRP_A };

      const begun = aws.sdk.send(
        new InitiateAuthCommand({ ClientId: aws.ClientId, AuthFlow: 'USER_SRP_AUTH', AuthParameters }),
      );

      await expect(begun).rejects.toMatchObject({ name: 'InvalidParameterException' });
    },
  );
});

describe('InitiateAuth of a client that does not tell who there is', () => {
  const aws = useCognito({ client: { PreventUserExistenceErrors: 'ENABLED' } });

  it('answers for a user who is not there as for a wrong password', async () => {
    await expect(aws.signIn('nobody')).rejects.toMatchObject({
      name: 'NotAuthorizedException',
      message: 'Incorrect username or password.',
    });
  });

  it('begins a handshake with the same salt each time', async () => {
    const begin = async () =>
      aws.sdk.send(
        new InitiateAuthCommand({
          ClientId: aws.ClientId,
          AuthFlow: 'USER_SRP_AUTH',
          AuthParameters: { USERNAME: 'nobody', SRP_A: 'abc123' },
        }),
      );

    const [first, second] = [await begin(), await begin()];

    expect(first.ChallengeParameters).toMatchObject({
      USER_ID_FOR_SRP: 'nobody',
      SALT: second.ChallengeParameters?.['SALT'],
    });
    expect(first.ChallengeParameters?.['SRP_B']).not.toBe(second.ChallengeParameters?.['SRP_B']);
  });
});

describe('a pool in which people are known by their e-mail address', () => {
  const aws = useCognito({
    pool: { UsernameAttributes: ['email'], UsernameConfiguration: { CaseSensitive: false } },
  });

  it('signs them in by it, in any case, and calls them by their sub', async () => {
    await aws.aUser('ada@example.com');

    const { IdToken = '' } = await aws.signIn('Ada@Example.com');

    const { sub, email, ...claims } = decodeJwt(IdToken);
    expect(email).toBe('ada@example.com');
    expect(claims['cognito:username']).toBe(sub);
    await expect(aws.aUser('ADA@example.com')).rejects.toMatchObject({ name: 'UsernameExistsException' });
    await expect(aws.aUser('ada')).rejects.toMatchObject({ message: 'Username should be an email.' });
  });
});

describe('a pool in which an e-mail address is an alias', () => {
  const aws = useCognito({ pool: { AliasAttributes: ['email'] } });

  it('takes it only once it is verified', async () => {
    await aws.aUser('ada', { email: 'ada@example.com', email_verified: 'true' });
    await aws.aUser('eve', { email: 'eve@example.com' });

    expect(decodeJwt((await aws.signIn('ada@example.com')).AccessToken ?? '')).toMatchObject({
      username: 'ada',
    });
    await expect(aws.signIn('eve@example.com')).rejects.toMatchObject({ name: 'UserNotFoundException' });
  });
});
