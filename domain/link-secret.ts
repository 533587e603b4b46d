import { symbolsOf } from './tracking-number.ts';

const LINK_SECRET_LENGTH = 26;

/** The secret of a tracking link as it was made, from what somebody wrote; null if it cannot be one. */
export function parseLinkSecret(written: string): string | null {
  const symbols = symbolsOf(written);
  return symbols && symbols.length === LINK_SECRET_LENGTH ? symbols.join('') : null;
}
