import { buildClientSchema, getIntrospectionQuery, printSchema, type IntrospectionQuery } from 'graphql';
import { describe, expect, it } from 'vitest';
import { anApi, answering } from '../testing/api-definition.ts';
import { serveApi } from '../testing/serve-api.ts';
import { documents } from './prepare.ts';
import { buildSchema } from '../schema/build-schema.ts';

describe('a document', () => {
  it('is parsed and validated once', () => {
    const prepare = documents(buildSchema('type Query { a: Int }'), { introspection: true });

    expect(prepare('{ a }')).toBe(prepare('{ a }'));
  });

  it('with several operations is run by name, and by no other (F101)', async () => {
    const served = await serveApi(
      anApi({
        schema: 'type Query { a: Int b: Int }',
        resolvers: [answering('Query.a', '1'), answering('Query.b', '2')],
      }),
    );
    const query = 'query A { a } query B { b }';

    const named = await served.post(JSON.stringify({ query, operationName: 'B' }));
    const unknown = await served.post(JSON.stringify({ query, operationName: 'C' }));
    const unnamed = await served.post(JSON.stringify({ query }));
    await served.close();

    expect(named.text).toBe('{"data":{"b":2}}');
    expect([unknown.status, unknown.headers.get('x-amzn-errortype')]).toEqual([400, 'BadRequestException']);
    expect(unnamed.status).toBe(400);
  });

  it('of introspection describes the schema whole, as GraphiQL asks for it', async () => {
    const served = await serveApi(
      anApi({ schema: 'enum E { A B }\n\ntype Query {\n  a(e: E = A): [Int!]!\n}' }),
    );

    const answer = await served.query(getIntrospectionQuery());
    await served.close();

    const described = printSchema(buildClientSchema(answer.data as unknown as IntrospectionQuery));
    expect(described).toContain('type Query {\n  a(e: E = A): [Int!]!\n}');
  });
});
