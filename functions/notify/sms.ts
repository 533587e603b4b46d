import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import type { Channel } from './channel.ts';

/** Straight to a number. A message id means that SNS has taken the text, not that it was delivered (F124). */
export const smsThrough = (client: Pick<SNSClient, 'send'>): Channel => ({
  send: async ({ phone }, { text }) => {
    const command = new PublishCommand({ PhoneNumber: phone ?? '', Message: text });
    const { MessageId } = await client.send(command);
    return { state: 'SENT', detail: `SNS took it as ${MessageId}.` };
  },
});
