import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createLambdas } from '../lambda/create-lambdas.ts';
import { memoryStore } from '../testing/memory-store.ts';
import { codeDirectory } from './function-code.ts';

const project = mkdtempSync(join(tmpdir(), 'project-'));
const closings: (() => unknown)[] = [];
afterAll(() => {
  for (const close of closings) close();
  rmSync(project, { recursive: true, force: true });
});

/** An asset in a project of ES modules, as a folder of its own. */
function anAsset(name: string, files: Record<string, string>): string {
  writeFileSync(join(project, 'package.json'), '{"type":"module"}');
  const directory = join(project, name);
  mkdirSync(directory);
  for (const [file, text] of Object.entries(files)) writeFileSync(join(directory, file), text);
  return directory;
}

function directoryOf(asset: string): string {
  return codeDirectory(
    { S3Key: 'asset' },
    { assetPath: () => asset, beforeStop: (close) => closings.push(close) },
  );
}

describe('the code of a function', () => {
  it('is CommonJS in a .js file, whatever the project around it is', async () => {
    const directory = directoryOf(anAsset('common', { 'index.js': "exports.handler = async () => 'ran';" }));
    const lambdas = createLambdas({ log: () => undefined, store: memoryStore() });
    const arn = 'arn:aws:lambda:eu-west-1:000000000000:function:common';
    const limits = { timeoutSeconds: 10, memoryMegabytes: 128, environment: {} };
    lambdas.create({ name: 'common', arn, directory, handler: 'index.handler', ...limits });

    expect(await lambdas.invoke(arn, {}, 'RequestResponse')).toBe('ran');
    await lambdas.close();
  });

  it('stays where it is when it says itself what it is', () => {
    const bundled = anAsset('bundled', { 'index.mjs': '' });

    expect(directoryOf(bundled)).toBe(bundled);
    expect(existsSync(join(bundled, 'index.mjs'))).toBe(true);
  });
});
