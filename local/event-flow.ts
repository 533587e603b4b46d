import type { CloudIdentity, Store } from './aws-service.ts';
import { failureRecord } from './failed-event.ts';
import type { FailureTarget } from './failed-event.ts';
import type { Strike } from './faults/types.ts';
import type { AccessControl } from './iam/policies/access-control.ts';
import type { Inbox } from './inbox/types.ts';
import { createLambdas } from './lambda/create-lambdas.ts';
import type { Lambdas } from './lambda/create-lambdas.ts';
import type { Activity } from './settle.ts';
import { createSns } from './sns/sns.ts';
import type { Sns } from './sns/types.ts';
import { createSqs } from './sqs/sqs.ts';
import type { Sqs } from './sqs/types.ts';

/** Functions, queues and topics, which hand events to one another. */
export type EventFlow = {
  lambdas: Lambdas;
  sqs: Sqs;
  sns: Sns;
  sendEvent: (targetArn: string, event: unknown) => Promise<unknown>;
  /** Where the events go that a function failed to handle, by the function's ARN. */
  failureTargets: Map<string, FailureTarget>;
};

type Surroundings = {
  cloud: CloudIdentity;
  store: Store;
  /** Where the server is. */
  url: string;
  inbox: Inbox;
  activity: Activity;
  access: Pick<AccessControl, 'check'>;
  strike: Strike;
  log: (line: string) => void;
};

/** A failed batch is delivered again after a second at most: on a laptop nobody waits for minutes. */
const RETRY_DELAY_CAP_SECONDS = 1;

export function createEventFlow(surroundings: Surroundings): EventFlow {
  const { cloud, store, url, inbox, activity, access, strike, log } = surroundings;
  const failureTargets = new Map<string, FailureTarget>();
  const sqs = createSqs({
    cloud,
    store,
    log,
    baseUrl: () => `${url}/aws/sqs`,
    retryDelayCapSeconds: RETRY_DELAY_CAP_SECONDS,
    mishaps: {
      secondsLate: (queue) => strike('sqsDelayed', { queue })?.seconds ?? 0,
      losesDeletion: (queue) => strike('sqsDuplicated', { queue }) !== undefined,
    },
  });
  const send = activity.counted(sqs.send);
  const created = createLambdas({
    store,
    log,
    fateOf: (name) => {
      if (strike('lambdaFailing', { function: name })) return 'fails';
      return strike('lambdaKilled', { function: name }) && 'dies';
    },
    onFailure: async (failed) => {
      const target = failureTargets.get(failed.functionArn);
      if (target)
        await sendEvent(target.arn, target.takes === 'event' ? failed.payload : failureRecord(failed));
    },
  });
  const lambdas = { ...created, invoke: activity.counted(created.invoke) };
  const sns = createSns({
    cloud,
    store,
    baseUrl: () => `${url}/aws/sns`,
    inbox: { deliver: activity.counted(inbox.deliver) },
    sendToQueue: async (queueArn, body, attributes, topicArn) => {
      checkTopic(topicArn, 'sqs:SendMessage', queueArn);
      return send(queueArn, body, attributes);
    },
    invokeLambda: async (functionArn, event, topicArn) => {
      checkTopic(topicArn, 'lambda:InvokeFunction', functionArn);
      return lambdas.invoke(functionArn, event, 'Event');
    },
    log,
  });

  /** SNS works for a topic, and the receiver's policy says for which. */
  function checkTopic(topicArn: string, action: string, resource: string): void {
    const context = { 'aws:SourceArn': topicArn, 'aws:SourceAccount': cloud.accountId };
    access.check({ caller: { service: 'sns.amazonaws.com' }, action, resource, context });
  }

  async function sendEvent(targetArn: string, event: unknown): Promise<unknown> {
    if (targetArn.startsWith('arn:aws:sqs:')) return send(targetArn, JSON.stringify(event));
    return lambdas.invoke(targetArn, event, 'Event');
  }
  return { lambdas, sqs, sns, sendEvent, failureTargets };
}
