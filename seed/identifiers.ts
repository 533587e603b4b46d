import { createHash } from 'node:crypto';

/** The id of a thing of the seed: the same for the same name, for ever (a UUID of version 8, RFC 9562). */
export function seedId(name: string): string {
  const hex = createHash('sha256').update(`postroom seed ${name}`).digest('hex');
  const variant = ((parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
