import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { targetOf } from './user-target.ts';

const OUTPUTS = {
  UserPoolId: 'eu-west-1_AbCdEfGhI',
  ClusterArn: 'arn:cluster',
  MasterSecretArn: 'arn:master',
  DatabaseName: 'postroom',
};

let server: Server;
let outputs: Record<string, string>;
let asked: URLSearchParams;

/** As CloudFormation answers `DescribeStacks`. */
function answer(): string {
  const members = Object.entries(outputs).map(
    ([key, value]) => `<member><OutputKey>${key}</OutputKey><OutputValue>${value}</OutputValue></member>`,
  );
  return `<DescribeStacksResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><DescribeStacksResult><Stacks>
    <member><StackName>Postroom</StackName><Outputs>${members.join('')}</Outputs></member>
  </Stacks></DescribeStacksResult></DescribeStacksResponse>`;
}

beforeEach(async () => {
  outputs = OUTPUTS;
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += String(chunk)));
    request.on('end', () => {
      asked = new URLSearchParams(body);
      response.setHeader('content-type', 'text/xml').end(answer());
    });
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const { port } = server.address() as AddressInfo;
  vi.stubEnv('AWS_ENDPOINT_URL_CLOUDFORMATION', `http://localhost:${port}`);
  vi.stubEnv('AWS_REGION', 'eu-west-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIDTEST');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
});
afterEach(() => {
  vi.unstubAllEnvs();
  server.closeAllConnections();
  server.close();
});

describe('the system of npm run user', () => {
  it('is found by the outputs of a deployed stack', async () => {
    const target = await targetOf('Postroom', {});

    expect(target).toMatchObject({ name: 'the stack Postroom', userPoolId: OUTPUTS.UserPoolId });
    expect([asked.get('Action'), asked.get('StackName')]).toEqual(['DescribeStacks', 'Postroom']);
  });

  it('is not just any stack', async () => {
    outputs = {};

    await expect(targetOf('Other', {})).rejects.toThrow('There is no output ClusterArn of the stack Other');
  });

  it('has to run where none is named', async () => {
    await expect(targetOf(undefined, { OUTPUTS: '/nowhere/outputs.json' })).rejects.toThrow('npm start');
  });
});
