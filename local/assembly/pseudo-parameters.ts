import type { CloudIdentity } from '../aws-service.ts';
import type { TemplateValue } from './template.ts';

export type StackIdentity = CloudIdentity & { stackName: string };

/** `AWS::NoValue` is undefined: the property is not there. */
export function pseudoParameters(stack: StackIdentity): Record<string, TemplateValue | undefined> {
  return {
    'AWS::AccountId': stack.accountId,
    'AWS::NoValue': undefined,
    'AWS::NotificationARNs': [],
    'AWS::Partition': 'aws',
    'AWS::Region': stack.region,
    'AWS::StackId': stackId(stack),
    'AWS::StackName': stack.stackName,
    'AWS::URLSuffix': 'amazonaws.com',
  };
}

/** The same at every start, so that what is made from it stays the same too. */
export function stackId({ region, accountId, stackName }: StackIdentity): string {
  return `arn:aws:cloudformation:${region}:${accountId}:stack/${stackName}/00000000-0000-4000-8000-000000000000`;
}
