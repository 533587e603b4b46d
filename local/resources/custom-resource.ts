import { isDeepStrictEqual } from 'node:util';
import { stackId } from '../assembly/pseudo-parameters.ts';
import type { TemplateValue } from '../assembly/template.ts';
import { StartError } from '../start-error.ts';
import type { CustomResourceAnswer } from './custom-resources.ts';
import { created } from './provider.ts';
import type { Provider, Resource } from './provider.ts';
import type { Services } from './services.ts';

type CustomProperties = { readonly [name: string]: TemplateValue } & { readonly ServiceToken: string };
type Work = Pick<Services, 'customResources' | 'deployed' | 'stack'>;

/** What a custom resource was when it was last deployed here. */
export type DeployedResource = {
  properties: TemplateValue;
  physicalResourceId: string;
  data: Record<string, TemplateValue>;
};

/** A resource whose properties have not changed since is left alone, as when a stack is deployed again. */
export const createCustomResource: Provider = async (
  resource: Resource<CustomProperties>,
  services: Work,
) => {
  const properties = asText(resource.properties);
  const last = services.deployed.find(resource.logicalId);
  const isUnchanged = last !== undefined && isDeepStrictEqual(last.properties, properties);
  const current = isUnchanged ? last : await deploy(resource, properties, last, services);
  return created(current.physicalResourceId, current.data);
};

async function deploy(
  resource: Resource<CustomProperties>,
  properties: TemplateValue,
  last: DeployedResource | undefined,
  { customResources, deployed, stack }: Work,
): Promise<DeployedResource> {
  const request = {
    ServiceToken: resource.properties.ServiceToken,
    StackId: stackId(stack),
    ResourceType: resource.type,
    LogicalResourceId: resource.logicalId,
  };
  const answer = await customResources.ask({
    ...request,
    ...(last
      ? {
          RequestType: 'Update',
          PhysicalResourceId: last.physicalResourceId,
          OldResourceProperties: last.properties,
        }
      : { RequestType: 'Create' }),
    ResourceProperties: properties,
  });
  const physicalResourceId = idIn(answer, resource);
  const current = { properties, physicalResourceId, data: answer.Data ?? {} };
  deployed.keep(resource.logicalId, current);

  const isReplaced = last !== undefined && last.physicalResourceId !== physicalResourceId;
  if (isReplaced)
    await customResources.ask({
      ...request,
      RequestType: 'Delete',
      PhysicalResourceId: last.physicalResourceId,
      ResourceProperties: last.properties,
    });
  return current;
}

function idIn(
  { Status, Reason, PhysicalResourceId }: CustomResourceAnswer,
  { logicalId }: Resource<unknown>,
): string {
  if (Status !== 'SUCCESS') throw new StartError(`${logicalId} failed: ${Reason ?? 'no reason was given'}`);
  if (!PhysicalResourceId)
    throw new StartError(`${logicalId} failed: the answer holds no PhysicalResourceId`);
  return PhysicalResourceId;
}

/** CloudFormation hands numbers and booleans over as text. */
function asText(value: TemplateValue): TemplateValue {
  if (typeof value !== 'object' || value === null) return String(value);
  if (Array.isArray(value)) return value.map(asText);
  return Object.fromEntries(
    Object.entries(value).map(([key, item]: [string, TemplateValue]) => [key, asText(item)]),
  );
}
