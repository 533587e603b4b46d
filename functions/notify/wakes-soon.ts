import type { SchedulerClient } from '@aws-sdk/client-scheduler';
import { bucketName, scheduleOnce, wakesAt, type OneShots, type WakeAt } from '../one-shot.ts';

type Place = OneShots & { prefix: string; targetArn: string; now: () => Date };

const MINUTE = 60_000;
const SOON = 10 * MINUTE;

/** What waits for its turn goes on within two minutes; what is due later, when its five minutes are over. */
export function wakesSoon(client: Pick<SchedulerClient, 'send'>, place: Place): WakeAt {
  const later = wakesAt(client, place);
  const { prefix, now, ...shot } = place;
  const known = new Set<number>();
  return async (due) => {
    if (due.getTime() - now().getTime() > SOON) return later(due);
    const soonest = Math.max(due.getTime(), now().getTime() + MINUTE);
    const at = new Date(Math.ceil(soonest / MINUTE) * MINUTE);
    if (known.has(at.getTime())) return;
    const input = { due: at.toISOString() };
    await scheduleOnce(client, { ...shot, name: bucketName(prefix, at), at, input });
    known.add(at.getTime());
  };
}
