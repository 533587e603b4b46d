import { util, type AppSyncIdentityCognito, type Context } from '@aws-appsync/utils';

/** Who asks, as the text of the `viewer jsonb` that every function of the database takes. */
export function viewer(ctx: Context): string {
  switch (util.authType()) {
    case 'IAM Authorization':
      return JSON.stringify({ kind: 'SYSTEM' });
    case 'User Pool Authorization': {
      const { sub, groups, claims } = ctx.identity as AppSyncIdentityCognito;
      // text would count as its own list, and an object as the list of its keys; there is no Array.isArray (F5)
      const isList = JSON.stringify(groups ?? []).startsWith('[');
      // AppSync takes id tokens too (F100), which clients keep and show around
      if (claims.token_use !== 'access' || !claims.exp || !isList) util.unauthorized();
      return JSON.stringify({ kind: 'USER', sub, groups: groups ?? [] });
    }
    default:
      return util.unauthorized();
  }
}
