import type { Properties, Template } from './checks/template.ts';
import { changed, logicalIdOf } from './test-synthesis.ts';

/** One fault: what is done, to which resource, and what the check must say of it. */
export type PlantedFault = {
  name: string;
  /** How the logical id begins: of what is changed, and of what the message names unless `at` is given. */
  in: string;
  at?: string;
  plant: (properties: Properties, idOf: (start: string) => string) => Record<string, unknown>;
  says: string;
};

export function planted({ in: start, plant }: PlantedFault, template: Template): Template {
  const logicalId = logicalIdOf(template, start);
  const properties = template.Resources[logicalId]?.Properties ?? {};
  const change = plant(properties, (other) => logicalIdOf(template, other));
  if (Object.entries(change).every(([name, value]) => properties[name] === value))
    throw new Error(`Nothing was planted in ${logicalId}.`);
  return changed(template, logicalId, change);
}

/** A change of the schema's text. */
export const inSchema =
  (search: string | RegExp, replacement: string): PlantedFault['plant'] =>
  ({ Definition }) => ({ Definition: String(Definition).replace(search, replacement) });

/** Code that has its two handlers, and then some. */
export const inCode =
  (more: string): PlantedFault['plant'] =>
  () => ({ Code: `function request() {}\nfunction response() {}\nexport { request, response };\n${more}` });
