import type { util } from '@aws-appsync/utils';

type Attribute = Record<string, unknown>;

const TYPES: Partial<Record<string, string>> = { string: 'S', number: 'N', boolean: 'BOOL' };

/** A value as DynamoDB writes it. Numbers stay numbers, as recorded from AWS. */
export function toDynamoDB(value: unknown): Attribute | null {
  if (value === null || value === undefined) {
    return { NULL: null };
  }
  if (typeof value === 'object') {
    return Array.isArray(value) ? { L: value.map(toDynamoDB) } : { M: toMapValues(value) };
  }
  return { [TYPES[typeof value] ?? 'S']: value };
}

function toMapValues(value: object): Attribute {
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, toDynamoDB(member)]));
}

const SETS = ['SS', 'NS', 'BS'];

/** As `toDynamoDB`, but sets stay what they are: lists cannot tell that they are one. */
export function attributeOf(value: unknown): Attribute | null {
  const [name = '', ...others] = Object.keys(Object(value) as object);
  return SETS.includes(name) && others.length === 0 ? (value as Attribute) : toDynamoDB(value);
}

export function attributesOf(item: unknown): Attribute {
  return Object.fromEntries(
    Object.entries(Object(item) as object).map(([name, value]) => [name, attributeOf(value)]),
  );
}

/** A value under the name of its type; no value, no attribute. */
const attribute = (type: string) => (value: unknown) =>
  value === null || value === undefined ? null : { [type]: value };

function toS3Object(key: string, bucket: string, region: string, version?: string): Attribute {
  return { S: JSON.stringify({ s3: { key, bucket, region, ...(version && { version }) } }) };
}

function fromS3ObjectJson(text: string): unknown {
  return (JSON.parse(text) as { s3: unknown }).s3;
}

export const dynamodbFunctions = {
  toDynamoDB,
  toString: attribute('S'),
  toStringSet: attribute('SS'),
  toNumber: attribute('N'),
  toNumberSet: attribute('NS'),
  toBinary: attribute('B'),
  toBinarySet: attribute('BS'),
  toBoolean: attribute('BOOL'),
  toNull: () => ({ NULL: null }),
  toList: (value: unknown[] | null) => (value ? { L: value.map(toDynamoDB) } : null),
  toMap: (value: object | null) => (value ? { M: toMapValues(value) } : null),
  toMapValues: (value: object | null) => (value ? toMapValues(value) : null),
  toS3Object,
  fromS3ObjectJson,
} satisfies Record<keyof typeof util.dynamodb, unknown>;
