import { describe, expect, it } from 'vitest';
import { anApi, answering } from '../testing/api-definition.ts';
import { serveApi } from '../testing/serve-api.ts';

const SCHEMA = `
  interface Named { name: String }
  type Author implements Named { name: String id: ID age: Int }
  type Post { id: ID title: String author: Author owner: Named info: AWSJSON }
  type Query { post(id: ID): Post }
`;

/** What the resolver of `post` sees of itself, in the field `info`. */
async function infoOf(query: string, variables?: object) {
  const info = `{ list: ctx.info.selectionSetList, text: ctx.info.selectionSetGraphQL, json: JSON.stringify(ctx.info) }`;
  const served = await serveApi(
    anApi({ schema: SCHEMA, resolvers: [answering('Query.post', `{ info: ${info} }`)] }),
  );
  const answer = await served.query(query, { variables });
  await served.close();
  return JSON.parse((answer.data?.post as { info: string }).info);
}

describe('ctx.info', () => {
  it('lists paths with their parents, aliases instead of names, fragments expanded (F19)', async () => {
    const { list } = await infoOf(`
      { post { info key: id ...Titled author { writer: name ... on Author { age } } } }
      fragment Titled on Post { title }`);

    expect(list).toEqual(['info', 'key', 'title', 'author', 'author/writer', 'author/age']);
  });

  it('lists of an interface only its own fields (F19)', async () => {
    const { list } = await infoOf('{ post { info owner { name ... on Author { age } } } }');

    expect(list).toEqual(['info', 'owner', 'owner/name']);
  });

  it('leaves out what is skipped', async () => {
    const query = 'query ($no: Boolean!) { post { info title @include(if: $no) } }';

    expect((await infoOf(query, { no: false })).list).toEqual(['info']);
  });

  it('shows the selection as text, and neither of the two in its JSON (F19)', async () => {
    const { text, json } = await infoOf('query ($id: ID) { post(id: $id) { info title } }', { id: '7' });

    expect(text).toBe('{\n  info\n  title\n}');
    expect(JSON.parse(json)).toEqual({ fieldName: 'post', parentTypeName: 'Query', variables: { id: '7' } });
  });
});
