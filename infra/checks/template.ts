/** What the checks read of a CloudFormation template. */
export type Template = {
  readonly Resources: { readonly [logicalId: string]: TemplateResource };
  readonly Outputs?: { readonly [name: string]: { readonly Value: unknown } };
};

export type TemplateResource = {
  readonly Type: string;
  readonly Properties?: Properties;
  readonly DependsOn?: readonly string[];
};

export type Properties = { readonly [name: string]: unknown };

export type Found = { readonly logicalId: string; readonly properties: Properties };

/** A template as it was synthesised, and where its assets are. */
export type Synthesis = { readonly template: Template; readonly directory: string };

/** Every resource of a type. */
export function resourcesOf({ Resources }: Template, type: string): Found[] {
  return Object.entries(Resources)
    .filter(([, resource]) => resource.Type === type)
    .map(([logicalId, { Properties: properties = {} }]) => ({ logicalId, properties }));
}

/** The logical id that a value refers to, by `Ref` or by `Fn::GetAtt`. */
export function referredBy(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if ('Ref' in value && typeof value.Ref === 'string') return value.Ref;
  if (!('Fn::GetAtt' in value) || !Array.isArray(value['Fn::GetAtt'])) return undefined;
  const [logicalId] = value['Fn::GetAtt'] as unknown[];
  return typeof logicalId === 'string' ? logicalId : undefined;
}
