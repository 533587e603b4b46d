type Times = {
  /** How often it happens; once unless told. */
  times?: number;
};

/** Part of a function's or queue's physical name, which holds its logical id; any unless told. */
type OfFunction = { function?: string };
type OfQueue = { queue?: string };

type Publishing = Times & { action?: 'Publish' | 'PublishBatch' };

/** What can go wrong on demand, and how much of it. */
export type FaultSettings = {
  /** Until so many calls were refused, or for so long after the first refusal; with neither, until it is cleared (F65). */
  databasePaused: { calls?: number; milliseconds?: number };
  /** The publish is not done. */
  snsThrottled: Publishing;
  /** The publish is not done. */
  snsFailing: Publishing;
  /** The publish is done, but whoever asked for it cannot know, and asks again. */
  snsAnswerLost: Publishing;
  /** Happens at once: the sockets break, or the one that has the subscription. */
  socketsDropped: { subscriptionId?: string };
  /** What was published does not reach a subscriber, who hears nothing of that (F84). */
  pushLost: Times & { subscriptionId?: string };
  /** The next push to its subscriber overtakes it, if one comes within two seconds (F84). */
  pushReordered: Times & { subscriptionId?: string };
  /** A message arrives so much later. */
  sqsDelayed: Times & OfQueue & { seconds: number };
  /** The deletion of a message is lost, so it is delivered once more. */
  sqsDuplicated: Times & OfQueue;
  /** The function fails before it has begun. */
  lambdaFailing: Times & OfFunction;
  /** The function dies when its work is done, and before it has said so. */
  lambdaKilled: Times & OfFunction;
};

export type FaultName = keyof FaultSettings;

/** As one JSON object, e.g. `{ "fault": "snsThrottled", "times": 3 }`. */
export type Fault = { [Name in FaultName]: { fault: Name } & FaultSettings[Name] }[FaultName];

export type FaultReport = Fault & {
  /** How often it has happened. */
  fired: number;
  isOver: boolean;
};

/** Where something could go wrong right now. */
export type Place = { action?: string; function?: string; queue?: string; subscriptionId?: string };

/** Asked by the services wherever something may go wrong. */
export type Strike = <Name extends FaultName>(
  name: Name,
  place?: Place,
) => Extract<Fault, { fault: Name }> | undefined;

/** What was asked for is not a fault; the message is for whoever asked. */
export class FaultRefused extends Error {
  override readonly name = 'FaultRefused';
}
