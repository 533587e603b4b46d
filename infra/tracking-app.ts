import { App, Validations } from 'aws-cdk-lib';
import { S3_SERVER_ACCESS_LOGS_USE_BUCKET_POLICY } from 'aws-cdk-lib/cx-api';
import { AwsSolutionsChecks } from 'cdk-nag';
import type { Settings } from './settings.ts';
import { TrackingStack } from './tracking-stack.ts';

/** The stack in an app that refuses to synthesise with a finding of AwsSolutions. */
export function trackingApp(settings: Settings, outdir: string): { app: App; stack: TrackingStack } {
  const app = new App({
    outdir,
    analyticsReporting: false,
    // or a log of accesses is opened by an access control list
    postCliContext: { [S3_SERVER_ACCESS_LOGS_USE_BUCKET_POLICY]: true },
    // takes as long as all the rest, and only warns: the tests run the same validation and fail on its warnings (F128)
    builtinCloudFormationValidation: false,
  });
  const stack = new TrackingStack(app, 'Postroom', settings);
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  return { app, stack };
}
