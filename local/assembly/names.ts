import { evaluate } from './intrinsics.ts';
import type { Names } from './intrinsics.ts';
import { pseudoParameters } from './pseudo-parameters.ts';
import type { StackIdentity } from './pseudo-parameters.ts';
import { TemplateError } from './template.ts';
import type { Template, TemplateValue } from './template.ts';

/** What a resource that was created answers to `Ref` and `Fn::GetAtt`. */
export type CreatedResource = {
  ref: string;
  /** Undefined if a resource of this type has no such attribute. */
  attribute: (name: string) => TemplateValue | undefined;
};

/** The names of one template; `created` fills up while its resources are created. */
export function templateNames(
  template: Template,
  stack: StackIdentity,
  created: ReadonlyMap<string, CreatedResource>,
): Names {
  const known = { ...parameters(template), ...pseudoParameters(stack) };
  const names: Names = {
    region: stack.region,
    ref: (name) => (Object.hasOwn(known, name) ? known[name] : resource(name).ref),
    attribute: (logicalId, attribute) => {
      const value = resource(logicalId).attribute(attribute);
      if (value !== undefined) return value;
      const type = template.Resources[logicalId]?.Type;
      throw new TemplateError(`${logicalId} (${type}) has no attribute ${attribute} here.`);
    },
    condition: (name) => {
      const condition = template.Conditions?.[name];
      if (condition === undefined) throw new TemplateError(`There is no condition ${name}.`);
      return evaluate(condition, names) === true;
    },
    mapping: (map, first, second) => {
      const value = template.Mappings?.[map]?.[first]?.[second];
      if (value === undefined)
        throw new TemplateError(`Mapping ${map} holds nothing for ${first}, ${second}.`);
      return value;
    },
  };

  function resource(logicalId: string): CreatedResource {
    const found = created.get(logicalId);
    if (!found) throw new TemplateError(`There is no ${logicalId}.`);
    return found;
  }
  return names;
}

/** Nobody is asked for parameters here, so only those with a default have a value. */
function parameters({ Parameters = {} }: Template): Record<string, TemplateValue> {
  return Object.fromEntries(
    Object.entries(Parameters).flatMap(([name, { Default }]) =>
      Default === undefined ? [] : [[name, Default]],
    ),
  );
}
