import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { faultName, type Log } from '../log.ts';
import type { PackageEventMessage } from '../package-events.ts';

type Work = {
  /** Of one event; answers how many messages are due. */
  plan: (event: PackageEventMessage) => Promise<number>;
  /** Of all events so far. */
  sendDue: () => Promise<void>;
  log: Log;
};

/** Works through a batch of the queue; an event that could not be written down is delivered again, and no other (F121). */
export async function eachMessage(
  { plan, sendDue, log }: Work,
  { Records }: SQSEvent,
): Promise<SQSBatchResponse> {
  const failed = new Set<string>();
  const planned: SQSRecord[] = [];
  for (const record of Records) {
    const due = await attempt(() => dueAfter(record, plan), record, log);
    if (due === undefined) failed.add(record.messageId);
    else if (due > 0) planned.push(record);
  }
  // what is in the ledger is not lost; the last event comes again, so that somebody sends it
  const last = planned.at(-1);
  const isSent = !last || (await attempt(() => sendDue().then(() => true), last, log));
  if (last && !isSent) failed.add(last.messageId);
  return { batchItemFailures: [...failed].map((itemIdentifier) => ({ itemIdentifier })) };
}

async function attempt<Result>(
  work: () => Promise<Result>,
  { messageId }: SQSRecord,
  log: Log,
): Promise<Result | undefined> {
  try {
    return await work();
  } catch (fault) {
    log({ message: 'not told', messageId, fault: faultName(fault) });
    return undefined;
  }
}

/**
 * What is no event says only that something has become due. So does one that comes again: whoever had it before may have died
 * over messages about others.
 */
async function dueAfter({ body, attributes }: SQSRecord, plan: Work['plan']): Promise<number> {
  const message = JSON.parse(body) as PackageEventMessage | { due: string };
  const due = 'due' in message ? 1 : await plan(message);
  return Number(attributes.ApproximateReceiveCount) > 1 ? Math.max(due, 1) : due;
}
