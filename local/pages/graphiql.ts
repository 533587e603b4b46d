import { signInBar } from './sign-in-bar.ts';

const DEFAULT_QUERY = `# Ctrl+Space shows what can be asked, Ctrl+Enter asks it.
query Hello {
  __typename
}
`;

/** GraphiQL, which needs no network, with a line to sign in. */
export async function graphiqlPage(userPoolClientId: string): Promise<string> {
  // its megabytes are read when somebody looks, not at every start
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql');
  const page = renderGraphiQL({
    title: 'GraphiQL',
    endpoint: '/graphql',
    method: 'POST',
    isHeadersEditorEnabled: true,
    defaultQuery: DEFAULT_QUERY,
  });
  return page.replace('<div id="root">', () => `${signInBar(userPoolClientId).text}<div id="root">`);
}
