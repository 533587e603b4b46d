/** A value of a template: JSON in which some objects are intrinsic functions. */
export type TemplateValue =
  string | number | boolean | null | readonly TemplateValue[] | { readonly [name: string]: TemplateValue };

export type TemplateResource = {
  Type: string;
  Properties?: Record<string, TemplateValue>;
  DependsOn?: string | string[];
  Condition?: string;
};

export type TemplateOutput = { Value: TemplateValue; Condition?: string };

/** What is read of a CloudFormation template; `Rules` and `Metadata` have no meaning here. */
export type Template = {
  Parameters?: Record<string, { Type: string; Default?: TemplateValue }>;
  Mappings?: Record<string, Record<string, Record<string, TemplateValue>>>;
  Conditions?: Record<string, TemplateValue>;
  Resources: Record<string, TemplateResource>;
  Outputs?: Record<string, TemplateOutput>;
};

/** What is wrong with a template, said by the names that stand in it. */
export class TemplateError extends Error {
  override name = 'TemplateError';
}

/** `{ "Fn::Join": … }` as name and argument; undefined for anything that is not an intrinsic function. */
export function intrinsicOf(value: TemplateValue): { name: string; argument: TemplateValue } | undefined {
  if (!isObject(value)) return undefined;
  const [entry, ...others] = Object.entries(value);
  if (!entry || others.length > 0) return undefined;
  const [name, argument] = entry;
  const isIntrinsic =
    name === 'Ref' || name.startsWith('Fn::') || (name === 'Condition' && typeof argument === 'string');
  return isIntrinsic ? { name, argument } : undefined;
}

export function isObject(
  value: TemplateValue | undefined,
): value is { readonly [name: string]: TemplateValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isList(value: TemplateValue | undefined): value is readonly TemplateValue[] {
  return Array.isArray(value);
}
