import { codeFaults } from './checks/code-faults.ts';
import { lambdaFaults } from './checks/lambda-faults.ts';
import { resolverFaults } from './checks/resolver-faults.ts';
import { schemaFaults } from './checks/schema-faults.ts';
import { schemaOf } from './checks/schema.ts';
import type { Synthesis, Template } from './checks/template.ts';

/** What the validators of CloudFormation cannot see, and AWS would (F128): one sentence for each fault. */
export function templateFaults(synthesis: Synthesis): string[] {
  const { template } = synthesis;
  return [...apiFaults(template), ...codeFaults(template), ...lambdaFaults(synthesis)];
}

/** A schema that does not build makes every other question about the API void. */
function apiFaults(template: Template): string[] {
  try {
    schemaOf(template);
  } catch (fault) {
    return [`The schema does not build: ${fault instanceof Error ? fault.message : String(fault)}`];
  }
  return [...schemaFaults(template), ...resolverFaults(template)];
}
