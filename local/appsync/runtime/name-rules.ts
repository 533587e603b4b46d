import type { AnyNode, Identifier, MemberExpression } from 'acorn';
import { globalShapes, moduleShapes } from './library-shape.ts';
import type { Shape } from './library-shape.ts';
import type { Scopes } from './scopes.ts';
import type { NodeRules } from './syntax.ts';

/**
 * Names that AppSync does not have: globals, and members of its built-ins and modules (F5, F31). Its type check finds
 * them when the code is created (F7); `typeof` may ask for any name.
 */
export function nameRules(
  { references, meaningOf }: Scopes,
  probed: ReadonlySet<AnyNode>,
): NodeRules<string> {
  function unknownName(identifier: Identifier): string | undefined {
    const isKnown = meaningOf(identifier) !== undefined || Object.hasOwn(globalShapes, identifier.name);
    return isKnown || !references.has(identifier) || probed.has(identifier)
      ? undefined
      : `'${identifier.name}', which AppSync does not have`;
  }

  function unknownMember(node: MemberExpression): string | undefined {
    const shape = shapeOf(node.object);
    const name = nameOf(node);
    return !shape || name === undefined || Object.hasOwn(shape, name) || probed.has(node)
      ? undefined
      : `'${pathOf(node)}', which AppSync does not have`;
  }

  /** Nothing for what is not of the library, or has no members to be named. */
  function shapeOf(node: AnyNode): Shape | undefined {
    if (node.type === 'MemberExpression') {
      const name = nameOf(node);
      return name === undefined ? undefined : ownShape(shapeOf(node.object), name);
    }
    return node.type === 'Identifier' ? shapeOfName(node) : undefined;
  }

  function shapeOfName(identifier: Identifier): Shape | undefined {
    const meaning = meaningOf(identifier);
    if (meaning?.kind !== 'import') {
      return meaning ? undefined : ownShape(globalShapes, identifier.name);
    }
    const { module, imported } = meaning.binding;
    const shape = ownShape(moduleShapes, module);
    return imported === '*' ? shape : ownShape(shape, imported);
  }

  return { Identifier: unknownName, MemberExpression: unknownMember };
}

function ownShape(shape: Shape | undefined, name: string): Shape | undefined {
  return shape && Object.hasOwn(shape, name) ? shape[name] : undefined;
}

function nameOf({ computed, property }: MemberExpression): string | undefined {
  return !computed && property.type === 'Identifier' ? property.name : undefined;
}

function pathOf(node: AnyNode): string {
  return node.type === 'MemberExpression'
    ? `${pathOf(node.object)}.${nameOf(node)}`
    : (node as Identifier).name;
}
