import { describe, expect, it } from 'vitest';
import { awsJson, ServiceFault } from './aws-json.ts';
import type { JsonOperation } from './aws-json.ts';
import type { ServiceRequest } from './aws-service.ts';

function call(operation: JsonOperation, log?: (line: string) => void) {
  const request: ServiceRequest = {
    method: 'POST',
    path: '/',
    query: new URLSearchParams(),
    headers: { 'x-amz-target': 'Service.Operate' },
    body: Buffer.from('{"name":"x"}'),
  };
  return awsJson({ version: '1.0', operations: { Operate: operation }, isPublic: () => true, log })(request);
}

describe('a service that speaks awsJson', () => {
  it('writes instants as seconds', async () => {
    const answer = await call(() => ({ at: new Date('2026-01-01T00:00:00.500Z'), missing: undefined }));

    expect(answer).toMatchObject({ status: 200, body: '{"at":1767225600.5}' });
  });

  it('names a fault in header and body', async () => {
    const answer = await call(() => {
      throw new ServiceFault('OddException', 'That was odd.', 409, 'Service.Odd');
    });

    expect(answer).toMatchObject({
      status: 409,
      headers: { 'x-amzn-errortype': 'OddException', 'x-amzn-query-error': 'Service.Odd;Sender' },
      body: '{"__type":"OddException","message":"That was odd."}',
    });
  });

  it('tells neither the caller nor the log what an unexpected error says', async () => {
    const lines: string[] = [];
    const answer = await call(
      () => {
        throw new TypeError('no phone for ada@example.com');
      },
      (line) => lines.push(line),
    );

    expect(answer).toMatchObject({ status: 500, headers: { 'x-amzn-errortype': 'InternalErrorException' } });
    expect(lines.join()).toMatch(/^Operate: TypeError\n {4}at /);
    expect(`${answer.body}${lines}`).not.toContain('ada');
  });
});
