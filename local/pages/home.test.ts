import { describe, expect, it } from 'vitest';
import type { StackResource } from '../resources/create-stack.ts';
import { homePage } from './home.ts';

const outputs = {
  Auth: { Cognito: { userPoolId: '', userPoolClientId: '', userPoolEndpoint: '' } },
  API: { GraphQL: { endpoint: '', region: '', defaultAuthMode: '' } },
  custom: {
    graphqlUrl: 'http://localhost:4000/graphql',
    inboxUrl: 'http://localhost:4000/inbox',
    stack: { Note: '<script>alert(1)</script>' },
    environment: { AWS_SECRET_ACCESS_KEY: 'secret', AWS_ENDPOINT_URL_SNS: 'http://localhost:4000/aws/sns' },
  },
};
const resources: StackResource[] = [
  { logicalId: 'Relay', type: 'AWS::Lambda::Function', physicalId: 'relay', effect: 'runs' },
  {
    logicalId: 'Key',
    type: 'AWS::KMS::Key',
    physicalId: 'key',
    effect: 'none',
    reason: 'data is not encrypted',
  },
  { logicalId: 'Fleet', type: 'AWS::GameLift::Fleet', physicalId: 'fleet', effect: 'unknown' },
];

describe('the home page', () => {
  const text = homePage('Notes', outputs, { outputs: {}, resources, arnOf: () => '' });

  it('tells what runs, what has no effect and why, and what is not known', () => {
    expect(text).toMatch(
      /Runs here.*Relay.*Has no effect here.*AWS::KMS::Key.*data is not encrypted.*Not known here.*GameLift/s,
    );
    expect(text).toContain('ws://localhost:4000/graphql/realtime');
    expect(text).toContain('http://localhost:4000/aws/sns');
  });

  it('escapes what comes from the stack, and shows no secret', () => {
    expect(text).not.toContain('<script>alert');
    expect(text).not.toContain('secret');
  });
});
