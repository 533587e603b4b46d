import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Function, Runtime } from 'aws-cdk-lib/aws-lambda';
import type { Code } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

type JobFunctionProps = {
  /** Only where somebody has to know it before the function is there. */
  name?: string;
  code: Code;
  environment: Record<string, string>;
  /** All that it may do, besides writing its own log. */
  permissions: PolicyStatement[];
  timeout?: Duration;
  memorySize?: number;
  /** At most so many at once; a share of the account's quota, so only where more would do harm. */
  concurrency?: number;
  /** Takes the events of asynchronous calls that failed three times. */
  deadLetters?: IQueue;
};

/** A Lambda with its own log and its own role. */
export class JobFunction extends Construct {
  readonly function: Function;

  constructor(scope: Construct, id: string, props: JobFunctionProps) {
    super(scope, id);
    const logGroup = new LogGroup(this, 'Log', {
      retention: RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      inlinePolicies: { Job: new PolicyDocument({ statements: statements(logGroup, props) }) },
    });
    this.function = new Function(this, 'Function', {
      functionName: props.name,
      code: props.code,
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      environment: props.environment,
      timeout: props.timeout ?? Duration.seconds(30),
      memorySize: props.memorySize ?? 512,
      reservedConcurrentExecutions: props.concurrency,
      deadLetterQueue: props.deadLetters,
      logGroup,
      // every permission is written out: nothing that is connected to the function can widen its role
      role: role.withoutPolicyUpdates(),
    });
  }
}

function statements(logGroup: LogGroup, { permissions, deadLetters }: JobFunctionProps): PolicyStatement[] {
  const writesLog = new PolicyStatement({
    actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    resources: [logGroup.logGroupArn],
  });
  if (!deadLetters) return [writesLog, ...permissions];
  const leavesDeadLetters = new PolicyStatement({
    actions: ['sqs:SendMessage'],
    resources: [deadLetters.queueArn],
  });
  return [writesLog, leavesDeadLetters, ...permissions];
}
