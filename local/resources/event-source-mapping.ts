import { created, nameInArn } from './provider.ts';
import type { Provider, Resource } from './provider.ts';
import type { Services } from './services.ts';
import { TemplateError } from '../assembly/template.ts';

type MappingProperties = {
  EventSourceArn: string;
  FunctionName: string;
  BatchSize?: number;
  MaximumBatchingWindowInSeconds?: number;
  Enabled?: boolean;
  FunctionResponseTypes?: string[];
  ScalingConfig?: { MaximumConcurrency?: number };
};

/** What a queue gives out in one call. */
const LARGEST_BATCH_AT_ONCE = 10;

export const eventSourceProviders: Record<string, Provider> = {
  'AWS::Lambda::EventSourceMapping': createMapping,
};

/** Feeds a function from a queue, once every resource is there. */
function createMapping(
  { properties, name }: Resource<MappingProperties>,
  services: Pick<Services, 'sqs' | 'lambdas' | 'access' | 'executionRoles' | 'stack' | 'whenComplete'>,
) {
  const { sqs, lambdas, whenComplete } = services;
  const { EventSourceArn, FunctionName, BatchSize = 10, Enabled = true } = properties;
  if (!EventSourceArn.startsWith('arn:aws:sqs:'))
    throw new TemplateError(`Only a queue can feed a function here, and ${EventSourceArn} is none.`);
  if (BatchSize > LARGEST_BATCH_AT_ONCE && !properties.MaximumBatchingWindowInSeconds)
    throw new TemplateError(
      `A batch of ${BatchSize} needs a MaximumBatchingWindowInSeconds of at least 1; up to ${LARGEST_BATCH_AT_ONCE} need none.`,
    );
  if (Enabled)
    whenComplete(() => {
      checkReader(FunctionName, EventSourceArn, services);
      sqs.consume(EventSourceArn, {
        batchSize: BatchSize,
        reportBatchItemFailures:
          properties.FunctionResponseTypes?.includes('ReportBatchItemFailures') ?? false,
        maximumConcurrency: properties.ScalingConfig?.MaximumConcurrency,
        invoke: (records) => lambdas.invoke(FunctionName, { Records: records }, 'RequestResponse'),
      });
    });
  return created(name, { Id: name });
}

/** The queue is read in the function's role; a mapping whose role may not read it cannot be deployed. */
function checkReader(
  functionName: string,
  resource: string,
  {
    access,
    executionRoles,
    stack: { region, accountId },
  }: Pick<Services, 'access' | 'executionRoles' | 'stack'>,
): void {
  const caller = executionRoles.get(
    `arn:aws:lambda:${region}:${accountId}:function:${nameInArn(functionName)}`,
  );
  if (!caller) throw new TemplateError(`There is no function ${functionName} that a queue could feed.`);
  for (const operation of ['ReceiveMessage', 'DeleteMessage', 'GetQueueAttributes'])
    access.check({ caller, action: `sqs:${operation}`, resource });
}
