import { EventEmitter, once } from 'node:events';
import { awsJson } from '../aws-json.ts';
import type { Consumer } from './consumer.ts';
import { startConsumer } from './consumer.ts';
import { newMessage } from './message.ts';
import { createQueueDirectory } from './queue-directory.ts';
import { queueOperations } from './queue-operations.ts';
import { receiveOperations } from './receive-operations.ts';
import { sendOperations } from './send-operations.ts';
import type { Sqs, SqsOptions } from './types.ts';

/** Standard queues with visibility timeouts, long polling, dead letters and consumers. */
export function createSqs(options: SqsOptions): Sqs {
  const consumers: Consumer[] = [];
  const closing = new AbortController();
  const changes = new EventEmitter();
  const changed = () => void changes.emit('change');
  const queues = createQueueDirectory(options, changed);

  return {
    service: awsJson({
      version: '1.0',
      operations: {
        ...queueOperations(queues),
        ...sendOperations(queues),
        ...receiveOperations(queues, closing.signal),
      },
      log: options.log,
    }),
    createQueue(definition) {
      const { arn, url } = queues.create(definition);
      return { arn, url: url() };
    },
    async send(queueArn, body, attributes) {
      const { queue, definition } = queues.byArn(queueArn);
      const senderId = options.cloud.accountId;
      const message = newMessage({ body, attributes, senderId }, definition.maximumMessageSizeBytes);
      queue.add(message, definition.delaySeconds);
      return message.id;
    },
    consume(queueArn, consumer) {
      consumers.push(startConsumer(queues.byArn(queueArn), consumer, { ...options, changed }));
    },
    async idle() {
      while (consumers.some((consumer) => consumer.isBusy())) await once(changes, 'change');
    },
    async close() {
      closing.abort();
      await Promise.all(consumers.map((consumer) => consumer.close()));
      for (const { queue } of queues.all()) queue.close();
      changed();
    },
  };
}
