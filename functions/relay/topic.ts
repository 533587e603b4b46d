import { PublishBatchCommand, type PublishBatchRequestEntry, type SNSClient } from '@aws-sdk/client-sns';
import type { PackageEvent } from '../../graphql/generated/graphql.ts';
import { messageOf } from '../package-events.ts';

/** The most events that one call takes (F125). */
export const BATCH_SIZE = 10;

/** Publishes a batch and answers the ids of the events that were taken: its failures hide inside a success (F121). */
export const publishToTopic =
  (client: Pick<SNSClient, 'send'>, topicArn: string) =>
  async (events: PackageEvent[]): Promise<Set<string>> => {
    const command = new PublishBatchCommand({
      TopicArn: topicArn,
      PublishBatchRequestEntries: events.map(entryOf),
    });
    const { Failed = [] } = await client.send(command);
    const failed = new Set(Failed.map(({ Id }) => events[Number(Id)]?.id));
    return new Set(events.map(({ id }) => id).filter((id) => !failed.has(id)));
  };

/** Named by its place: SNS refuses a whole batch in which one name stands twice. */
function entryOf(event: PackageEvent, place: number): PublishBatchRequestEntry {
  return {
    Id: String(place),
    Message: JSON.stringify(messageOf(event)),
    MessageAttributes: {
      kind: { DataType: 'String', StringValue: event.kind },
      status: { DataType: 'String', StringValue: event.status },
    },
  };
}
