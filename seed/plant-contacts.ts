import { CreateTopicCommand, SubscribeCommand } from '@aws-sdk/client-sns';
import { contactTopicName } from '../domain/contact-topic.ts';
import type { SeedClients } from './clients.ts';
import { SEED_PEOPLE, type SeedPerson } from './people.ts';

type Confirmation = { to: string; confirmUrl?: string };

/** Everybody who hears by e-mail has a topic of their own, and has clicked the link in its first message. */
export async function plantContacts(clients: SeedClients, url: string): Promise<void> {
  const people = SEED_PEOPLE.filter(({ notifyBy }) => notifyBy === 'EMAIL');
  const topics = await Promise.all(people.map((person) => subscribeByEmail(clients, person)));
  await confirmAll(url, new Set(people.map(({ email }) => email)));
  await clients.execute(
    `update person_contact
     set email_topic_arn = given.arn
     from jsonb_to_recordset(:topics::jsonb) as given("personId" uuid, arn text)
     where person_contact.person_id = given."personId"`,
    { topics },
  );
}

async function subscribeByEmail({ sns }: SeedClients, { id, email }: SeedPerson) {
  const { TopicArn } = await sns.send(new CreateTopicCommand({ Name: contactTopicName(id, email) }));
  await sns.send(new SubscribeCommand({ TopicArn, Protocol: 'email', Endpoint: email }));
  return { personId: id, arn: TopicArn };
}

async function confirmAll(url: string, addresses: Set<string>): Promise<void> {
  const response = await fetch(`${url}/inbox.json`);
  const messages = (await response.json()) as Confirmation[];
  const links = messages.flatMap(({ to, confirmUrl }) =>
    confirmUrl && addresses.has(to) ? [confirmUrl] : [],
  );
  await Promise.all(links.map((link) => fetch(here(link, url))));
}

/** An earlier start that was interrupted may have been at another port. */
function here(link: string, url: string): string {
  const { pathname, search } = new URL(link);
  return `${url}${pathname}${search}`;
}
