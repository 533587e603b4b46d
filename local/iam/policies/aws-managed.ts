import type { PolicyDocument } from './types.ts';

/** Those of AWS's own policies that stacks attach to what runs here; what they say of logs and traces has no effect. */
const ACTIONS: Record<string, string[]> = {
  AWSXRayDaemonWriteAccess: [],
  CloudWatchLambdaInsightsExecutionRolePolicy: [],
  AWSAppSyncPushToCloudWatchLogs: [],
  AWSLambdaBasicExecutionRole: [],
  AWSLambdaVPCAccessExecutionRole: [],
  AWSLambdaRole: ['lambda:InvokeFunction'],
  AWSLambdaSQSQueueExecutionRole: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
};

/** Undefined for a policy that is not known here. */
export function awsManagedPolicy(arn: string): PolicyDocument | undefined {
  const [, name = ''] = /^arn:aws:iam::aws:policy\/(?:service-role\/)?([^/]+)$/.exec(arn) ?? [];
  const actions = Object.hasOwn(ACTIONS, name) ? ACTIONS[name] : undefined;
  return actions && { Statement: [{ Effect: 'Allow', Action: actions, Resource: '*' }] };
}
