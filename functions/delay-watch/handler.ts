import { RDSDataClient } from '@aws-sdk/client-rds-data';
import { SchedulerClient } from '@aws-sdk/client-scheduler';
import type { Context } from 'aws-lambda';
import { connect } from '../database.ts';
import { logLine } from '../log.ts';
import { oneShotSettings, wakesAt, type WakeAt } from '../one-shot.ts';
import { clusterSettings, setting } from '../settings.ts';
import { watchDelays } from './delay-watch.ts';
import { ledgerOf } from './ledger.ts';

const scheduler = new SchedulerClient();
const now = () => new Date();
const ledger = ledgerOf(connect(new RDSDataClient(), clusterSettings()));
const relayAt = wakesAt(scheduler, {
  ...oneShotSettings(),
  prefix: 'relay',
  targetArn: setting('RELAY_ARN'),
  now,
});
let watchAt: WakeAt | undefined;

export const handler = (_event: unknown, context: Context): Promise<void> => {
  watchAt ??= wakesAt(scheduler, {
    ...oneShotSettings(),
    prefix: 'delay',
    targetArn: context.invokedFunctionArn,
    now,
  });
  return watchDelays({ ledger, watchAt, relayAt, now, log: logLine })(() =>
    context.getRemainingTimeInMillis(),
  );
};
