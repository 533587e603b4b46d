import { createHash } from 'node:crypto';
import type { CreatedResource } from '../assembly/names.ts';
import type { TemplateValue } from '../assembly/template.ts';
import type { Services } from './services.ts';

/** A resource of the template; its properties hold no intrinsic functions any more. */
export type Resource<Properties> = {
  logicalId: string;
  type: string;
  properties: Properties;
  /** The name it has if its properties give none: the same at every start. */
  name: string;
};

/** A part of a resource that does nothing here, though the resource runs; not known here if there is no reason. */
export type PartWithoutEffect = { name: string; type: string; reason: string | undefined };
export type ProvidedResource = CreatedResource & { withoutEffect?: PartWithoutEffect[] };

/** Brings the resources of one type to life. */
export type Provider = (
  resource: Resource<never>,
  services: Services,
) => ProvidedResource | Promise<ProvidedResource>;

export function created(ref: string, attributes: Record<string, TemplateValue> = {}): CreatedResource {
  return { ref, attribute: (name) => (Object.hasOwn(attributes, name) ? attributes[name] : undefined) };
}

/** As CloudFormation names things: `Notes-Relay-5B2C61D0A3F4`. */
export function physicalName(stackName: string, logicalId: string): string {
  const suffix = digest(`${stackName} ${logicalId}`).slice(0, 12).toUpperCase();
  return [stackName.slice(0, 24), logicalId.slice(0, 24), suffix].join('-');
}

/** Hexadecimal, and the same for the same text. */
export function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** The last part of an ARN, which for many services is the name. */
export function nameInArn(arn: string): string {
  return arn.split(/[:/]/).at(-1) ?? arn;
}
