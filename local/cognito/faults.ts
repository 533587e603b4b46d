import { ServiceFault } from '../aws-json.ts';

export const notAuthorized = (message: string) => new ServiceFault('NotAuthorizedException', message);
export const wrongPassword = () => notAuthorized('Incorrect username or password.');
export const invalidParameter = (message: string) => new ServiceFault('InvalidParameterException', message);
export const notFound = (message: string) => new ServiceFault('ResourceNotFoundException', message);
export const userNotFound = () => new ServiceFault('UserNotFoundException', 'User does not exist.');
export const codeMismatch = () =>
  new ServiceFault('CodeMismatchException', 'Invalid verification code provided, please try again.');

/** The value of a member that the operation needs. */
export function required(value: string | undefined, member: string): string {
  if (value) return value;
  const path = member.charAt(0).toLowerCase() + member.slice(1);
  throw invalidParameter(
    `1 validation error detected: Value null at '${path}' failed to satisfy constraint: Member must not be null`,
  );
}
