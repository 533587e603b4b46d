import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import type { Outcome } from './ledger.ts';

/** A message id means that SNS has taken the text, not that it was delivered (F124). */
export const sendSms =
  (client: SNSClient) =>
  async (phone: string, text: string): Promise<Outcome> => {
    const { MessageId } = await client.send(new PublishCommand({ PhoneNumber: phone, Message: text }));
    return { state: 'SENT', detail: `SNS took it as ${MessageId}.` };
  };
