import { getLocation, type ASTNode } from 'graphql';
import type { UtilErrorShape } from '../runtime/types.ts';
import { pathList, pathText, type Path } from './path.ts';

type Location = { line: number; column: number; sourceName: null };

/** One entry of `errors`, its keys in AppSync's order (F27, F28, F30). */
export type FieldFault = {
  path: (string | number)[] | null;
  data?: unknown;
  errorType?: string | null;
  errorInfo?: unknown;
  locations: Location[] | null;
  message: string;
};

/** What a resolver, or the engine in its place, says about a field (F27). */
export function fieldError(path: Path, node: ASTNode, error: UtilErrorShape): FieldFault {
  return {
    path: pathList(path),
    data: error.data ?? null,
    errorType: error.errorType,
    errorInfo: error.errorInfo ?? null,
    locations: locationsOf(node),
    message: error.message,
  };
}

/** F28. */
export function nullFault(path: Path, typeName: string, parentName: string): FieldFault {
  const list = pathList(path);
  return {
    path: list,
    locations: null,
    message: `Cannot return null for non-nullable type: '${typeName}' within parent '${parentName}' (${pathText(list)})`,
  };
}

/** F88. */
export function unserializableFault(path: Path, reason: string): FieldFault {
  const list = pathList(path);
  return { path: list, locations: null, message: `Can't serialize value (${pathText(list)}) : ${reason}` };
}

export function mismatchFault(path: Path, expected: 'LIST' | 'OBJECT'): FieldFault {
  const list = pathList(path);
  const message = `Can't resolve value (${pathText(list)}) : type mismatch error, expected type ${expected}`;
  return { path: list, locations: null, message };
}

/** Of a request that is not executed at all (F30). */
export function requestError(message: string, node?: ASTNode): FieldFault {
  return { path: null, locations: node ? locationsOf(node) : null, message };
}

function locationsOf({ loc }: ASTNode): Location[] {
  return loc ? [{ ...getLocation(loc.source, loc.start), sourceName: null }] : [];
}

/** graphql-js says what else there is; graphql-java does not. */
export function withoutHint(message: string): string {
  return message.replace(/ Did you mean .*$/s, '');
}
