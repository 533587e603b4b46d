import { CfnOutput } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';

/** What those who build on the stack need to know of it, under these names. */
export function writeOutputs(stack: Stack, values: Record<string, string>): void {
  for (const [name, value] of Object.entries(values)) new CfnOutput(stack, name, { value });
}
