import { signInBar } from './sign-in-bar.ts';

/** GraphiQL, which needs no network, with a line to sign in. */
export async function graphiqlPage(userPoolClientId: string): Promise<string> {
  // its megabytes are read when somebody looks, not at every start
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql');
  const page = renderGraphiQL({ title: 'GraphiQL', endpoint: '/graphql', isHeadersEditorEnabled: true });
  return page.replace('<div id="root">', () => `${signInBar(userPoolClientId).text}<div id="root">`);
}
