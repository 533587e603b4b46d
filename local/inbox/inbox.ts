import { randomUUID } from 'node:crypto';
import type { ServiceResponse, Store } from '../aws-service.ts';
import { renderInbox } from './page.ts';
import { selectMessages } from './selection.ts';
import type { Inbox, InboxMessage } from './types.ts';

export type { Inbox } from './types.ts';

/** The newest ones are kept; a long demo must not fill the memory. */
const CAPACITY = 5_000;

/** Where e-mails and text messages end that nobody sends. */
export function createInbox({
  store,
  clock = () => new Date(),
  capacity = CAPACITY,
}: {
  store: Store;
  clock?: () => Date;
  capacity?: number;
}): Inbox {
  const messages = store.read<InboxMessage[]>('inbox') ?? [];

  return {
    deliver(message) {
      messages.push({ ...message, id: randomUUID(), at: clock().toISOString() });
      // in steps, as removing the first element of a long array moves all others
      if (messages.length > capacity * 1.1) messages.splice(0, messages.length - capacity);
      store.write('inbox', () => messages.slice(-capacity));
    },
    messages: () => messages.slice(-capacity),
    handlePage: async ({ path, query }) => {
      const newestFirst = selectMessages(messages.slice(-capacity), query).reverse();
      if (path.endsWith('.json')) return answer('application/json', JSON.stringify(newestFirst));
      return answer('text/html; charset=utf-8', renderInbox(newestFirst, query));
    },
  };
}

function answer(contentType: string, body: string): ServiceResponse {
  return { status: 200, headers: { 'content-type': contentType, 'cache-control': 'no-store' }, body };
}
