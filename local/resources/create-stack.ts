import { creationOrder } from '../assembly/creation-order.ts';
import { withSecrets } from '../assembly/dynamic-references.ts';
import { evaluate } from '../assembly/intrinsics.ts';
import type { Names } from '../assembly/intrinsics.ts';
import { templateNames } from '../assembly/names.ts';
import type { CreatedResource } from '../assembly/names.ts';
import { TemplateError } from '../assembly/template.ts';
import type { Template, TemplateResource, TemplateValue } from '../assembly/template.ts';
import { AccessDenied } from '../iam/policies/access-denied.ts';
import { physicalName } from './provider.ts';
import type { ProvidedResource } from './provider.ts';
import { providerOf } from './providers.ts';
import type { Services } from './services.ts';
import { reasonForNoEffect, standIn } from './without-local-effect.ts';

/** What became of one resource of the template. */
export type StackResource = {
  logicalId: string;
  type: string;
  physicalId: string;
  effect: 'runs' | 'none' | 'unknown';
  /** Why it has no effect. */
  reason?: string;
};

export type CreatedStack = {
  outputs: Record<string, string>;
  resources: StackResource[];
  /** Of a resource by its logical id; an ARN is itself. */
  arnOf: (logicalIdOrArn: string) => string;
};

/** Creates every resource of a template, each after those it needs. */
export async function createStack(template: Template, services: Services): Promise<CreatedStack> {
  const created = new Map<string, CreatedResource>();
  const names = templateNames(template, services.stack, created);
  const resources: StackResource[] = [];

  for (const logicalId of creationOrder(template)) {
    const resource = template.Resources[logicalId];
    if (!resource || (resource.Condition && !names.condition(resource.Condition))) continue;
    const instance = await createResource(logicalId, resource, names, services);
    created.set(logicalId, instance);
    const effect = effectOf(resource.Type);
    resources.push({ logicalId, type: resource.Type, physicalId: instance.ref, ...effect });
    resources.push(...partsWithoutEffect(logicalId, instance));
    if (effect.effect === 'unknown')
      services.log(`${logicalId}: the type ${resource.Type} is not known here.`);
  }
  const arnOf = (id: string) => (id.startsWith('arn:') ? id : textOf(names.attribute(id, 'Arn')));
  return { outputs: outputsOf(template, names), resources, arnOf };
}

async function createResource(
  logicalId: string,
  { Type: type, Properties = {} }: TemplateResource,
  names: Names,
  services: Services,
): Promise<ProvidedResource> {
  const name = physicalName(services.stack.stackName, logicalId);
  const create = providerOf(type);
  if (!create) return standIn(type, name, services.stack);
  try {
    const properties = withSecrets(evaluate(Properties, names) ?? {}, services.secretsManager.secretText);
    return await create({ logicalId, type, name, properties: properties as never }, services);
  } catch (error) {
    throw error instanceof TemplateError || error instanceof AccessDenied
      ? new TemplateError(`${logicalId} (${type}): ${error.message}`)
      : error;
  }
}

function partsWithoutEffect(logicalId: string, { ref, withoutEffect = [] }: ProvidedResource) {
  return withoutEffect.map(({ name, type, reason }): StackResource => {
    const effect = reason === undefined ? 'unknown' : 'none';
    return { logicalId: `${logicalId} ${name}`.trim(), type, physicalId: ref, effect, reason };
  });
}

function effectOf(type: string): Pick<StackResource, 'effect' | 'reason'> {
  if (providerOf(type)) return { effect: 'runs' };
  const reason = reasonForNoEffect(type);
  return reason ? { effect: 'none', reason } : { effect: 'unknown' };
}

function outputsOf({ Outputs = {} }: Template, names: Names): Record<string, string> {
  const present = Object.entries(Outputs).filter(
    ([, { Condition }]) => !Condition || names.condition(Condition),
  );
  return Object.fromEntries(present.map(([name, { Value }]) => [name, textOf(evaluate(Value, names))]));
}

function textOf(value: TemplateValue | undefined): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? null);
}
