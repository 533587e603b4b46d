import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AssetStaging } from 'aws-cdk-lib';
import type { Synthesis, Template } from './checks/template.ts';
import { payAsYouGo } from './settings.ts';
import { temporaryFolder } from './test-folder.ts';
import { trackingApp } from './tracking-app.ts';
import type { TrackingStack } from './tracking-stack.ts';

export function synthesise(settings = payAsYouGo): Synthesis & { stack: TrackingStack } {
  const directory = temporaryFolder();
  AssetStaging.clearAssetHashCache();
  const { app, stack } = trackingApp(settings, directory);
  app.synth();
  const template = JSON.parse(readFileSync(join(directory, stack.templateFile), 'utf8')) as Template;
  return { template, directory, stack };
}

/** A copy in which one resource has other properties. */
export function changed(
  template: Template,
  logicalId: string,
  properties: Record<string, unknown>,
): Template {
  const resource = template.Resources[logicalId];
  if (!resource) throw new Error(`There is no ${logicalId}.`);
  const other = { ...resource, Properties: { ...resource.Properties, ...properties } };
  return { ...template, Resources: { ...template.Resources, [logicalId]: other } };
}

/** The logical id that begins so; what CDK appends to it is a hash. */
export function logicalIdOf(template: Template, start: string): string {
  const logicalId = Object.keys(template.Resources).find((candidate) => candidate.startsWith(start));
  if (!logicalId) throw new Error(`There is no ${start}.`);
  return logicalId;
}
