import { attributeReference, PLACEHOLDER, substitution } from './references.ts';
import { intrinsicOf, isList, isObject, TemplateError } from './template.ts';
import type { TemplateValue } from './template.ts';

/** What the names of a template stand for. */
export type Names = {
  ref: (name: string) => TemplateValue | undefined;
  attribute: (logicalId: string, attribute: string) => TemplateValue;
  condition: (name: string) => boolean;
  mapping: (map: string, first: string, second: string) => TemplateValue;
  region: string;
};

/** Undefined is `AWS::NoValue`: what holds it leaves it out. */
export type Evaluated = TemplateValue | undefined;
type Intrinsic = (argument: TemplateValue, names: Names) => Evaluated;

/** The value with every intrinsic function in it replaced by its result. */
export function evaluate(value: TemplateValue, names: Names): Evaluated {
  if (isList(value)) return value.map((item) => evaluate(item, names)).filter((item) => item !== undefined);
  if (!isObject(value)) return value;
  const intrinsic = intrinsicOf(value);
  if (!intrinsic) return evaluateObject(value, names);
  const run = INTRINSICS[intrinsic.name];
  if (!run) throw new TemplateError(`${intrinsic.name} is not known here.`);
  return run(intrinsic.argument, names);
}

const INTRINSICS: Record<string, Intrinsic> = {
  Ref: (argument, names) => names.ref(String(argument)),
  Condition: (argument, names) => names.condition(String(argument)),
  'Fn::GetAtt': (argument, names) => {
    const { name, attribute } = attributeReference(argument);
    return names.attribute(name, attribute);
  },
  'Fn::Join': (argument, names) => {
    const [separator, parts] = evaluatedList(argument, names);
    return asList(parts, 'Fn::Join').map(String).join(String(separator));
  },
  'Fn::Sub': (argument, names) => {
    const { text, names: own } = substitution(argument);
    return text.replace(PLACEHOLDER, (...match) => {
      const { literal, name = '' } = match.at(-1) as { literal?: string; name?: string };
      return literal ? `\${${name}}` : String(substitute(name.trim(), own, names));
    });
  },
  'Fn::Select': (argument, names) => {
    const [index, items] = evaluatedList(argument, names);
    const selected = asList(items, 'Fn::Select')[Number(index)];
    if (selected === undefined) throw new TemplateError(`Fn::Select finds nothing at ${String(index)}.`);
    return selected;
  },
  'Fn::Split': (argument, names) => {
    const [separator, text] = evaluatedList(argument, names);
    return String(text).split(String(separator));
  },
  'Fn::If': (argument, names) => {
    const [condition, whenTrue = null, whenFalse = null] = asList(argument, 'Fn::If');
    return evaluate(names.condition(String(condition)) ? whenTrue : whenFalse, names);
  },
  'Fn::FindInMap': (argument, names) => {
    const [map, first, second] = evaluatedList(argument, names).map(String);
    return names.mapping(map ?? '', first ?? '', second ?? '');
  },
  'Fn::Base64': (argument, names) => Buffer.from(String(evaluate(argument, names))).toString('base64'),
  'Fn::GetAZs': (_argument, names) => ['a', 'b', 'c'].map((zone) => names.region + zone),
  'Fn::Equals': (argument, names) => {
    const [left, right] = evaluatedList(argument, names);
    return JSON.stringify(left) === JSON.stringify(right);
  },
  'Fn::And': (argument, names) => evaluatedList(argument, names).every((item) => item === true),
  'Fn::Or': (argument, names) => evaluatedList(argument, names).some((item) => item === true),
  'Fn::Not': (argument, names) => !evaluatedList(argument, names).every((item) => item === true),
};

function evaluateObject(value: { readonly [name: string]: TemplateValue }, names: Names): TemplateValue {
  const entries = Object.entries(value).map(([key, item]) => [key, evaluate(item, names)] as const);
  return Object.fromEntries(
    entries.filter((entry): entry is [string, TemplateValue] => entry[1] !== undefined),
  );
}

function substitute(name: string, own: Record<string, TemplateValue>, names: Names): Evaluated {
  if (own[name] !== undefined) return evaluate(own[name], names);
  const reference = attributeReference(name);
  return reference.attribute ? names.attribute(reference.name, reference.attribute) : names.ref(name);
}

function evaluatedList(argument: TemplateValue, names: Names): Evaluated[] {
  return asList(argument, 'An intrinsic function').map((item) => evaluate(item, names));
}

function asList(value: Evaluated, whose: string): readonly TemplateValue[] {
  if (isList(value)) return value;
  throw new TemplateError(`${whose} needs a list and got ${JSON.stringify(value)}.`);
}
