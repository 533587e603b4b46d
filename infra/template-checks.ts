import type { GraphQLSchema } from 'graphql';
import { accessFaults } from './checks/access-faults.ts';
import { bucketFaults } from './checks/bucket-faults.ts';
import { codeFaults } from './checks/code-faults.ts';
import type { CheckCode } from './checks/code-faults.ts';
import { lambdaFaults } from './checks/lambda-faults.ts';
import { policyFaults, referenceFaults } from './checks/permission-faults.ts';
import { queueFaults } from './checks/queue-faults.ts';
import { resolverFaults } from './checks/resolver-faults.ts';
import { ruleFaults } from './checks/rule-faults.ts';
import { schemaFaults } from './checks/schema-faults.ts';
import { schemaIdOf, schemaOf } from './checks/schema.ts';
import { sourceFaults } from './checks/source-faults.ts';
import type { Synthesis, Template } from './checks/template.ts';

/** The day of the deployment, and what else judges code for AppSync. */
export type Judges = { today: Date; checkCode: CheckCode };

/** What the validators of CloudFormation cannot see, and AWS would (F128): one sentence for each fault. */
export function templateChecks({ today, checkCode }: Judges): (synthesis: Synthesis) => string[] {
  const faultsOfCode = codeFaults(checkCode);

  return (synthesis) => [
    ...apiFaults(synthesis.template),
    ...faultsOfCode(synthesis.template),
    ...sourceFaults(synthesis.template, today),
    ...lambdaFaults(synthesis),
    ...queueFaults(synthesis.template),
    ...bucketFaults(synthesis.template),
    ...ruleFaults(synthesis.template),
    ...referenceFaults(synthesis.template),
  ];
}

/** A schema that does not build makes every other question about the API void. */
function apiFaults(template: Template): string[] {
  let schema: GraphQLSchema;
  try {
    schema = schemaOf(template);
  } catch (fault) {
    const reason = fault instanceof Error ? fault.message : String(fault);
    return [`${schemaIdOf(template)}: The schema does not build: ${reason}`];
  }
  return [schemaFaults, accessFaults, resolverFaults, policyFaults].flatMap((faults) =>
    faults(template, schema),
  );
}
