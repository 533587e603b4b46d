import type { Outputs } from '../../local/outputs.ts';

// runs in a browser too: nothing of Node here

export const MODES = ['apiKey', 'userPool', 'iam'] as const;
export type Mode = (typeof MODES)[number];

/** As `util.authType()` names them (F17). */
export const CALLERS: Record<Mode, string> = {
  apiKey: 'API Key Authorization',
  userPool: 'User Pool Authorization',
  iam: 'IAM Authorization',
};

/** What a client is given to reach the API. */
export type Access = {
  outputs: Outputs;
  credentials: { accessKeyId: string; secretAccessKey: string };
  user: { username: string; password: string };
};

export type Note = { room: string; text: string };

/** What a GraphQL client can do, whichever it is. */
export type JourneyClient = {
  query: (text: string) => Promise<Record<string, unknown>>;
  /** Resolves when AppSync has acknowledged. */
  subscribe: (text: string, receive: (note: Note) => void) => Promise<() => void>;
  close: () => Promise<void>;
};

export type Report = { caller: unknown; received: Note[]; receivedAfterwards: Note[] };

/** The way every client goes: query, subscribe, be pushed to, unsubscribe, and hear no more. */
export async function journey(client: JourneyClient, access: Access): Promise<Report> {
  const { caller } = await client.query('query { caller }');
  const first = inbox();
  const unsubscribe = await client.subscribe(subscriptionTo('kitchen'), first.receive);
  await addNote(access, { room: 'garden', text: 'nobody listens here' });
  await addNote(access, { room: 'kitchen', text: 'tea is ready' });
  await first.next;
  unsubscribe();

  // what a second subscription has received, the first would have received before
  const second = inbox();
  const unsubscribeAgain = await client.subscribe(subscriptionTo('kitchen'), second.receive);
  await addNote(access, { room: 'kitchen', text: 'tea is cold' });
  await second.next;
  unsubscribeAgain();
  return { caller, received: first.notes, receivedAfterwards: second.notes };
}

/** What the journey reports if all went well. */
export function arrival(caller: string): Report {
  return {
    caller,
    received: [{ room: 'kitchen', text: 'tea is ready' }],
    receivedAfterwards: [{ room: 'kitchen', text: 'tea is cold' }],
  };
}

function subscriptionTo(room: string): string {
  return `subscription { noteAdded(room: "${room}") { room text } }`;
}

function inbox() {
  const notes: Note[] = [];
  let arrived = () => {};
  const next = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  const receive = ({ room, text }: Note) => {
    notes.push({ room, text });
    arrived();
  };
  return { notes, next, receive };
}

/** Another client, which needs no library. */
async function addNote({ outputs }: Access, note: Note): Promise<void> {
  const { apiKey = '' } = outputs.API.GraphQL;
  const query = 'mutation ($room: ID!, $text: String!) { addNote(room: $room, text: $text) { room text } }';
  const response = await fetch(outputs.custom.graphqlUrl, {
    method: 'POST',
    headers: { 'x-api-key': apiKey },
    body: JSON.stringify({ query, variables: note }),
  });
  const { errors } = (await response.json()) as { errors?: unknown };
  if (errors) throw new Error(JSON.stringify(errors));
}
