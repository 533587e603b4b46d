import { parse } from 'graphql';
import type { GraphQLSchema } from 'graphql';
import { definitionOf, directive, rootFields, schemaIdOf, textsOf } from './schema.ts';
import type { RootField } from './schema.ts';
import { faultsAt } from './template.ts';
import type { Template } from './template.ts';

/** AppSync takes no more (F87). */
const MOST_BYTES = 1_000_000;

/** A schema that AppSync would refuse, or whose subscriptions would never be fed. */
export function schemaFaults(template: Template, schema: GraphQLSchema): string[] {
  const definition = definitionOf(template);
  return faultsAt(schemaIdOf(template), [
    ...sourceFaults(definition),
    ...rootFields(schema).flatMap((root) => pushFaults(root, schema)),
  ]);
}

function sourceFaults(definition: string): string[] {
  const { definitions } = parse(definition);
  const own = definitions.filter(
    (node) => node.kind.endsWith('Extension') || node.kind === 'ScalarTypeDefinition',
  );
  const reserved = definitions.flatMap((node) =>
    'name' in node && node.name?.value.startsWith('AWS') ? [node.name.value] : [],
  );
  return [
    ...(Buffer.byteLength(definition) > MOST_BYTES ? ['The schema is larger than 1 MB (F87).'] : []),
    ...(/^\s*["#]/m.test(definition) ? ['The schema holds descriptions or comments (F132).'] : []),
    ...own.map(({ kind }) => `The schema holds a ${kind}, which AppSync does not take (F85, F86).`),
    ...[...definition.matchAll(/@(oneOf|specifiedBy)\b/g)].map(
      ([use]) => `AppSync does not know ${use} (F91).`,
    ),
    ...reserved.map((name) => `${name} begins with AWS, which is AppSync's own (F85).`),
  ];
}

/** A subscription is fed by mutations of its own type (F75, F77). */
function pushFaults({ name, field }: RootField, schema: GraphQLSchema): string[] {
  if (!name.startsWith('Subscription.')) return [];
  const mutations = textsOf(directive(field.astNode, 'aws_subscribe'));
  if (mutations.length === 0) return [`${name} is fed by no mutation (F75).`];
  return mutations.flatMap((mutation) => {
    const source = schema.getMutationType()?.getFields()[mutation];
    if (!source) return [`${name} is fed by ${mutation}, which is no mutation (F75).`];
    if (String(source.type) === String(field.type)) return [];
    return [
      `${name} is ${String(field.type)}, but ${mutation}, which feeds it, is ${String(source.type)} (F77).`,
    ];
  });
}
