import { builtins } from './builtins.ts';
import { makeLibrary } from './library.ts';

/** What can be named below something: members with theirs; a function has none that code may use. */
export type Shape = { readonly [name: string]: Shape } | null;

const { modules, console } = makeLibrary(() => {
  throw new Error('Only the names of the library are asked for here.');
});

export const moduleShapes: Record<string, Shape> = Object.fromEntries(
  Object.entries(modules).map(([name, members]) => [name, shapeOf(members)]),
);

/** Everything that code finds without an import (F5). */
export const globalShapes: Record<string, Shape> = {
  ...Object.fromEntries(
    Object.entries(builtins.kept).map(([name, { members }]) => [name, namesToShape(members)]),
  ),
  ...{ undefined: null, NaN: null, Infinity: null },
  console: shapeOf(console),
  ...shapeOf(modules['@aws-appsync/utils']),
};

function namesToShape(names: string[]): Shape {
  return Object.fromEntries(names.map((name) => [name, null]));
}

function shapeOf(members: object): Shape {
  return Object.fromEntries(
    Object.entries(members).map(([name, member]) => [
      name,
      typeof member === 'object' ? shapeOf(member) : null,
    ]),
  );
}
