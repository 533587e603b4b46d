import { intrinsicOf, isList, isObject } from './template.ts';
import type { TemplateValue } from './template.ts';

/** A name in a template that stands for something else: `Ref` if there is no attribute. */
export type Reference = { name: string; attribute?: string };

/** Everything that a value refers to, wherever it stands in it; names that a `Fn::Sub` defines itself are left out. */
export function referencesIn(value: TemplateValue): Reference[] {
  if (isList(value)) return value.flatMap(referencesIn);
  if (!isObject(value)) return [];
  const intrinsic = intrinsicOf(value);
  if (intrinsic?.name === 'Ref') return [{ name: String(intrinsic.argument) }];
  if (intrinsic?.name === 'Fn::GetAtt') return [attributeReference(intrinsic.argument)];
  if (intrinsic?.name === 'Fn::Sub') return referencesInText(intrinsic.argument);
  return Object.values(value).flatMap(referencesIn);
}

/** Both forms of `Fn::GetAtt`: `["Table", "StreamArn"]` and `"Table.StreamArn"`. */
export function attributeReference(argument: TemplateValue): Required<Reference> {
  const parts = isList(argument) ? argument.map(String) : String(argument).split('.');
  const [name = '', ...attribute] = parts;
  return { name, attribute: attribute.join('.') };
}

/** Both forms of `Fn::Sub`: a text, or a text and the names it may use besides those of the template. */
export function substitution(argument: TemplateValue): {
  text: string;
  names: Record<string, TemplateValue>;
} {
  if (!isList(argument)) return { text: String(argument), names: {} };
  const [text, names] = argument;
  return { text: String(text), names: isObject(names) ? names : {} };
}

/** `${Name}` and `${Name.Attribute}`; `${!Name}` means `${Name}` as text. */
export const PLACEHOLDER = /\$\{(?<literal>!?)(?<name>[^}]+)\}/g;

function referencesInText(argument: TemplateValue): Reference[] {
  const { text, names } = substitution(argument);
  const inText = [...text.matchAll(PLACEHOLDER)]
    .filter((match) => !match.groups?.['literal'])
    .map((match) => (match.groups?.['name'] ?? '').trim())
    .filter((name) => !Object.hasOwn(names, name))
    .map((name) => (name.includes('.') ? attributeReference(name) : { name }));
  return [...inText, ...Object.values(names).flatMap(referencesIn)];
}
