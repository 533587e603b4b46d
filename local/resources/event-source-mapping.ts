import { created } from './provider.ts';
import type { Provider, Resource } from './provider.ts';
import type { Services } from './services.ts';
import { TemplateError } from '../assembly/template.ts';

type MappingProperties = {
  EventSourceArn: string;
  FunctionName: string;
  BatchSize?: number;
  Enabled?: boolean;
  FunctionResponseTypes?: string[];
  ScalingConfig?: { MaximumConcurrency?: number };
};

export const eventSourceProviders: Record<string, Provider> = {
  'AWS::Lambda::EventSourceMapping': createMapping,
};

/** Feeds a function from a queue, once every resource is there. */
function createMapping(
  { properties, name }: Resource<MappingProperties>,
  { sqs, lambdas, whenComplete }: Pick<Services, 'sqs' | 'lambdas' | 'whenComplete'>,
) {
  const { EventSourceArn, FunctionName, BatchSize = 10, Enabled = true } = properties;
  if (!EventSourceArn.startsWith('arn:aws:sqs:'))
    throw new TemplateError(`Only a queue can feed a function here, and ${EventSourceArn} is none.`);
  if (Enabled)
    whenComplete(() =>
      sqs.consume(EventSourceArn, {
        batchSize: BatchSize,
        reportBatchItemFailures:
          properties.FunctionResponseTypes?.includes('ReportBatchItemFailures') ?? false,
        maximumConcurrency: properties.ScalingConfig?.MaximumConcurrency,
        invoke: (records) => lambdas.invoke(FunctionName, { Records: records }, 'RequestResponse'),
      }),
    );
  return created(name, { Id: name });
}
