import { OperationTypeNode, type GraphQLSchema } from 'graphql';
import { accessRules } from '../auth/access-rules.ts';
import { AUTH_TYPES, contextIdentity } from '../auth/identity.ts';
import type { RequestHeaders } from '../incoming-request.ts';
import { unauthorized } from '../request-fault.ts';
import type { Session } from '../runtime/types.ts';
import { buildSchema } from '../schema/build-schema.ts';
import { checkQuotas } from '../schema/check-quotas.ts';
import { checkWiring } from '../schema/check-wiring.ts';
import type { ApiDefinition, Identity } from '../types.ts';
import { planFields, type FieldPlan } from './plan.ts';
import { documents, type PreparedDocument, type PreparedOperation } from './prepare.ts';
import { createResolvers, type LoadCode } from './resolvers.ts';
import { startRun, type Run } from './run.ts';
import { coerceVariables, type Variables } from './variables.ts';
import type { FieldFault } from './field-fault.ts';

/** One operation, ready to run for one caller. */
export type Execution = { fields: readonly FieldPlan[]; run: Run };

export type Engine = {
  schema: GraphQLSchema;
  prepare: (text: string) => PreparedDocument;
  /** Throws `RequestFault` for a caller who may see nothing of it. */
  begin: (
    operation: PreparedOperation,
    sent: Variables,
    caller: { identity: Identity; headers: RequestHeaders },
  ) => Execution | { fault: FieldFault };
};

const REMEMBERED_PLANS = 100;

/** What an API can execute; throws for a definition that AppSync would refuse. */
export function createEngine(api: ApiDefinition, options: { load: LoadCode; log: Session['log'] }): Engine {
  const schema = buildSchema(api.schema);
  checkWiring(schema, api);
  checkQuotas(api);
  const resolvers = createResolvers(api, options.load);
  const access = accessRules(schema, api);

  function plan(
    operation: PreparedOperation,
    identity: Identity,
    variables: Variables,
  ): readonly FieldPlan[] {
    const conditions = operation.conditions.map((name) => variables[name]);
    const key = `${access.classOf(identity)} ${conditions.join()}`;
    const known = operation.plans.get(key);
    if (known) return known;
    const isSubscription = operation.node.operation === OperationTypeNode.SUBSCRIPTION;
    const fields = planFields([operation.node.selectionSet], operation.root, {
      schema,
      fragments: operation.fragments,
      variables,
      // F76: below a subscription nothing is resolved
      resolverOf: (type, field, depth) =>
        isSubscription && depth > 1 ? undefined : resolvers.get(`${type}.${field}`),
      allows: (type, field) => access.allows(identity, type, field),
      depthLimit: api.queryDepthLimit,
    });
    if (operation.plans.size >= REMEMBERED_PLANS) operation.plans.clear();
    operation.plans.set(key, fields);
    return fields;
  }

  /** Whose policies allow none of what is asked for is refused as a whole (F97). */
  function refuseForbidden(fields: readonly FieldPlan[], identity: Identity): void {
    const isForbidden = ({ parentName, name }: FieldPlan) => !access.permits(identity, parentName, name);
    if (identity.mode !== 'AWS_IAM' || fields.length === 0 || !fields.every(isForbidden)) return;
    const resources = fields.map(({ parentName, name }) => `${api.arn}/types/${parentName}/fields/${name}`);
    options.log('error', [`${identity.principal.arn} lacks appsync:GraphQL on ${resources.join(', ')}`]);
    throw unauthorized('Permission denied');
  }

  return {
    schema,
    prepare: documents(schema, api),
    begin: (operation, sent, { identity, headers }) => {
      const coerced = coerceVariables(schema, operation.node.variableDefinitions, sent);
      if ('fault' in coerced) return coerced;
      const run = startRun(
        {
          identity: contextIdentity(identity),
          authType: AUTH_TYPES[identity.mode],
          request: { headers, domainName: null },
          environment: api.environment,
          log: options.log,
        },
        { variables: coerced.variables, sentVariables: sent, resolverLimit: api.resolverCountLimit },
      );
      const fields = plan(operation, identity, coerced.variables);
      refuseForbidden(fields, identity);
      return { fields, run };
    },
  };
}
