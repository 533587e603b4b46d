import type { Schedule } from '../scheduler/types.ts';
import { checkTarget } from './schedule-target.ts';
import type { Services } from './services.ts';

type Work = Pick<Services, 'stack' | 'access' | 'sendEvent' | 'log'>;

/** Reaches the target of a schedule in the schedule's role; what cannot be delivered is left among its dead letters. */
export const deliverTo =
  (work: Work) =>
  async ({ Arn: arn, Target }: Schedule): Promise<void> => {
    const { Arn, RoleArn, Input = '{}', DeadLetterConfig } = Target;
    try {
      checkTarget({ Arn, RoleArn }, arn, work);
      await work.sendEvent(Arn, JSON.parse(Input));
    } catch (error) {
      work.log(`${arn} could not reach ${Arn}: ${String(error)}`);
      if (!DeadLetterConfig?.Arn) return;
      checkTarget({ Arn: DeadLetterConfig.Arn, RoleArn }, arn, work);
      await work.sendEvent(DeadLetterConfig.Arn, JSON.parse(Input));
    }
  };
