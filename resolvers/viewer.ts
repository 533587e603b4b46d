import { util, type AppSyncIdentityCognito, type Context } from '@aws-appsync/utils';

/** Who asks, as the text of the `viewer jsonb` that every function of the database takes. */
export function viewer(ctx: Context): string {
  switch (util.authType()) {
    case 'IAM Authorization':
      return JSON.stringify({ kind: 'SYSTEM' });
    case 'User Pool Authorization': {
      const { sub, groups, claims } = ctx.identity as AppSyncIdentityCognito;
      // AppSync takes id tokens too (F100), which clients keep and show around; and text would count as its own list
      if (claims.token_use !== 'access' || !claims.exp || typeof (groups ?? []) !== 'object')
        util.unauthorized();
      return JSON.stringify({ kind: 'USER', sub, groups: groups ?? [] });
    }
    default:
      return util.unauthorized();
  }
}
