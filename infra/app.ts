import { payAsYouGo } from './settings.ts';
import { trackingApp } from './tracking-app.ts';

const { app } = trackingApp(payAsYouGo, process.env.CDK_OUTDIR ?? 'cdk.out');
app.synth();
