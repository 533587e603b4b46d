import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { assemblyOf } from '../../assembly/fixtures/assembly-of.ts';
import { startLocalCloud } from '../../local-cloud.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'refused-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A stack whose API has one field, answered by `code`. */
function stackWith(code: string, EnvironmentVariables: Record<string, string> = {}): string {
  const ApiId = { 'Fn::GetAtt': ['Api', 'ApiId'] };
  return assemblyOf(join(folder, 'assembly'), {
    Resources: {
      Api: {
        Type: 'AWS::AppSync::GraphQLApi',
        Properties: { Name: 'api', AuthenticationType: 'API_KEY', EnvironmentVariables },
      },
      Schema: {
        Type: 'AWS::AppSync::GraphQLSchema',
        Properties: { ApiId, Definition: 'type Query { greeting: String }' },
      },
      Nothing: { Type: 'AWS::AppSync::DataSource', Properties: { ApiId, Name: 'nothing', Type: 'NONE' } },
      Greeting: {
        Type: 'AWS::AppSync::Resolver',
        DependsOn: ['Schema', 'Nothing'],
        Properties: {
          ...{ ApiId, TypeName: 'Query', FieldName: 'greeting', DataSourceName: 'nothing', Code: code },
          Runtime: { Name: 'APPSYNC_JS', RuntimeVersion: '1.0.0' },
        },
      },
    },
  });
}

describe('an API that AppSync would not create', () => {
  it('does not start: the reason has file, line and feature of the code (F3, F4)', async () => {
    const code =
      'export function request() {\n  while (true) {}\n}\nexport const response = (ctx) => ctx.result;';

    await expect(startLocalCloud({ assembly: stackWith(code) })).rejects.toMatchObject({
      name: 'StartError',
      message: expect.stringMatching(/Query\.greeting\S*:2:3: while$/m) as string,
    });
  });

  it('does not start: the reason names the environment variable (F14)', async () => {
    await expect(startLocalCloud({ assembly: stackWith('', { 'a-b': 'c' }) })).rejects.toMatchObject({
      name: 'StartError',
      message: expect.stringContaining(`'a-b' is no name`) as string,
    });
  });
});
