import { randomUUID } from 'node:crypto';
import type { Person } from '../graphql/generated/graphql.ts';
import { register, user, type Database, type Parcel, type Viewer } from './test-parcel.ts';

export type PersonAnswer = { person?: Person; error?: { code: string; message: string } };

export const ADMIN = user('admin');

export function update(
  db: Database,
  viewer: Viewer,
  personId: string,
  change: object,
): Promise<PersonAnswer> {
  return db.value('select update_person($1, $2)', [viewer, { personId, ...change }]);
}

export function erase(db: Database, personId: string, viewer: Viewer = ADMIN): Promise<PersonAnswer> {
  return db.value('select erase_person($1, $2)', [viewer, personId]);
}

/** Somebody who has signed in and is this person. */
export async function signedIn(db: Database, personId: string): Promise<Viewer & { kind: 'USER' }> {
  const viewer = user();
  await db.query('update person set cognito_sub = $1 where id = $2', [viewer.sub, personId]);
  return viewer;
}

/** The packages that a text finds for whoever asks. */
export async function found(db: Database, text: string, viewer: Viewer = ADMIN): Promise<string[]> {
  const rows = await db.query<{ package_id: string }>(
    `select package_id from package_page($1, $2, '[]', 'NEWEST', null, null, 100) where is_found`,
    [viewer, { text }],
  );
  return rows.map(({ package_id }) => package_id);
}

/** Registered between the offices of another package, of people who are written for the first time. */
export async function registered(
  db: Database,
  { origin, destination }: Parcel,
  sender: object,
  recipient: object,
) {
  const input = {
    idempotencyKey: randomUUID(),
    sender,
    recipient,
    originOfficeId: origin,
    destinationOfficeId: destination,
  };
  const { package: made } = await register(db, input);
  if (!made?.sender || !made.recipient) throw new Error('not registered');
  return { input, id: made.id, senderId: made.sender.id, recipientId: made.recipient.id };
}
