import { referencesIn } from './references.ts';
import { TemplateError } from './template.ts';
import type { Template, TemplateResource } from './template.ts';

/** The logical ids in an order in which each comes after all it needs; among equals, as they stand in the template. */
export function creationOrder({ Resources, Parameters = {} }: Template): string[] {
  const done = new Set<string>();
  const underWay: string[] = [];

  function visit(logicalId: string): void {
    if (done.has(logicalId)) return;
    if (underWay.includes(logicalId))
      throw cycle([...underWay.slice(underWay.indexOf(logicalId)), logicalId]);
    underWay.push(logicalId);
    for (const needed of needs(logicalId)) visit(needed);
    underWay.pop();
    done.add(logicalId);
  }

  function needs(logicalId: string): string[] {
    const resource = Resources[logicalId];
    if (!resource) return [];
    const names = namesIn(resource).filter(
      (name) => !name.startsWith('AWS::') && !Object.hasOwn(Parameters, name),
    );
    const unknown = names.find((name) => !Object.hasOwn(Resources, name));
    if (unknown) throw new TemplateError(`${logicalId} refers to ${unknown}, which is not in the template.`);
    return names;
  }

  for (const logicalId of Object.keys(Resources)) visit(logicalId);
  return [...done];
}

function namesIn({ Properties = {}, DependsOn = [] }: TemplateResource): string[] {
  return [...[DependsOn].flat(), ...referencesIn(Properties).map(({ name }) => name)];
}

function cycle(logicalIds: string[]): TemplateError {
  return new TemplateError(`These resources need one another: ${logicalIds.join(' → ')}`);
}
