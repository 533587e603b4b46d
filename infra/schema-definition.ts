import { SchemaFile } from 'aws-cdk-lib/aws-appsync';
import { parse, print, visit } from 'graphql';
import { inRepository } from './repository.ts';

/** The schema as AppSync takes it. */
export function schemaDefinition(): SchemaFile {
  const schema = SchemaFile.fromAsset(inRepository('graphql', 'schema.graphql'));
  schema.definition = withoutDescriptions(schema.definition);
  return schema;
}

/** AppSync drops descriptions, and comments inside enums have broken the creation of a schema (F86, F132). */
export function withoutDescriptions(sdl: string): string {
  const withoutDescription = { enter: (node: object) => ({ ...node, description: undefined }) };
  return print(visit(parse(sdl), withoutDescription));
}
