import type { Context } from '../execution/resolver.ts';
import type { DataSource } from '../types.ts';
import { batched } from './lambda-batch.ts';
import { refused, unhandled, type Ask, type SourceAnswer } from './source-answer.ts';

export type LambdaSource = Extract<DataSource, { type: 'AWS_LAMBDA' }>;

type LambdaRequest = { operation?: string; invocationType?: 'RequestResponse' | 'Event'; payload?: unknown };

/** F36, F37; without code the Lambda gets the whole context. */
export function askLambda(source: LambdaSource, step: { code?: string; maxBatchSize?: number }): Ask {
  const askBatch = batched(source, step.maxBatchSize || 1);

  return async (request, context, run) => {
    const {
      operation,
      payload,
      invocationType = 'RequestResponse',
    }: LambdaRequest = step.code === undefined
      ? wholeContext(context, step.maxBatchSize)
      : ((request ?? {}) as LambdaRequest);
    if (operation === 'BatchInvoke') return askBatch(payload, run);
    if (operation !== 'Invoke') return refused(`A Lambda has no operation ${operation}.`);
    return invoke(source, payload, invocationType);
  };
}

async function invoke(
  source: LambdaSource,
  payload: unknown,
  type: 'RequestResponse' | 'Event',
): Promise<SourceAnswer> {
  try {
    const result = await source.invoke(payload ?? null, type);
    return { result: type === 'Event' ? null : (result ?? null) };
  } catch (fault) {
    return { result: null, error: unhandled(fault) };
  }
}

function wholeContext(context: Context, maxBatchSize: number | undefined): LambdaRequest {
  const { arguments: args, identity, source, request, prev, info, stash } = context;
  const { fieldName, parentTypeName, variables, selectionSetList, selectionSetGraphQL } = info as Record<
    string,
    unknown
  >;
  const wholeInfo = { fieldName, parentTypeName, variables, selectionSetList, selectionSetGraphQL };
  return {
    operation: maxBatchSize ? 'BatchInvoke' : 'Invoke',
    payload: { arguments: args, identity, source, request, prev: prev ?? null, info: wholeInfo, stash },
  };
}
