import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { faultName, type Log } from '../log.ts';
import type { PackageEventMessage } from '../package-events.ts';

type Work = (event: PackageEventMessage) => Promise<void>;

/** Works through a batch of the queue; what failed is delivered again, and nothing else (F121). */
export const eachMessage =
  (work: Work, log: Log) =>
  async ({ Records }: SQSEvent): Promise<SQSBatchResponse> => {
    const failed = await Promise.all(Records.map((record) => failure(work, log, record)));
    return { batchItemFailures: failed.flat() };
  };

async function failure(
  work: Work,
  log: Log,
  { messageId, body }: SQSRecord,
): Promise<{ itemIdentifier: string }[]> {
  try {
    await work(JSON.parse(body) as PackageEventMessage);
    return [];
  } catch (fault) {
    log({ message: 'not told', messageId, fault: faultName(fault) });
    return [{ itemIdentifier: messageId }];
  }
}
