import { createHash } from 'node:crypto';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const LOWER_CASE = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** e.g. `eu-west-1_AbCdEfGhI`, the form that Amplify insists on (F113); the same for the same logical id. */
export function userPoolIdOf(logicalId: string, region: string): string {
  return `${region}_${spelled(`user pool ${logicalId}`, LETTERS, 9)}`;
}

export function clientIdOf(logicalId: string, userPoolId: string): string {
  return spelled(`client ${userPoolId} ${logicalId}`, LOWER_CASE, 26);
}

function spelled(text: string, alphabet: string, length: number): string {
  const bytes = createHash('sha256').update(text).digest().subarray(0, length);
  return Array.from(bytes, (byte) => alphabet[byte % alphabet.length]).join('');
}
