import {
  AdminUserGlobalSignOutCommand,
  GetTokensFromRefreshTokenCommand,
  GetUserCommand,
  GlobalSignOutCommand,
  InitiateAuthCommand,
  RevokeTokenCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, it } from 'vitest';
import type { CognitoFixture } from '../cognito-fixture.ts';
import { useCognito } from '../cognito-fixture.ts';

const DAY = 86_400_000;

async function refresh({ sdk, ClientId }: CognitoFixture, RefreshToken?: string) {
  const { AuthenticationResult } = await sdk.send(
    new GetTokensFromRefreshTokenCommand({ ClientId, RefreshToken }),
  );
  return AuthenticationResult ?? {};
}

describe('a sign-in', () => {
  const aws = useCognito();
  const getUser = (AccessToken?: string) => aws.sdk.send(new GetUserCommand({ AccessToken }));

  it('can be refreshed in both ways that clients use (F113)', async () => {
    await aws.aUser('clerk');
    const { RefreshToken = '' } = await aws.signIn('clerk');

    const newer = await refresh(aws, RefreshToken);
    const { AuthenticationResult: older } = await aws.sdk.send(
      new InitiateAuthCommand({
        ClientId: aws.ClientId,
        AuthFlow: 'REFRESH_TOKEN_AUTH',
        AuthParameters: { REFRESH_TOKEN: RefreshToken },
      }),
    );

    expect(newer.RefreshToken).toBeUndefined();
    expect((await getUser(newer.AccessToken)).Username).toBe('clerk');
    expect((await getUser(older?.AccessToken)).Username).toBe('clerk');
  });

  it.each([
    ['its refresh token is revoked', 'token'],
    ['the user signs out everywhere', 'user'],
    ['an administrator signs the user out', 'administrator'],
  ])('is over when %s', async (_, by) => {
    await aws.aUser('clerk');
    const { AccessToken, RefreshToken } = await aws.signIn('clerk');
    const { ClientId, UserPoolId } = aws;

    if (by === 'token') await aws.sdk.send(new RevokeTokenCommand({ ClientId, Token: RefreshToken }));
    if (by === 'user') await aws.sdk.send(new GlobalSignOutCommand({ AccessToken }));
    if (by === 'administrator') {
      await aws.sdk.send(new AdminUserGlobalSignOutCommand({ UserPoolId, Username: 'clerk' }));
    }

    await expect(getUser(AccessToken)).rejects.toMatchObject({ message: 'Access Token has been revoked' });
    await expect(refresh(aws, RefreshToken)).rejects.toMatchObject({ name: 'NotAuthorizedException' });
  });

  it('is over after thirty days, and its access token after an hour', async () => {
    await aws.aUser('clerk');
    const { AccessToken, RefreshToken } = await aws.signIn('clerk');

    aws.pass(3_601_000);
    await expect(getUser(AccessToken)).rejects.toMatchObject({ message: 'Access Token has expired' });
    expect((await refresh(aws, RefreshToken)).AccessToken).toEqual(expect.any(String));

    aws.pass(30 * DAY);
    await expect(refresh(aws, RefreshToken)).rejects.toMatchObject({ message: 'Refresh Token has expired' });
  });

  it('is not proved by an id token, nor by a token that somebody else signed', async () => {
    await aws.aUser('clerk');
    const { AccessToken = '', IdToken } = await aws.signIn('clerk');
    const forged = `${AccessToken.slice(0, -20)}${'A'.repeat(20)}`;

    await expect(getUser(IdToken)).rejects.toMatchObject({ message: 'Invalid Access Token' });
    await expect(getUser(forged)).rejects.toMatchObject({ message: 'Invalid Access Token' });
    await expect(getUser('nonsense')).rejects.toMatchObject({ message: 'Invalid Access Token' });
  });
});

describe('a sign-in of a client whose refresh tokens rotate', () => {
  const aws = useCognito({
    client: { RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 10 } },
  });

  it('gets a new refresh token each time, and may use the last one again for a moment', async () => {
    await aws.aUser('clerk');
    const { RefreshToken: first } = await aws.signIn('clerk');

    const { RefreshToken: second } = await refresh(aws, first);
    aws.pass(5_000);
    const { RefreshToken: third } = await refresh(aws, first);
    aws.pass(11_000);

    expect(new Set([first, second, third]).size).toBe(3);
    await expect(refresh(aws, first)).rejects.toMatchObject({ message: 'Invalid Refresh Token' });
    await expect(refresh(aws, second)).rejects.toMatchObject({ message: 'Invalid Refresh Token' });
    expect((await refresh(aws, third)).RefreshToken).toEqual(expect.any(String));
  });
});
