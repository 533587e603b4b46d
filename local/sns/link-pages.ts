import type { ServiceRequest, ServiceResponse } from '../aws-service.ts';
import { html } from '../inbox/html.ts';
import { SnsFault } from './faults.ts';
import { PAGES } from './links.ts';
import { PHONE_NUMBER, confirm } from './subscriptions.ts';
import type { SnsState } from './topics.ts';

type Answer = { title: string; text: string };
type LinkPage = (state: SnsState, query: URLSearchParams) => Answer;

const pages: Record<string, LinkPage> = {
  [PAGES.confirm](state, query) {
    const link = { topicArn: query.get('TopicArn') ?? undefined, token: query.get('Token') ?? undefined };
    const { arn } = confirm(state, link, { isSigned: false, authenticateOnUnsubscribe: false });
    return { title: 'Subscription confirmed!', text: `Your subscription's id is: ${arn}` };
  },

  [PAGES.unsubscribe](state, query) {
    const arn = query.get('SubscriptionArn') ?? '';
    if (state.subscriptions.get(arn)?.authenticateOnUnsubscribe) {
      throw new SnsFault('AuthorizationError', 'Only its owner may delete this subscription.', 403);
    }
    state.subscriptions.delete(arn);
    state.save();
    return { title: 'Subscription removed!', text: `The subscription with the id ${arn} is no more.` };
  },

  [PAGES.stop](state, query) {
    const phoneNumber = query.get('PhoneNumber') ?? '';
    if (!PHONE_NUMBER.test(phoneNumber))
      throw new SnsFault('InvalidParameter', 'This is not a phone number.');
    state.optedOutNumbers.add(phoneNumber);
    state.save();
    return { title: 'You replied STOP', text: `${phoneNumber} gets no more text messages.` };
  },
};

/** Answers a link of a message; undefined for what is none. */
export function answerLink(
  state: SnsState,
  { method, path, query }: ServiceRequest,
): ServiceResponse | undefined {
  const page = method === 'GET' && Object.hasOwn(pages, path) ? pages[path] : undefined;
  if (!page) return undefined;
  try {
    return shown(200, page(state, query));
  } catch (error) {
    if (!(error instanceof SnsFault)) throw error;
    return shown(error.status, { title: 'This link does not work', text: error.message });
  }
}

function shown(status: number, { title, text }: Answer): ServiceResponse {
  const body = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <style>
          :root {
            color-scheme: light dark;
          }
          body {
            margin: 4rem auto;
            max-width: 36rem;
            padding: 0 1rem;
            font:
              16px/1.5 system-ui,
              sans-serif;
            overflow-wrap: anywhere;
          }
        </style>
      </head>
      <body>
        <h1>${title}</h1>
        <p>${text}</p>
      </body>
    </html>`;
  return { status, headers: { 'content-type': 'text/html; charset=utf-8' }, body: body.text };
}
