import { TemplateError } from '../../assembly/template.ts';
import { readConditions } from './conditions.ts';
import { pattern } from './pattern.ts';
import { readPrincipals } from './principals.ts';
import type { AccessRequest, PolicyDocument, Statement, StatementElement } from './types.ts';

/** What holds for every call: all of them come over what stands for TLS here. */
const EVERY_CALL = { 'aws:SecureTransport': 'true', 's3:TlsVersion': '1.3' };

/** The statements of a document that stands at a place of the template, as they hold for one role or resource. */
export function readPolicy(
  { Statement: statements }: PolicyDocument,
  holder: Statement['holder'],
  place: string,
): Statement[] {
  return [statements]
    .flat()
    .map((element, index) => readStatement(element, holder, `${place}.Statement.${index}`));
}

function readStatement(element: StatementElement, holder: Statement['holder'], place: string): Statement {
  const { Effect, Principal, Action, NotAction, Resource, NotResource, Condition } = element;
  refuseUnknown(element, place);
  const isAction = oneOf(Action ?? NotAction ?? [], { ignoresCase: true });
  const isResource = oneOf(Resource ?? NotResource ?? '*');
  const conditionsHold = readConditions(Condition, place);

  return {
    place,
    effect: Effect,
    holder,
    names: readPrincipals(Principal),
    covers: ({ caller, action, resource, context = {} }: AccessRequest) =>
      isAction(action) === (Action !== undefined) &&
      isResource(resource) === (NotResource === undefined) &&
      conditionsHold({ ...EVERY_CALL, ...callerContext(caller), ...context }),
  };
}

function oneOf(texts: string | string[], options?: { ignoresCase: boolean }): (value: string) => boolean {
  const patterns = [texts].flat().map((text) => pattern(text, options));
  return (value) => patterns.some((matches) => matches(value));
}

function callerContext(caller: AccessRequest['caller']): Record<string, string> {
  if ('service' in caller) return { 'aws:PrincipalIsAWSService': 'true' };
  return { 'aws:PrincipalArn': caller.roleArn, 'aws:PrincipalAccount': caller.roleArn.split(':')[4] ?? '' };
}

function refuseUnknown(element: StatementElement, place: string): void {
  if ('NotPrincipal' in element) throw new TemplateError(`${place}: NotPrincipal is not known here.`);
  const [variable] = /\$\{[^}]+\}/.exec(JSON.stringify(element)) ?? [];
  if (variable) throw new TemplateError(`${place}: the policy variable ${variable} is not known here.`);
}
