import { createHash } from 'node:crypto';
import type { Action } from '../domain/test-any-history.ts';
import { SCANS } from '../domain/test-any-history.ts';
import { user, type Answer, type Database, type Parcel } from './test-parcel.ts';

/** One call of the API, as its resolver makes it. */
export type Command = { call: 'record_scans' | 'perform_act' | 'complete_package'; input: object };

/** Who may void whatever was recorded. */
const ADMIN = user('admin');
/** So many devices send at the same time. */
export const CONNECTIONS = 4;

const BEGINNING = Date.UTC(2026, 0, 1, 8);

/** The actions of one package as calls. What is known is not completed again, so there is one completion. */
export function commandsOf(parcel: Parcel, name: string, actions: Action[]): Command[] {
  return actions.map((action, index) => {
    const key = keyOf(name, index);
    const { kind, at, minute, exceptionKind } = action;
    const occurredAt = new Date(BEGINNING + minute * 60_000).toISOString();
    const said = { packageId: parcel.id, kind, occurredAt, ...(exceptionKind && { exceptionKind }) };
    switch (callOf(action)) {
      case 'record_scans':
        return { call: 'record_scans', input: { ...said, scanId: key, officeId: parcel[at] } };
      case 'complete_package':
        return { call: 'complete_package', input: completionOf(parcel, `${name}-complete`) };
      case 'perform_act': {
        const eventId = kind === 'VOID' ? { eventId: targetId(parcel, name, actions, action.target) } : {};
        const place = kind === 'FOUND' ? { officeId: parcel[at] } : {};
        const act = { ...said, ...place, ...eventId, idempotencyKey: key, reason: 'because' };
        return { call: 'perform_act', input: act };
      }
    }
  });
}

function callOf({ kind }: Action): Command['call'] {
  if (SCANS.some((scanned) => scanned === kind)) return 'record_scans';
  return kind === 'COMPLETE' ? 'complete_package' : 'perform_act';
}

function completionOf({ id, destination, recipientId }: Parcel, idempotencyKey: string): object {
  return {
    idempotencyKey,
    packageId: id,
    destinationOfficeId: destination,
    recipient: { id: recipientId },
    // as the resolver hands them on
    carrierNumbers: [],
  };
}

function keyOf(name: string, index: number): string {
  return `${name}-${String(index).padStart(2, '0')}`;
}

function targetId(parcel: Parcel, name: string, actions: Action[], target: number): string {
  const voided = actions[target];
  const key = keyOf(name, target);
  return voided && callOf(voided) === 'record_scans' ? scanEventId(parcel[voided.at], key) : actEventId(key);
}

function actEventId(key: string): string {
  return uuidFrom(`act by ${ADMIN.sub}: ${key}`);
}

/** As `sent_event_id`. */
export function scanEventId(officeId: string, scanId: string): string {
  return uuidFrom(`scan at ${officeId}: ${scanId}`);
}

/** As `uuid_from`: a UUID of version 8 from the hash of a name. */
function uuidFrom(name: string): string {
  const bytes = createHash('sha256').update(name).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 15) | 128, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 63) | 128, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** One after the other; scans that follow one another in batches. */
export async function send(db: Database, commands: Command[]): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (const { call, input } of batchesOf(commands)) {
    const answer = await db.value<Answer | Answer[]>(`select ${call}($1, $2, '[]')`, [
      ADMIN,
      JSON.stringify(input),
    ]);
    answers.push(...[answer].flat());
  }
  return answers;
}

const LARGEST_BATCH = 5;

function batchesOf(commands: Command[]): { call: Command['call']; input: object | object[] }[] {
  return commands.reduce<{ call: Command['call']; input: object | object[] }[]>(
    (batches, { call, input }) => {
      const last = batches.at(-1);
      if (call !== 'record_scans') return [...batches, { call, input }];
      if (Array.isArray(last?.input) && last.input.length < LARGEST_BATCH) {
        last.input.push(input);
        return batches;
      }
      return [...batches, { call, input: [input] }];
    },
    [],
  );
}

/** As several devices send it, each its part, all at the same time: which one, and from 4 on the next one too. */
export async function sendFromEverywhere(
  db: Database,
  commands: Command[],
  parts: number[],
): Promise<Answer[]> {
  const devices = Array.from({ length: CONNECTIONS }, (_, device) =>
    parts.flatMap((part, index) => {
      const isTwice = part >= CONNECTIONS;
      const isOwn = part % CONNECTIONS === device || (isTwice && (part + 1) % CONNECTIONS === device);
      return isOwn ? [commands[index % commands.length] as Command] : [];
    }),
  );
  return (await Promise.all(devices.map((own) => send(db, own)))).flat();
}
