import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminDeleteUserCommand,
  AdminListGroupsForUserCommand,
  AdminRemoveUserFromGroupCommand,
  AdminUpdateUserAttributesCommand,
  ChangePasswordCommand,
  CreateGroupCommand,
  GetUserCommand,
  ListGroupsCommand,
  ListUsersCommand,
  ListUsersInGroupCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { decodeJwt } from 'jose';
import { describe, expect, it } from 'vitest';
import { PASSWORD, useCognito } from '../cognito-fixture.ts';

const aws = useCognito({
  pool: { Schema: [{ Name: 'office' }] },
  client: { ReadAttributes: ['email', 'email_verified'] },
});

const ofClerk = () => ({ UserPoolId: aws.UserPoolId, Username: 'clerk' });

describe('an administrator', () => {
  it('invites a user, whose temporary password lasts seven days', async () => {
    await aws.sdk.send(
      new AdminCreateUserCommand({
        ...ofClerk(),
        UserAttributes: [{ Name: 'email', Value: 'clerk@example.com' }],
        DesiredDeliveryMediums: ['EMAIL'],
      }),
    );
    const [invitation] = aws.messages;
    const password = /password is (\S+)\.$/.exec(invitation?.body ?? '')?.[1];

    expect(invitation).toMatchObject({ to: 'clerk@example.com', subject: 'Your temporary password' });
    expect(await aws.signIn('clerk', password)).toEqual({});
    aws.pass(8 * 86_400_000);
    await expect(aws.signIn('clerk', password)).rejects.toMatchObject({
      message: 'Temporary password has expired and must be reset by an administrator.',
    });
  });

  it('puts users into groups, which their next tokens carry (F116)', async () => {
    await aws.aUser('clerk');
    const { UserPoolId } = aws;
    await aws.sdk.send(new CreateGroupCommand({ UserPoolId, GroupName: 'staff', Description: 'Works here' }));
    const groupsAfter = async (command?: AdminAddUserToGroupCommand | AdminRemoveUserFromGroupCommand) => {
      if (command) await aws.sdk.send(command as AdminAddUserToGroupCommand);
      return decodeJwt((await aws.signIn('clerk')).AccessToken ?? '')['cognito:groups'];
    };

    const membership = { ...ofClerk(), GroupName: 'staff' };
    expect(await groupsAfter(new AdminAddUserToGroupCommand(membership))).toEqual(['staff']);
    const listed = await aws.sdk.send(new AdminListGroupsForUserCommand(ofClerk()));
    const members = await aws.sdk.send(new ListUsersInGroupCommand({ UserPoolId, GroupName: 'staff' }));
    expect(await groupsAfter(new AdminRemoveUserFromGroupCommand(membership))).toBeUndefined();

    expect(listed.Groups).toMatchObject([{ GroupName: 'staff', Description: 'Works here' }]);
    expect(members.Users).toMatchObject([{ Username: 'clerk' }]);
    expect((await aws.sdk.send(new ListGroupsCommand({ UserPoolId }))).Groups).toHaveLength(1);
    const missing = new AdminAddUserToGroupCommand({ ...ofClerk(), GroupName: 'nobody' });
    await expect(aws.sdk.send(missing)).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });

  it('finds users by attribute, a page at a time', async () => {
    for (const name of ['ada', 'adam', 'eve']) await aws.aUser(name, { email: `${name}@example.com` });
    const list = (input: object) =>
      aws.sdk.send(new ListUsersCommand({ UserPoolId: aws.UserPoolId, ...input }));

    const filtered = await list({ Filter: 'email ^= "ada"' });
    const first = await list({ Limit: 2 });
    const second = await list({ Limit: 2, PaginationToken: first.PaginationToken });

    expect(filtered.Users?.map(({ Username }) => Username)).toEqual(['ada', 'adam']);
    expect(first.Users).toHaveLength(2);
    expect(second.Users?.map(({ Username }) => Username)).toEqual(['eve']);
    expect(second.PaginationToken).toBeUndefined();
    await expect(list({ Filter: 'email like "a"' })).rejects.toMatchObject({
      name: 'InvalidParameterException',
    });
  });

  it('deletes a user, whose token is then no longer good', async () => {
    await aws.aUser('clerk');
    const { AccessToken } = await aws.signIn('clerk');

    await aws.sdk.send(new AdminDeleteUserCommand(ofClerk()));

    await expect(aws.sdk.send(new GetUserCommand({ AccessToken }))).rejects.toMatchObject({
      name: 'NotAuthorizedException',
    });
    await expect(aws.sdk.send(new AdminDeleteUserCommand(ofClerk()))).rejects.toMatchObject({
      name: 'UserNotFoundException',
    });
  });
});

describe('a user', () => {
  it('sees the attributes that the client may read', async () => {
    await aws.aUser('clerk', { email: 'clerk@example.com' });
    const UserAttributes = [{ Name: 'custom:office', Value: 'ZRH' }];
    await aws.sdk.send(new AdminUpdateUserAttributesCommand({ ...ofClerk(), UserAttributes }));

    const { AccessToken, IdToken = '' } = await aws.signIn('clerk');
    const user = await aws.sdk.send(new GetUserCommand({ AccessToken }));

    expect(user.UserAttributes?.map(({ Name }) => Name)).toEqual(['sub', 'email']);
    expect(decodeJwt(IdToken)).toMatchObject({ email: 'clerk@example.com' });
    expect(decodeJwt(IdToken)).not.toHaveProperty('custom:office');
  });

  it('changes the password, knowing the old one', async () => {
    await aws.aUser('clerk');
    const { AccessToken } = await aws.signIn('clerk');
    const change = (PreviousPassword: string, ProposedPassword: string) =>
      aws.sdk.send(new ChangePasswordCommand({ AccessToken, PreviousPassword, ProposedPassword }));

    await expect(change('Wr0ng-horse', 'N3w-password')).rejects.toMatchObject({
      name: 'NotAuthorizedException',
    });
    await expect(change(PASSWORD, 'weak')).rejects.toMatchObject({ name: 'InvalidPasswordException' });
    await change(PASSWORD, 'N3w-password');

    expect((await aws.signIn('clerk', 'N3w-password')).AccessToken).toEqual(expect.any(String));
  });
});
