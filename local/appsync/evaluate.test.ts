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
});
