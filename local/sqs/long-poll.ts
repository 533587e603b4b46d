import type { ReceivedMessage } from './message.ts';
import type { Queue } from './queue.ts';

type Poll = { count: number; visibilityTimeoutSeconds: number; waitSeconds: number; closing: AbortSignal };

/** Answers as soon as there is something, and with nothing when the wait is over or the service closes. */
export async function longPoll(
  queue: Queue,
  { count, visibilityTimeoutSeconds, waitSeconds, closing }: Poll,
): Promise<ReceivedMessage[]> {
  const over = AbortSignal.any([closing, AbortSignal.timeout(waitSeconds * 1000)]);

  for (;;) {
    const received = queue.take(count, visibilityTimeoutSeconds);
    if (received.length || waitSeconds === 0 || over.aborted) return received;
    await nextVisible(queue, over);
  }
}

function nextVisible(queue: Queue, over: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      stopListening();
      over.removeEventListener('abort', done);
      resolve();
    };
    const stopListening = queue.onVisible(done);
    over.addEventListener('abort', done);
  });
}
