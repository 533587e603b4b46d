import type { Courier } from '../delivery.ts';
import { invalidParameter, SnsFault } from '../faults.ts';
import { messageBytes, MOST_BYTES, readMessage } from '../message.ts';
import type { Input } from '../query.ts';
import { list, text } from '../query.ts';
import { MOST_SMS_CHARACTERS } from '../receivers.ts';
import { PHONE_NUMBER } from '../subscriptions.ts';
import type { SnsState } from '../topics.ts';
import { existingTopic } from '../topics.ts';
import type { Output } from '../xml.ts';

const MOST_ENTRIES = 10;

export const publishOperations = (state: SnsState, courier: Courier) => ({
  Publish(input: Input): Output {
    const phoneNumber = text(input['PhoneNumber']);
    const topicArn = text(input['TopicArn']) ?? text(input['TargetArn']);
    if (phoneNumber !== undefined) return { MessageId: publishToPhone(courier, phoneNumber, input) };
    if (!topicArn) throw invalidParameter('TopicArn or TargetArn Reason: no value for required parameter');
    return { MessageId: publishToTopic(state, courier, topicArn, input) };
  },

  /** An entry that is refused is named in `Failed` of an answer that is 200 (F121). */
  PublishBatch(input: Input): Output {
    const topicArn = existingTopic(state, text(input['TopicArn'])).arn;
    const entries = list(input['PublishBatchRequestEntries']);
    checkBatch(entries);

    const answer = { Successful: [] as Output[], Failed: [] as Output[] };
    for (const entry of entries) {
      const Id = text(entry['Id']) ?? '';
      try {
        answer.Successful.push({ Id, MessageId: publishToTopic(state, courier, topicArn, entry) });
      } catch (error) {
        if (!(error instanceof SnsFault)) throw error;
        answer.Failed.push({ Id, Code: error.code, Message: error.message, SenderFault: true });
      }
    }
    return answer;
  },
});

function publishToTopic(state: SnsState, courier: Courier, topicArn: string, input: Input): string {
  const message = readMessage(input);
  courier.toTopic(existingTopic(state, topicArn).arn, message);
  return message.id;
}

/** The id says that the message was accepted, not that it arrives (F124). */
function publishToPhone(courier: Courier, phoneNumber: string, input: Input): string {
  if (!PHONE_NUMBER.test(phoneNumber)) {
    throw invalidParameter(`PhoneNumber Reason: ${phoneNumber} is not valid to publish to`);
  }
  const message = readMessage(input);
  if (message.bodyFor('sms').length > MOST_SMS_CHARACTERS) throw invalidParameter('Message too long');
  courier.toPhone(phoneNumber, message);
  return message.id;
}

/** Ten entries of 256 KiB together (F125). */
function checkBatch(entries: Input[]): void {
  const ids = entries.map((entry) => text(entry['Id']) ?? '');
  if (!entries.length) {
    throw new SnsFault('EmptyBatchRequest', "The batch request doesn't contain any entries.");
  }
  if (entries.length > MOST_ENTRIES) {
    const message = 'The batch request contains more entries than permissible.';
    throw new SnsFault('TooManyEntriesInBatchRequest', message);
  }
  if (!ids.every((id) => /^[\w-]{1,80}$/.test(id))) {
    const message = "The Id of a batch entry in a batch request doesn't abide by the specification.";
    throw new SnsFault('InvalidBatchEntryId', message);
  }
  if (new Set(ids).size < ids.length) {
    const message = 'Two or more batch entries in the request have the same Id.';
    throw new SnsFault('BatchEntryIdsNotDistinct', message);
  }
  if (entries.reduce((sum, entry) => sum + messageBytes(entry), 0) > MOST_BYTES) {
    const message = 'The length of all the batch messages put together is more than the limit.';
    throw new SnsFault('BatchRequestTooLong', message);
  }
}
