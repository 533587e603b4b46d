import { afterEach, describe, expect, it } from 'vitest';
import { anApi, coded } from '../testing/api-definition.ts';
import { serveApi, type ServedApi } from '../testing/serve-api.ts';

describe('the source NONE', () => {
  let served: ServedApi;
  afterEach(() => served.close());

  it.each([
    ['{ payload: { said: ctx.args.text } }', '{"said":"hello"}'],
    ['{ payload: null }', 'null'],
    ['{ version: "2018-05-29" }', 'null'],
  ])('answers what it was given as payload, or null: %s (F35)', async (request, result) => {
    const echo = coded(
      'Query.echo',
      'none',
      `export function request(ctx) { return ${request}; }
       export function response(ctx) { return JSON.stringify(ctx.result); }`,
    );
    served = await serveApi(
      anApi({ schema: 'type Query { echo(text: String): String }', resolvers: [echo] }),
    );

    expect(await served.query('{ echo(text: "hello") }')).toEqual({ data: { echo: result } });
  });
});
