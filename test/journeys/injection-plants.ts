import type { Template } from './permissions-statements.ts';

/**
 * What a careless hand would write: in the resolver, values put into the text of the statement; in the database, a
 * statement put together from text.
 */
const JOINED = `
function request(ctx) {
  const bound = boundRequest(ctx);
  const values = bound.variableMap ?? {};
  const names = Object.keys(values).sort().reverse();
  const statements = bound.statements.map((statement) =>
    names.reduce((text, name) => text.split(name).join(values[name] === null ? 'null' : "'" + values[name] + "'"), statement));
  return { statements };
}`;

const CALLING = `
import { createPgStatement, sql, toJsonObject } from '@aws-appsync/utils/rds';
function request(ctx) {
  return createPgStatement(sql\`select planted(\${ctx.args.id}) as office\`);
}
function response(ctx) {
  const text = toJsonObject(ctx.result)[0][0]?.office;
  return text ? JSON.parse(text) : null;
}
export { request, response };`;

/** To be run by the owner of the database. */
export const PLANTED_FUNCTION = [
  `create function planted(id text) returns text language plpgsql security definer as $planted$
   declare found text;
   begin
     execute 'select to_jsonb(o)::text from office o where o.id::text = ''' || id || ''' limit 1' into found;
     return found;
   end $planted$`,
  'grant execute on function planted(text) to public',
];

/** The template in which some resolvers can be made to run what they are sent. */
export function withPlantedResolvers(
  template: Template,
  fields: { joined: string[]; calling: string[] },
): Template {
  const codeOf = (field: string, code: string): string | undefined => {
    if (fields.calling.includes(field)) return CALLING;
    if (!fields.joined.includes(field)) return undefined;
    return `${code.replace(/^function request\(/m, 'function boundRequest(')}${JOINED}`;
  };
  const resources = Object.entries(template.Resources).map(([logicalId, resource]) => {
    const code = String((resource.Properties as { Code?: string } | undefined)?.Code);
    const field = /\/\/ resolvers\/([A-Z]\w+\.\w+)\.ts\n(?:(?!\/\/ resolvers)[^])*$/.exec(code)?.[1] ?? '';
    const planted = codeOf(field, code);
    return [
      logicalId,
      planted ? { ...resource, Properties: { ...(resource.Properties as object), Code: planted } } : resource,
    ];
  });
  return { ...template, Resources: Object.fromEntries(resources) as Template['Resources'] };
}
