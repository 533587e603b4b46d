import { createHash } from 'node:crypto';

/**
 * The name of the SNS topic that has this address as its one subscriber. Another address of the same person is another
 * topic, and the name tells nobody whose it is.
 */
export function contactTopicName(personId: string, email: string): string {
  const digest = createHash('sha256').update(`${personId} ${email}`).digest('hex');
  return `contact-${digest.slice(0, 32)}`;
}

/** Whether a topic is that of an address, and not one that others live by. */
export function isContactTopic(arn: string): boolean {
  return /:contact-[0-9a-f]{32}$/.test(arn);
}
