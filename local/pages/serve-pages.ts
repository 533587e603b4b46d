import type { AwsService, ServiceResponse } from '../aws-service.ts';
import type { Outputs } from '../outputs.ts';
import type { CreatedStack } from '../resources/create-stack.ts';
import type { LocalServer } from '../server.ts';
import { serviceHandler } from '../service-handler.ts';
import type { AppPage } from './app-page.ts';
import { graphiqlPage } from './graphiql.ts';
import { homePage } from './home.ts';
import { SUBSCRIPTIONS_PATH } from './sign-in-bar.ts';
import { subscriptionStream } from './subscription-stream.ts';

type Pages = {
  stackName: string;
  stack: CreatedStack;
  outputs: Outputs;
  inboxPage: AwsService;
  appPages: AppPage[];
};

/** What people look at with a browser. */
export function servePages(
  server: LocalServer,
  { stackName, stack, outputs, inboxPage, appPages }: Pages,
): void {
  const pages: Record<string, AwsService> = {
    '/': async () => htmlAnswer(homePage(stackName, outputs, stack, appPages)),
    '/graphiql': async () => htmlAnswer(await graphiqlPage(outputs.Auth.Cognito.userPoolClientId)),
    '/inbox': inboxPage,
    '/inbox.json': inboxPage,
    '/outputs.json': async () => ({
      status: 200,
      headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
      body: JSON.stringify(outputs, null, 2),
    }),
  };
  for (const { path, show } of appPages) pages[path] = async () => htmlAnswer(show(outputs));
  for (const [path, answer] of Object.entries(pages)) server.serve(path, serviceHandler('', answer));
  const realtimeUrl = `${outputs.custom.graphqlUrl.replace('http', 'ws')}/realtime`;
  server.serve(SUBSCRIPTIONS_PATH, subscriptionStream(realtimeUrl));
}

function htmlAnswer(body: string): ServiceResponse {
  return { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body };
}
