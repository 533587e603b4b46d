import { failedMessages } from './batch-outcome.ts';
import { lambdaRecord } from './lambda-record.ts';
import type { ReceivedMessage } from './message.ts';
import type { QueueEntry } from './queue-directory.ts';
import type { ConsumerDefinition, SqsOptions } from './types.ts';

export type Consumer = {
  source: QueueEntry;
  isBusy: () => boolean;
  /** Takes no further batch, and settles when those under way have ended. */
  close: () => Promise<void>;
};

/** What an event source mapping does; a batch is what there is, without waiting for it to fill. */
export function startConsumer(
  source: QueueEntry,
  { batchSize = 10, maximumConcurrency = 5, reportBatchItemFailures = false, invoke }: ConsumerDefinition,
  {
    log,
    retryDelayCapSeconds,
    changed,
  }: Pick<SqsOptions, 'log' | 'retryDelayCapSeconds'> & { changed: () => void },
): Consumer {
  const { queue, arn, definition } = source;
  const underWay = new Set<Promise<void>>();
  let isOpen = true;

  const feed = () => {
    while (isOpen && underWay.size < maximumConcurrency) {
      const batch = queue.take(batchSize, definition.visibilityTimeoutSeconds);
      if (!batch.length) return;
      const run = handle(batch).finally(() => {
        underWay.delete(run);
        changed();
        feed();
      });
      underWay.add(run);
    }
  };

  const handle = async (batch: ReceivedMessage[]): Promise<void> => {
    const failed = await outcomeOf(batch);
    for (const { message, receiptHandle } of batch) {
      if (!failed.has(message.id)) queue.delete(receiptHandle);
      else if (retryDelayCapSeconds !== undefined) queue.returnWithin(receiptHandle, retryDelayCapSeconds);
    }
    if (failed.size) log(`${definition.name}: ${failed.size} of ${batch.length} messages failed`);
  };

  const outcomeOf = async (batch: ReceivedMessage[]): Promise<Set<string>> => {
    const messageIds = batch.map(({ message }) => message.id);
    try {
      const answer = await invoke(batch.map((received) => lambdaRecord(received, arn)));
      return reportBatchItemFailures ? failedMessages(answer, messageIds) : new Set();
    } catch {
      return new Set(messageIds);
    }
  };

  // in the next turn, so that messages sent together come in one batch
  const stopListening = queue.onVisible(() => setImmediate(feed));
  setImmediate(feed);

  return {
    source,
    isBusy: () => isOpen && (underWay.size > 0 || !queue.isEmpty()),
    async close() {
      isOpen = false;
      stopListening();
      await Promise.all(underWay);
    },
  };
}
