import type { Store } from '../aws-service.ts';
import { queueDoesNotExist } from './faults.ts';
import type { Message } from './message.ts';
import { Queue } from './queue.ts';
import type { QueueDefinition, SqsOptions } from './types.ts';

/** SQS's defaults; a message may have 1 MiB. */
const DEFAULTS = {
  visibilityTimeoutSeconds: 30,
  delaySeconds: 0,
  receiveWaitTimeSeconds: 0,
  messageRetentionSeconds: 345_600,
  maximumMessageSizeBytes: 1_048_576,
};

export type QueueEntry = {
  definition: QueueDefinition & typeof DEFAULTS;
  arn: string;
  url: () => string;
  queue: Queue;
  createdAt: number;
};

export type QueueDirectory = {
  create: (definition: QueueDefinition) => QueueEntry;
  byName: (name: string) => QueueEntry;
  byUrl: (url: string | undefined) => QueueEntry;
  byArn: (arn: string) => QueueEntry;
  all: () => QueueEntry[];
};

export function createQueueDirectory(
  { cloud, store, baseUrl, mishaps }: Pick<SqsOptions, 'cloud' | 'store' | 'baseUrl' | 'mishaps'>,
  changed: () => void,
): QueueDirectory {
  const entries = new Map<string, QueueEntry>();

  const byName = (name: string) => {
    const entry = entries.get(name);
    if (!entry) throw queueDoesNotExist();
    return entry;
  };
  const byArn = (arn: string) => {
    const entry = byName(arn.split(':').at(-1) ?? '');
    if (entry.arn !== arn) throw queueDoesNotExist();
    return entry;
  };

  return {
    byName,
    byArn,
    byUrl: (url) => byName(url?.split('/').at(-1) ?? ''),
    all: () => [...entries.values()],
    create(definition) {
      const { name, redrive } = definition;
      if (redrive) byArn(redrive.deadLetterTargetArn);
      if (name.endsWith('.fifo')) throw new Error(`FIFO queues are not supported: ${name}`);
      const withDefaults = { ...DEFAULTS, ...definition };
      const arn = `arn:aws:sqs:${cloud.region}:${cloud.accountId}:${name}`;
      const queue = restoredQueue(name, store, {
        arn,
        maxReceiveCount: redrive?.maxReceiveCount ?? Infinity,
        retentionSeconds: withDefaults.messageRetentionSeconds,
        deadLetter: (message) => redrive && byArn(redrive.deadLetterTargetArn).queue.add(message),
        secondsLate: () => mishaps?.secondsLate(name) ?? 0,
        losesDeletion: () => mishaps?.losesDeletion(name) ?? false,
        changed,
      });
      const url = () => `${baseUrl()}/${cloud.accountId}/${name}`;
      const entry = { definition: withDefaults, arn, url, queue, createdAt: Date.now() };
      entries.set(name, entry);
      return entry;
    },
  };
}

/** The queue with what it held when it was written last; what was in somebody's hands is visible again. */
function restoredQueue(name: string, store: Store, settings: ConstructorParameters<typeof Queue>[0]): Queue {
  const storedAs = `sqs-${name}`;
  const queue: Queue = new Queue(
    {
      ...settings,
      changed: () => {
        store.write(storedAs, () => queue.messages());
        settings.changed();
      },
    },
    store.read<Message[]>(storedAs),
  );
  return queue;
}
