/** What the checks read of a CloudFormation template. */
export type Template = {
  readonly Resources: { readonly [logicalId: string]: TemplateResource };
  readonly Parameters?: { readonly [name: string]: unknown };
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

/** The resource of one of the types that a value refers to. */
export function resourceAt(template: Template, value: unknown, ...types: string[]): Found | undefined {
  const logicalId = referredBy(value);
  const resource = logicalId === undefined ? undefined : template.Resources[logicalId];
  if (logicalId === undefined || !resource || !types.includes(resource.Type)) return undefined;
  return { logicalId, properties: resource.Properties ?? {} };
}

/** The logical id that a value refers to, by `Ref` or by `Fn::GetAtt`. */
export function referredBy(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if ('Ref' in value && typeof value.Ref === 'string') return value.Ref;
  if (!('Fn::GetAtt' in value) || !Array.isArray(value['Fn::GetAtt'])) return undefined;
  const [logicalId] = value['Fn::GetAtt'] as unknown[];
  return typeof logicalId === 'string' ? logicalId : undefined;
}

/** Every name that a value refers to, however deep inside it. */
export function allReferredBy(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const here = referredBy(value);
  if (here !== undefined) return [here];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'Fn::Sub' ? placeholders(inner) : allReferredBy(inner),
  );
}

/** What fails must be found: the logical id, and what is wrong with it. */
export function faultsAt(logicalId: string, sentences: string[]): string[] {
  return sentences.map((sentence) => `${logicalId}: ${sentence}`);
}

function placeholders(value: unknown): string[] {
  const [text, variables = {}] = Array.isArray(value) ? (value as [string, object?]) : [String(value)];
  const names = [...text.matchAll(/\$\{([^}.!]+)[^}]*\}/g)].map(([, name = '']) => name);
  return [...names.filter((name) => !(name in variables)), ...allReferredBy(variables)];
}
