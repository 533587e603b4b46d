import type { SchedulerClient } from '@aws-sdk/client-scheduler';
import { scheduleOnce, type OneShots } from '../one-shot.ts';

type Place = OneShots & { targetArn: string; now: () => Date };

/** When somebody who was asked to confirm may have done so; SNS takes a confirmation for two days (F122). */
const AFTER_MINUTES = [5, 60, 24 * 60, 48 * 60];

/** SNS tells nobody that an address was confirmed: it is looked at a few times. The ARN tells nobody whose it is. */
export const lookAgainThrough =
  (client: Pick<SchedulerClient, 'send'>, { now, ...place }: Place) =>
  async (personId: string, topicArn: string): Promise<void> => {
    const asked = now().getTime();
    for (const minutes of AFTER_MINUTES) {
      const at = new Date(asked + minutes * 60_000);
      const name = `confirm-${topicArn.slice(-24)}-${minutes}`;
      await scheduleOnce(client, { ...place, name, at, input: { confirm: { personId, topicArn } } });
    }
  };
