import { describe, expect, it } from 'vitest';
import { evaluate } from './evaluate.ts';

const CODE = `import { util } from '@aws-appsync/utils';
export function request(ctx) {
  console.log('asked for', ctx.args);
  ctx.stash.id = ctx.args.id;
  util.appendError('careful');
  return { payload: ctx.args.id, nothing: undefined };
}
export function response(ctx) {
  util.error('no ' + ctx.result, 'NOT_FOUND');
}`;

describe('evaluate', () => {
  it('answers what a handler returns, logs, stashes and appends', () => {
    expect(evaluate({ code: CODE, context: '{"arguments":{"id":"a"}}', function: 'request' })).toEqual({
      evaluationResult: { payload: 'a' },
      logs: ['INFO - code.js: "asked for" {"id":"a"}'],
      stash: { id: 'a' },
      outErrors: [{ message: 'careful', errorType: null, data: null, errorInfo: null }],
    });
  });

  it('answers the message of an error in the place of a result', () => {
    const { error, evaluationResult } = evaluate({
      code: CODE,
      context: { result: 'b' },
      function: 'response',
    });

    expect(error).toEqual({ message: 'no b' });
    expect(evaluationResult).toBeUndefined();
  });

  it('leaves the context it was given as it was', () => {
    const context = { arguments: { id: 'a' }, stash: { kept: 1 } };

    evaluate({ code: CODE, context, function: 'request' });

    expect(context).toEqual({ arguments: { id: 'a' }, stash: { kept: 1 } });
  });

  it('says of code that AppSync would not take what is wrong, and where (F7)', () => {
    const code = 'export function request() {\n  while (true) {}\n}';

    expect(evaluate({ code, context: {}, function: 'request' })).toEqual({
      error: {
        message: 'The code contains one or more errors.',
        codeErrors: [{ errorType: 'LINT_ERROR', value: 'while', location: { line: 2, column: 3, span: 15 } }],
      },
      logs: [],
    });
    expect(evaluate({ code: 'export +', context: {}, function: 'request' }).error?.codeErrors).toMatchObject([
      { errorType: 'PARSER_ERROR', location: { line: 1, column: 8 } },
    ]);
  });

  it.each([
    [null, 'API Key Authorization'],
    [{ accountId: '1', userArn: 'arn', sourceIp: ['a'], username: 'b' }, 'IAM Authorization'],
    [{ accountId: '1', userArn: 'arn', sourceIp: null }, 'API Key Authorization'],
    [
      { sub: 'a', issuer: 'b', claims: {}, username: 'c', sourceIp: ['d'], defaultAuthStrategy: 'ALLOW' },
      'User Pool Authorization',
    ],
    [{ sub: 'a', issuer: 'b', claims: {}, username: 'c', sourceIp: ['d'] }, 'API Key Authorization'],
    [{ sub: 'a', issuer: 'b', claims: {} }, 'Open ID Connect Authorization'],
    [{ resolverContext: { a: 'b' } }, 'Lambda Authorization'],
    [{}, 'Lambda Authorization'],
  ])('tells by the identity how the caller signed in: %j is %s (F17)', (identity, authType) => {
    const code = `import { util } from '@aws-appsync/utils'; export const request = () => util.authType();`;

    const { evaluationResult } = evaluate({ code, context: { identity }, function: 'request' });

    expect(evaluationResult).toBe(authType);
  });

  it('brings its own library, for the published package holds types only (F13)', async () => {
    const published = (await import('@aws-appsync/utils')) as unknown as Record<string, unknown>;
    const code = `import { util } from '@aws-appsync/utils'; export const request = () => util.base64Encode('a');`;

    expect(published.util).toEqual({});
    expect(evaluate({ code, context: {}, function: 'request' }).evaluationResult).toBe('YQ==');
  });
});
