import {
  AdminGetUserCommand,
  ConfirmForgotPasswordCommand,
  ConfirmSignUpCommand,
  ForgotPasswordCommand,
  ResendConfirmationCodeCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, it } from 'vitest';
import { PASSWORD, useCognito } from '../cognito-fixture.ts';

const EMAIL = { Name: 'email', Value: 'ada@example.com' };
const DAY = 86_400_000;

const aws = useCognito({
  pool: {
    AutoVerifiedAttributes: ['email'],
    Schema: [{ Name: 'email', Required: true }, { Name: 'office' }],
    Policies: { PasswordPolicy: { MinimumLength: 10, RequireNumbers: true } },
  },
  client: { WriteAttributes: ['email', 'name'] },
});

const signUp = (UserAttributes = [EMAIL], Password = PASSWORD) =>
  aws.sdk.send(new SignUpCommand({ ClientId: aws.ClientId, Username: 'ada', Password, UserAttributes }));
const confirm = (ConfirmationCode: string) =>
  aws.sdk.send(new ConfirmSignUpCommand({ ClientId: aws.ClientId, Username: 'ada', ConfirmationCode }));
const lastCode = () => /\d{6}/.exec(aws.messages.at(-1)?.body ?? '')?.[0] ?? '';

describe('signing up', () => {
  it('is complete with the code from the e-mail', async () => {
    const { UserConfirmed, CodeDeliveryDetails } = await signUp();
    await expect(aws.signIn('ada')).rejects.toMatchObject({ name: 'UserNotConfirmedException' });

    await confirm(lastCode());

    expect(UserConfirmed).toBe(false);
    expect(CodeDeliveryDetails).toMatchObject({ DeliveryMedium: 'EMAIL', Destination: 'a***@e***' });
    expect(aws.messages).toMatchObject([{ channel: 'email', to: 'ada@example.com' }]);
    expect((await aws.signIn('ada')).AccessToken).toEqual(expect.any(String));
    const user = await aws.sdk.send(new AdminGetUserCommand({ UserPoolId: aws.UserPoolId, Username: 'ada' }));
    expect(user).toMatchObject({ UserStatus: 'CONFIRMED', Enabled: true });
    expect(user.UserCreateDate).toBeInstanceOf(Date);
    expect(user.UserAttributes).toContainEqual({ Name: 'email_verified', Value: 'true' });
  });

  it('takes only the newest code, for a day', async () => {
    await signUp();
    const first = lastCode();
    await aws.sdk.send(new ResendConfirmationCodeCommand({ ClientId: aws.ClientId, Username: 'ada' }));
    const second = lastCode();

    if (first !== second)
      await expect(confirm(first)).rejects.toMatchObject({ name: 'CodeMismatchException' });
    aws.pass(DAY + 1);
    await expect(confirm(second)).rejects.toMatchObject({ name: 'ExpiredCodeException' });
  });

  it.each([
    ['a password that is too short', [EMAIL], 'Sh0rt', 'InvalidPasswordException'],
    ['a password without a number', [EMAIL], 'no-number-in-it', 'InvalidPasswordException'],
    ['no e-mail address', [{ Name: 'name', Value: 'Ada' }], PASSWORD, 'InvalidParameterException'],
    [
      'an attribute that the pool does not have',
      [EMAIL, { Name: 'custom:rank', Value: '1' }],
      PASSWORD,
      'InvalidParameterException',
    ],
    [
      'an attribute that the client may not write',
      [EMAIL, { Name: 'custom:office', Value: '1' }],
      PASSWORD,
      'NotAuthorizedException',
    ],
  ])('is refused with %s', async (_, attributes, password, name) => {
    await expect(signUp(attributes, password)).rejects.toMatchObject({ name });
  });

  it('is refused where the name is taken', async () => {
    await signUp();

    await expect(signUp()).rejects.toMatchObject({ name: 'UsernameExistsException' });
  });
});

describe('a forgotten password', () => {
  it('is replaced with the code from the e-mail, which is good once', async () => {
    await aws.aUser('ada', { email: 'ada@example.com', email_verified: 'true' });
    await aws.sdk.send(new ForgotPasswordCommand({ ClientId: aws.ClientId, Username: 'ada' }));
    const answer = { ClientId: aws.ClientId, Username: 'ada', ConfirmationCode: lastCode() };

    await aws.sdk.send(new ConfirmForgotPasswordCommand({ ...answer, Password: 'N3w-password' }));

    expect((await aws.signIn('ada', 'N3w-password')).AccessToken).toEqual(expect.any(String));
    await expect(aws.signIn('ada')).rejects.toMatchObject({ name: 'NotAuthorizedException' });
    const again = aws.sdk.send(new ConfirmForgotPasswordCommand({ ...answer, Password: 'N3wer-password' }));
    await expect(again).rejects.toMatchObject({ name: 'CodeMismatchException' });
  });

  it('cannot be replaced where no contact is verified', async () => {
    await aws.aUser('ada', { email: 'ada@example.com' });

    const asked = aws.sdk.send(new ForgotPasswordCommand({ ClientId: aws.ClientId, Username: 'ada' }));

    await expect(asked).rejects.toMatchObject({ name: 'InvalidParameterException' });
  });
});

describe('a pool in which only administrators make users', () => {
  const closed = useCognito({ pool: { AdminCreateUserConfig: { AllowAdminCreateUserOnly: true } } });

  it('lets nobody sign up', async () => {
    const signedUp = closed.sdk.send(
      new SignUpCommand({ ClientId: closed.ClientId, Username: 'ada', Password: PASSWORD }),
    );

    await expect(signedUp).rejects.toMatchObject({ message: 'SignUp is not permitted for this user pool' });
  });
});
