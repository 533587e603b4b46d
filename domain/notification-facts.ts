import type { NotificationKind, NotificationRole, ResponsibleParty } from '../graphql/generated/graphql.ts';

/** What a message says of one package, as `notification_facts` of the database has it. */
export type NotificationFacts = {
  readonly notificationId: string;
  readonly kind: NotificationKind;
  readonly role: NotificationRole;
  readonly trackingNumber: string;
  readonly officeName: string | null;
  readonly occurredAt: string;
  /** IANA zone of where it happened. */
  readonly occurredZone: string;
  readonly expectedAt: string | null;
  readonly expectedZone: string | null;
  readonly responsibleParty: ResponsibleParty | null;
  /** What the message said that is corrected. */
  readonly correctedKind: NotificationKind | null;
};
