import { SNSClient } from '@aws-sdk/client-sns';
import { createInbox, type Inbox } from '../local/inbox/inbox.ts';
import { createSns } from '../local/sns/sns.ts';
import type { Sns } from '../local/sns/types.ts';
import { memoryStore } from '../local/testing/memory-store.ts';
import { serveService } from '../local/testing/service-endpoint.ts';

const CREDENTIALS = { accessKeyId: 'AKIDTEST', secretAccessKey: 'secret' };

export type LiveSns = {
  client: SNSClient;
  sns: Sns;
  inbox: Inbox;
  /** What queues have got. */
  received: string[];
  close: () => Promise<void>;
};

/** For tests: SNS as the SDK reaches it, with an inbox where e-mails and text messages end. */
export async function startSns(): Promise<LiveSns> {
  const inbox = createInbox({ store: memoryStore() });
  const received: string[] = [];
  const sns = createSns({
    cloud: { region: 'eu-west-1', accountId: '000000000000' },
    store: memoryStore(),
    baseUrl: () => endpoint.url,
    inbox,
    sendToQueue: (_, body) => received.push(body),
    invokeLambda: () => undefined,
  });
  const endpoint = await serveService(sns.service);
  const client = new SNSClient({ endpoint: endpoint.url, region: 'eu-west-1', credentials: CREDENTIALS });
  const close = async () => {
    client.destroy();
    await endpoint.close();
  };
  return { client, sns, inbox, received, close };
}
