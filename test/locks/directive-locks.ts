import { Kind, parse, print, visit, type ConstDirectiveNode, type DocumentNode } from 'graphql';
import { getNamedType, isObjectType, type GraphQLSchema } from 'graphql';
import { closedBelow } from '../../infra/checks/access-faults.ts';
import { productEngine, productSdl } from '../rights/in-process.ts';
import { productSchema } from '../journeys/whole-selection.ts';
import { NOTHING_TO_RESTORE, type Lock } from './lock.ts';

const MODES = ['aws_cognito_user_pools', 'aws_iam', 'aws_api_key', 'aws_subscribe'];
const ROOTS = ['Query', 'Mutation', 'Subscription'];

type Change = { name: string; owner: string; directive: ConstDirectiveNode; with: ConstDirectiveNode | null };

/** Each directive that says who may, of each root field and each type, and each group that it names. */
export function directiveLocks(): Lock[] {
  const document = parse(productSdl());
  const schema = productSchema();
  return changesOf(document).map((change) => ({
    kind: 'directive',
    name: change.name,
    fields: fieldsUnder(schema, change.owner),
    gate: () => closedBelow(productSchema(print(changed(document, change)))),
    removed: (bench) => {
      const sdl = print(changed(document, change));
      return Promise.resolve({
        bench: { ...bench, engine: productEngine(bench.execute, { sdl }), absent: new Map() },
        restore: NOTHING_TO_RESTORE,
      });
    },
  }));
}

function changesOf(document: DocumentNode): Change[] {
  return document.definitions.flatMap((type) => {
    if (type.kind !== Kind.OBJECT_TYPE_DEFINITION) return [];
    const isRoot = ROOTS.includes(type.name.value);
    const owners = isRoot ? (type.fields ?? []) : [type];
    return owners.flatMap((owner) => {
      const name = isRoot ? `${type.name.value}.${owner.name.value}` : owner.name.value;
      return (owner.directives ?? [])
        .filter((directive) => MODES.slice(0, 3).includes(directive.name.value))
        .flatMap((directive, _, own) => changesIn(name, directive, own.length === 1));
    });
  });
}

function changesIn(owner: string, directive: ConstDirectiveNode, isAlone: boolean): Change[] {
  const groups = groupsOf(directive);
  // what has no directive is for the users of the pool (F92): alone, this one says what is so without it
  if (isAlone && groups.length === 0 && directive.name.value === 'aws_cognito_user_pools') return [];
  const whole: Change = { name: `${owner} @${directive.name.value}`, owner, directive, with: null };
  if (groups.length === 0) return [whole];
  const open = { ...directive, arguments: [] };
  return [
    whole,
    { ...whole, name: `${whole.name}, its groups`, with: open },
    ...(groups.length === 1
      ? []
      : groups.map((group) => ({
          ...whole,
          name: `${whole.name}, the group ${group}`,
          with: without(directive, group),
        }))),
  ];
}

function groupsOf({ arguments: given = [] }: ConstDirectiveNode): string[] {
  return given.flatMap(({ value }) =>
    value.kind === Kind.LIST ? value.values.map((one) => (one.kind === Kind.STRING ? one.value : '')) : [],
  );
}

function without(directive: ConstDirectiveNode, group: string): ConstDirectiveNode {
  return visit(directive, {
    StringValue: (node) => (node.value === group ? null : undefined),
  });
}

function changed(document: DocumentNode, { directive, with: replacement }: Change): DocumentNode {
  return visit(document, {
    Directive: { enter: (node) => (node === directive ? replacement : undefined) },
  });
}

/** The root fields whose answers hold the type, or the field itself. */
function fieldsUnder(schema: GraphQLSchema, owner: string): string[] {
  if (owner.includes('.')) return [owner];
  return ROOTS.flatMap((root) => {
    const type = schema.getType(root);
    if (!isObjectType(type)) return [];
    return Object.values(type.getFields())
      .filter((field) => typesIn(schema, getNamedType(field.type).name).has(owner))
      .map((field) => `${root}.${field.name}`);
  });
}

function typesIn(schema: GraphQLSchema, name: string, known = new Set<string>()): Set<string> {
  const type = schema.getType(name);
  if (known.has(name) || !isObjectType(type)) return known;
  known.add(name);
  for (const field of Object.values(type.getFields())) typesIn(schema, getNamedType(field.type).name, known);
  return known;
}
