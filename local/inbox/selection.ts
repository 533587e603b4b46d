import type { InboxMessage } from './types.ts';

/** Those that `to` (part of the address, in any case), `channel` and `since` (an ISO instant, inclusive) leave. */
export function selectMessages(messages: InboxMessage[], query: URLSearchParams): InboxMessage[] {
  const recipient = query.get('to')?.trim().toLowerCase() ?? '';
  const channel = query.get('channel');
  const since = Date.parse(query.get('since') ?? '');

  return messages.filter(
    (message) =>
      message.to.toLowerCase().includes(recipient) &&
      (!channel || message.channel === channel) &&
      !(Date.parse(message.at) < since),
  );
}
