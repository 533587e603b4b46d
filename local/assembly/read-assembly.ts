import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { TemplateError } from './template.ts';
import type { Template } from './template.ts';

/** One synthesised stack and the files that go with it. */
export type Assembly = {
  stackName: string;
  template: Template;
  /** The file or folder behind the S3 key of an asset, e.g. of a Lambda's code. */
  assetPath: (objectKey: string) => string | undefined;
};

type Manifest = {
  artifacts?: Record<
    string,
    { type: string; properties?: { templateFile?: string; file?: string; stackName?: string } }
  >;
};
type AssetManifest = {
  files?: Record<string, { source: { path?: string }; destinations: Record<string, { objectKey: string }> }>;
};

/** Reads the cloud assembly that CDK left in a folder; it must hold exactly one stack. */
export function readAssembly(directory: string): Assembly {
  const { artifacts = {} } = readJson<Manifest>(join(directory, 'manifest.json'));
  const stacks = Object.entries(artifacts).filter(([, { type }]) => type === 'aws:cloudformation:stack');
  const [stack, ...others] = stacks;
  const templateFile = stack?.[1].properties?.templateFile;
  if (!stack || !templateFile || others.length > 0)
    throw new TemplateError(
      `${directory} must hold exactly one stack and holds ${stacks.length}: ${stacks.map(([name]) => name).join(', ')}`,
    );

  const assetManifests = Object.values(artifacts)
    .filter(({ type }) => type === 'cdk:asset-manifest')
    .map(({ properties }) => readJson<AssetManifest>(join(directory, properties?.file ?? '')));
  const paths = new Map(assetManifests.flatMap((manifest) => assetPaths(directory, manifest)));
  return {
    stackName: stack[1].properties?.stackName ?? stack[0],
    template: readJson<Template>(join(directory, templateFile)),
    assetPath: (objectKey) => paths.get(objectKey),
  };
}

function assetPaths(directory: string, { files = {} }: AssetManifest): [objectKey: string, path: string][] {
  return Object.values(files).flatMap(({ source, destinations }) =>
    source.path === undefined
      ? []
      : Object.values(destinations).map(({ objectKey }): [string, string] => [
          objectKey,
          resolve(directory, source.path ?? ''),
        ]),
  );
}

function readJson<T>(path: string): T {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as T;
  } catch (error) {
    throw new TemplateError(
      `${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}
