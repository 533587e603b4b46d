import type { ServiceRequest, ServiceResponse } from '../aws-service.ts';

/** An e-mail or text message that would have left the cloud. */
export type InboxMessage = {
  id: string;
  channel: 'email' | 'sms';
  to: string;
  subject?: string;
  body: string;
  /** When it was delivered, as an ISO instant. */
  at: string;
  /** The sender's own id of the message, e.g. what SNS answered to Publish. */
  messageId: string;
  confirmUrl?: string;
  /** For a text message: what replying STOP does. */
  unsubscribeUrl?: string;
  topicArn?: string;
};

export type OutgoingMessage = Omit<InboxMessage, 'id' | 'at'>;

export type Deliver = (message: OutgoingMessage) => void;

export type Inbox = {
  deliver: Deliver;
  /** Oldest first. */
  messages: () => InboxMessage[];
  /** `/inbox` for people, `/inbox.json` for programs; both take `to`, `channel` and `since`. */
  handlePage: (request: ServiceRequest) => Promise<ServiceResponse>;
};
