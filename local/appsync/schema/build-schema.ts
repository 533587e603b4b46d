import {
  buildASTSchema,
  isScalarType,
  Kind,
  parse,
  validateSchema,
  type DefinitionNode,
  type DocumentNode,
  type GraphQLSchema,
} from 'graphql';
import { APPSYNC_SDL } from './appsync-sdl.ts';
import { SCALARS } from './scalars.ts';

/** The one text AppSync has for a schema it cannot take (F87). */
const REFUSED =
  "Schema Creation Status is FAILED with details: Failed to parse schema document - ensure it's a valid SDL-formatted document.";

/** F87, F103. */
const LARGEST_SCHEMA = 1024 * 1024;

/** The schema as AppSync understands it; throws for SDL that AppSync would refuse, and says why. */
export function buildSchema(sdl: string): GraphQLSchema {
  const schema = parsed(sdl);
  const fault = validateSchema(schema)[0];
  if (fault) throw new Error(`${REFUSED} ${fault.message}`);
  for (const [name, behaviour] of Object.entries(SCALARS)) {
    const scalar = schema.getType(name);
    if (isScalarType(scalar)) Object.assign(scalar, behaviour);
  }
  return schema;
}

function parsed(sdl: string): GraphQLSchema {
  try {
    if (Buffer.byteLength(sdl) > LARGEST_SCHEMA) throw new Error('The schema is larger than 1 MB.');
    const document = parse(sdl);
    document.definitions.forEach(refuseUnsupported);
    return buildASTSchema(together(document));
  } catch (fault) {
    throw new Error(`${REFUSED} ${(fault as Error).message}`);
  }
}

function together(document: DocumentNode): DocumentNode {
  return { kind: Kind.DOCUMENT, definitions: [...APPSYNC_SDL.definitions, ...document.definitions] };
}

/** F85, F86. */
function refuseUnsupported(definition: DefinitionNode): void {
  const name = 'name' in definition ? definition.name?.value : undefined;
  if (definition.kind.endsWith('Extension'))
    throw new Error(`"extend" is not supported (${name ?? 'schema'}).`);
  if (definition.kind === Kind.SCALAR_TYPE_DEFINITION)
    throw new Error(`Custom scalar ${name} is not supported.`);
  if (definition.kind.endsWith('TypeDefinition') && name?.startsWith('AWS')) {
    throw new Error(`The name ${name} is reserved: it starts with "AWS".`);
  }
}
