import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { payAsYouGo } from './settings.ts';
import { TrackingStack } from './tracking-stack.ts';

const app = new App({
  outdir: process.env.CDK_OUTDIR ?? 'cdk.out',
  analyticsReporting: false,
  // takes as long as all the rest, and only warns: the tests run the same validation and fail on its warnings (F128)
  builtinCloudFormationValidation: false,
});
new TrackingStack(app, 'Postroom', payAsYouGo);
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
app.synth();
