import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { assemblyOf, functionOf, functionRole } from '../assembly/fixtures/assembly-of.ts';
import { startLocalCloud } from '../local-cloud.ts';

/** Answers with all it was ever asked, and takes its id from the property `Id`. */
const REMEMBERING = `
  const asked = [];
  exports.handler = async (event) => {
    if (!event.RequestType) return asked;
    const { RequestType, ResponseURL, PhysicalResourceId, ResourceProperties: given, OldResourceProperties } = event;
    asked.push({ RequestType, PhysicalResourceId, given: given.Size, before: OldResourceProperties?.Size });
    const body = { Status: given.Failure ? 'FAILED' : 'SUCCESS', Reason: given.Failure, PhysicalResourceId: given.Id, Data: { Asked: asked.length } };
    if (!given.IsSilent) await fetch(ResponseURL, { method: 'PUT', body: JSON.stringify(body) });
  };`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'custom-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Starts and stops a stack with one custom resource; answers what its function was asked. */
async function deploy(
  properties: Record<string, string | number | boolean>,
  dataDirectory = join(folder, 'data'),
) {
  const assembly = assemblyOf(join(folder, 'assembly'), {
    Resources: {
      Role: functionRole(),
      Setup: functionOf(REMEMBERING),
      Tables: {
        Type: 'Custom::Tables',
        Properties: { ServiceToken: { 'Fn::GetAtt': ['Setup', 'Arn'] }, ...properties },
      },
    },
    Outputs: { Id: { Value: { Ref: 'Tables' } }, Asked: { Value: { 'Fn::GetAtt': ['Tables', 'Asked'] } } },
  });
  const cloud = await startLocalCloud({ assembly, dataDirectory });
  try {
    return { outputs: cloud.stackOutputs, asked: await cloud.invokeLambda('Setup', {}) };
  } finally {
    await cloud.stop();
  }
}

describe('a custom resource', () => {
  it('is created once, with its properties as text, and left alone while they stay the same', async () => {
    const first = await deploy({ Id: 'one', Size: 3 });
    const second = await deploy({ Id: 'one', Size: 3 });

    expect(first).toEqual({
      outputs: { Id: 'one', Asked: '1' },
      asked: [{ RequestType: 'Create', given: '3' }],
    });
    expect(second).toEqual({ outputs: { Id: 'one', Asked: '1' }, asked: [] });
  });

  it('is updated when a property changes, and its former self deleted if it got another id', async () => {
    await deploy({ Id: 'one', Size: 3 });

    const { outputs, asked } = await deploy({ Id: 'two', Size: 4 });

    expect(outputs).toMatchObject({ Id: 'two' });
    expect(asked).toEqual([
      { RequestType: 'Update', PhysicalResourceId: 'one', given: '4', before: '3' },
      { RequestType: 'Delete', PhysicalResourceId: 'one', given: '3' },
    ]);
  });

  it('is created anew where nothing is kept', async () => {
    await deploy({ Id: 'one', Size: 3 }, 'memory');

    expect((await deploy({ Id: 'one', Size: 3 }, 'memory')).asked).toMatchObject([{ RequestType: 'Create' }]);
  });

  it.each([
    [{ Failure: 'no space left' }, 'Tables failed: no space left'],
    [{ IsSilent: true }, 'Tables failed: the function ended without an answer'],
    [{ Size: 1 }, 'Tables failed: the answer holds no PhysicalResourceId'],
  ])('stops the start with its reason: %j', async (properties, message) => {
    await expect(deploy(properties)).rejects.toMatchObject({ name: 'StartError', message });
  });
});
