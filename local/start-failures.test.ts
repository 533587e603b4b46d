import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { assemblyOf, functionOf, functionRole } from './assembly/fixtures/assembly-of.ts';
import type { TemplateResource } from './assembly/template.ts';
import { startLocalCloud } from './local-cloud.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'start-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const stackOf = (Resources: Record<string, TemplateResource>) =>
  assemblyOf(join(folder, 'assembly'), { Resources });
const TOPIC = { Type: 'AWS::SNS::Topic' };

describe('a start that cannot succeed', () => {
  it('says that the port is in use, and leaves the data directory to the next one', async () => {
    const assembly = stackOf({ Topic: TOPIC });
    const dataDirectory = join(folder, 'data');
    const first = await startLocalCloud({ assembly });
    const port = Number(new URL(first.url).port);

    await expect(startLocalCloud({ assembly, port, dataDirectory })).rejects.toMatchObject({
      name: 'StartError',
      message: expect.stringContaining(`Port ${port} is in use`) as string,
    });

    await first.stop();
    await (await startLocalCloud({ assembly, port, dataDirectory })).stop();
  });

  it('says that the data directory is in use', async () => {
    const assembly = stackOf({ Topic: TOPIC });
    const dataDirectory = join(folder, 'data');
    const first = await startLocalCloud({ assembly, dataDirectory });

    await expect(startLocalCloud({ assembly, dataDirectory })).rejects.toThrow(
      /data is in use by process \d+/,
    );
    await first.stop();
  });

  it('says that the database cannot be reached', async () => {
    const assembly = stackOf({ Cluster: { Type: 'AWS::RDS::DBCluster' } });
    const databaseUrl = 'postgres://nobody@127.0.0.1:1/none';

    await expect(startLocalCloud({ assembly, databaseUrl })).rejects.toMatchObject({
      name: 'StartError',
      message: expect.stringContaining('DATABASE_URL') as string,
    });
  });

  it.each<[string, Record<string, TemplateResource>, string]>([
    ['a name that is not there', { Topic: { ...TOPIC, DependsOn: 'Nobody' } }, 'Topic refers to Nobody'],
    [
      'an attribute that its type does not have',
      { Topic: TOPIC, Other: { ...TOPIC, Properties: { TopicName: { 'Fn::GetAtt': ['Topic', 'Colour'] } } } },
      'Other (AWS::SNS::Topic): Topic (AWS::SNS::Topic) has no attribute Colour here.',
    ],
    [
      'another runtime than Node',
      { Role: functionRole(), Job: withRuntime('python3.14') },
      'Job (AWS::Lambda::Function): The runtime python3.14 is not known here.',
    ],
  ])('names %s', async (_what, resources, message) => {
    await expect(startLocalCloud({ assembly: stackOf(resources) })).rejects.toMatchObject({
      name: 'StartError',
      message: expect.stringContaining(message) as string,
    });
  });

  it('says that there is no assembly', async () => {
    await expect(startLocalCloud({ assembly: folder })).rejects.toMatchObject({
      name: 'StartError',
      message: expect.stringContaining('manifest.json cannot be read') as string,
    });
  });
});

function withRuntime(Runtime: string): TemplateResource {
  const { Type, Properties } = functionOf('');
  return { Type, Properties: { ...Properties, Runtime } };
}
