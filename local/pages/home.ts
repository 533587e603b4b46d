import { html } from '../inbox/html.ts';
import type { Html } from '../inbox/html.ts';
import type { Outputs } from '../outputs.ts';
import type { CreatedStack, StackResource } from '../resources/create-stack.ts';
import type { AppPage } from './app-page.ts';
import { page } from './page.ts';

type Row = [name: string, text: string];

/** What runs here, where it is, and what does not run. */
export function homePage(
  stackName: string,
  { custom }: Outputs,
  { resources }: CreatedStack,
  appPages: AppPage[] = [],
): string {
  const { graphqlUrl, environment, stack } = custom;
  const endpoints = Object.entries(environment).filter(([name]) => name.startsWith('AWS_ENDPOINT_URL_'));
  const having = (effect: StackResource['effect']) =>
    resources.filter((resource) => resource.effect === effect);
  return page(
    stackName,
    html`<h1>${stackName}</h1>
      <p>The stack, as it was synthesised, running on this machine.</p>
      <nav>
        ${link('/graphiql', 'GraphiQL', 'Ask and try the API')}
        ${link('/inbox', 'Inbox', 'E-mails and text messages')}
        ${appPages.map(({ path, name, purpose }) => link(path, name, purpose))}
        ${link('/outputs.json', 'Outputs', 'What configures a client')}
      </nav>
      ${section('Endpoints', [['GraphQL', graphqlUrl], ['Realtime', realtimeOf(graphqlUrl)], ...endpoints])}
      ${section('Outputs of the stack', Object.entries(stack))}
      ${section(
        'Runs here',
        having('runs').map(({ logicalId, type }) => [logicalId, type]),
      )}
      ${section('Has no effect here', reasons(having('none')))}
      ${section('Not known here', reasons(having('unknown')))}`,
  );
}

function link(path: string, name: string, purpose: string): Html {
  return html`<a href="${path}">${name}<span>${purpose}</span></a>`;
}

function section(title: string, rows: Row[]): Html {
  if (rows.length === 0) return html``;
  const cells = rows.map(
    ([name, text]) =>
      html`<tr>
        <th>${name}</th>
        <td>${text}</td>
      </tr>`,
  );
  return html`<h2>${title}</h2>
    <div class="table">
      <table>
        ${cells}
      </table>
    </div>`;
}

/** One row a type. */
function reasons(resources: StackResource[]): Row[] {
  return [...new Map(resources.map(({ type, reason = '' }): Row => [type, reason]))];
}

function realtimeOf(graphqlUrl: string): string {
  return `${graphqlUrl.replace('http', 'ws')}/realtime`;
}
