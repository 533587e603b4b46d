import type { Context } from '@aws-appsync/utils';
import type { Package } from '../graphql/generated/graphql.ts';

/** The fields of a package that hold objects: each costs the database something. */
type Child = {
  [Field in keyof Package]: NonNullable<Package[Field]> extends string | number ? never : Field;
}[keyof Package];

const CHILDREN: Record<Child, true> = {
  sender: true,
  recipient: true,
  originOffice: true,
  currentOffice: true,
  destinationOffice: true,
  originLocation: true,
  currentLocation: true,
  destinationLocation: true,
  carrierNumbers: true,
  openExceptions: true,
  events: true,
  costLines: true,
  costTotals: true,
};

/**
 * Which children of a package the client asks for, as the text of a JSON array. `path` leads to the package, e.g. `items/`.
 * The list knows a field by its alias only, and the text does not show what is in a named fragment (F19): where there
 * may be an alias, all children are wanted.
 */
export function wantedChildren(ctx: Context, path: string): string {
  const { selectionSetList, selectionSetGraphQL } = ctx.info;
  const mayHaveAlias = selectionSetGraphQL.indexOf(':') >= 0 || selectionSetGraphQL.indexOf('...') >= 0;
  const wanted = Object.keys(CHILDREN).filter(
    (child) => mayHaveAlias || selectionSetList.indexOf(`${path}${child}`) >= 0,
  );
  return JSON.stringify(wanted);
}
