import type { AttributeType } from '@aws-sdk/client-cognito-identity-provider';
import { invalidParameter, notAuthorized } from './faults.ts';
import type { UserPoolClientProperties } from './types.ts';
import type { User, UserPool } from './user-pool.ts';

const STANDARD = [
  ...[
    'address',
    'birthdate',
    'email',
    'family_name',
    'gender',
    'given_name',
    'locale',
    'middle_name',
    'name',
  ],
  ...[
    'nickname',
    'phone_number',
    'picture',
    'preferred_username',
    'profile',
    'updated_at',
    'website',
    'zoneinfo',
  ],
];
const VERIFIED = ['email_verified', 'phone_number_verified'];

/** As on the wire. */
export function attributeList(attributes: Record<string, string>): AttributeType[] {
  return Object.entries(attributes).map(([Name, Value]) => ({ Name, Value }));
}

/** From the wire; refuses an attribute that the pool's schema does not have. */
export function attributeRecord(pool: UserPool, list: AttributeType[] = []): Record<string, string> {
  const custom = (pool.properties.Schema ?? []).map(({ Name }) => `custom:${Name}`);
  const known = [...STANDARD, ...VERIFIED, ...custom];

  for (const { Name } of list) {
    if (Name && known.includes(Name)) continue;
    const reason = `Type for attribute {${Name}} could not be determined`;
    throw invalidParameter(`Attributes did not conform to the schema: ${reason}`);
  }
  return Object.fromEntries(list.map(({ Name, Value }) => [Name, Value ?? '']));
}

/** What the schema demands and the user lacks. */
export function missingAttributes(pool: UserPool, attributes: Record<string, string>): string[] {
  const demanded = (pool.properties.Schema ?? []).filter(({ Required }) => Required);
  return demanded.flatMap(({ Name }) => (Name && !attributes[Name] ? [Name] : []));
}

export function checkRequired(pool: UserPool, attributes: Record<string, string>): void {
  const [missing] = missingAttributes(pool, attributes);
  if (!missing) return;
  throw invalidParameter(`Attributes did not conform to the schema: ${missing}: The attribute is required\n`);
}

/** A client that names no attributes may write the standard ones. */
export function checkWritable(client: UserPoolClientProperties, attributes: Record<string, string>): void {
  const writable = client.WriteAttributes ?? STANDARD;
  if (Object.keys(attributes).every((name) => writable.includes(name))) return;
  throw notAuthorized('A client attempted to write unauthorized attribute');
}

/** What a client may see of a user: always the `sub`, else what it names, or the standard attributes. */
export function readableAttributes(
  client: UserPoolClientProperties,
  attributes: User['attributes'],
): Record<string, string> {
  const readable = ['sub', ...(client.ReadAttributes ?? [...STANDARD, ...VERIFIED])];
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => readable.includes(name)));
}
