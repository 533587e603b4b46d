import {
  buildSchema,
  getNamedType,
  isInputObjectType,
  isObjectType,
  isScalarType,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLNamedType,
} from 'graphql';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { IMPERSONAL_FIELDS, IMPERSONAL_NAMES } from './impersonal-fields.ts';
import { PERSONAL_FIELDS } from './personal-fields.ts';

/** Scalars in which a text can stand. */
const TEXTS = ['String', 'AWSEmail', 'AWSPhone', 'AWSURL', 'AWSJSON', 'AWSIPAddress'];
const CONTACTS = ['AWSEmail', 'AWSPhone', 'AWSIPAddress'];
const TELLING =
  /e-?mail|phone|address|handed|held|note$|reason|recordedby|user|sub$|channel|notify|latitude|longitude/i;

/** `Type.field` of every field that could be personal, with the name of its scalar. */
function candidates(sdl: string): { field: string; name: string; scalar: string }[] {
  return Object.values(buildSchema(sdl).getTypeMap())
    .filter((type) => !type.name.startsWith('__'))
    .filter((type) => isObjectType(type) || isInputObjectType(type))
    .flatMap((type) =>
      Object.values<GraphQLField<unknown, unknown> | GraphQLInputField>(type.getFields()).map((field) => {
        const named: GraphQLNamedType = getNamedType(field.type);
        const isText = isScalarType(named) && TEXTS.includes(named.name);
        return { field: `${type.name}.${field.name}`, name: field.name, scalar: named.name, isText };
      }),
    )
    .filter(({ field, name, isText }) => isText || (TELLING.test(name) && !isRoot(field)));
}

const isRoot = (field: string) => /^(Query|Mutation|Subscription)\./.test(field);

function unclassified(sdl: string): string[] {
  return candidates(sdl)
    .filter(
      ({ field, name, scalar }) =>
        !(field in PERSONAL_FIELDS) &&
        (CONTACTS.includes(scalar) ||
          !(IMPERSONAL_FIELDS.includes(field) || IMPERSONAL_NAMES.includes(name))),
    )
    .map(({ field }) => field);
}

const schema = ['appsync', 'schema']
  .map((name) => readFileSync(`graphql/${name}.graphql`, 'utf8'))
  .join('\n');

describe('the list of personal fields', () => {
  it('says of every text of the schema whether it is about a person', () => {
    expect(unclassified(schema)).toEqual([]);
  });

  it('names nothing that the schema does not have, and nothing twice', () => {
    const types = buildSchema(schema).getTypeMap();
    const fields = Object.values(types).flatMap((type) =>
      isObjectType(type) || isInputObjectType(type)
        ? Object.keys(type.getFields()).map((name) => `${type.name}.${name}`)
        : [],
    );
    const named = [...Object.keys(PERSONAL_FIELDS), ...IMPERSONAL_FIELDS];

    expect(named.filter((field) => !fields.includes(field))).toEqual([]);
    expect(new Set(named).size).toBe(named.length);
  });

  it.each(['nickname: String', 'backup: AWSEmail', 'mailAddress: ID', 'code: AWSEmail'])(
    'is not complete without a new field `%s`',
    (field) => {
      const name = field.slice(0, field.indexOf(':'));

      expect(unclassified(schema.replace('type Person ', `type Friend { ${field} }\ntype Person `))).toEqual([
        `Friend.${name}`,
      ]);
    },
  );
});
