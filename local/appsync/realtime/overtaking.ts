import type { Subscription } from './subscriptions.ts';

/** How long a push waits for one that overtakes it. */
const LONGEST_WAIT = 2_000;

export type Deliver = (subscription: Subscription, frame: string, isOvertaken: boolean) => void;

/** Delivers in order, but for pushes that are overtaken by the next one of their subscriber, if one comes in time. */
export function overtaking(): Deliver {
  const waiting = new WeakMap<Subscription, () => void>();

  return (subscription, frame, isOvertaken) => {
    const deliverWaiting = waiting.get(subscription);
    if (!isOvertaken || deliverWaiting) {
      subscription.send(frame);
      deliverWaiting?.();
      return;
    }
    const deliver = () => {
      clearTimeout(timer);
      waiting.delete(subscription);
      subscription.send(frame);
    };
    const timer = setTimeout(deliver, LONGEST_WAIT).unref();
    waiting.set(subscription, deliver);
  };
}
