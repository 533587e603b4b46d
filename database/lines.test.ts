import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from './test-database.ts';
import {
  anOpenedOffice,
  createLocation,
  createOffice,
  locationInput,
  officeInput,
} from './test-organisation.ts';
import { ADMIN, update } from './test-people.ts';
import { aPackage, aPerson, packageSeenBy, record, register, user, type Parcel } from './test-parcel.ts';

type Refused = { error?: { code: string } };

let db: TestDatabase;
let parcel: Parcel;
beforeAll(async () => {
  db = await testDatabase();
  parcel = await aPackage(db);
});
afterAll(() => db.close());

const UNREADABLE = [
  '\u0001x',
  'a\nb',
  'abc\u202edef',
  '\u2066abc',
  '\u00a0',
  '\u200b\u200d',
  '\u3164',
  '\u007fx',
];
const READABLE = ['Zoë O’Neil-Šimůnková', '李小龍', 'محمد', 'नेहा\u200dक्षत्रिय', '👩\u200d🚀 Ana\u00a0B.'];

const codeOf = ({ error }: Refused) => error?.code ?? null;

const asName: Record<string, (name: string) => Promise<Refused>> = {
  'a person who is changed': async (name) => update(db, ADMIN, await aPerson(db), { name }),
  'a sender': async (name) =>
    register(db, {
      sender: { name },
      recipient: { name: 'Ana' },
      originOfficeId: parcel.origin,
      destinationOfficeId: parcel.destination,
    }),
  'an office': (name) => createOffice(db, officeInput({ name })),
  'a place': (name) => createLocation(db, locationInput(parcel.origin, { name })),
};

describe('a name', () => {
  it.each(Object.keys(asName))('of %s can be seen, and turns nothing around', async (kind) => {
    const answers = async (names: string[]) => {
      const codes: (string | null)[] = [];
      for (const name of names) codes.push(codeOf(await (asName[kind]?.(name) ?? {})));
      return codes;
    };

    expect(await answers(UNREADABLE)).toEqual(UNREADABLE.map(() => 'INVALID_INPUT'));
    expect(await answers(READABLE)).toEqual(READABLE.map(() => null));
  });
});

describe('a key', () => {
  it('is one line', async () => {
    const idempotencyKey = `key\n${randomUUID()}`;

    expect(codeOf(await createOffice(db, officeInput({ idempotencyKey })))).toBe('INVALID_INPUT');
    expect(codeOf(await createLocation(db, locationInput(parcel.origin, { idempotencyKey })))).toBe(
      'INVALID_INPUT',
    );
    expect(codeOf(await act({ idempotencyKey }))).toBe('INVALID_INPUT');
  });

  it('is known again however the id is written, and where a default is written out', async () => {
    const recipient = user();
    await db.query('update person set cognito_sub = $2 where id = $1', [parcel.recipientId, recipient.sub]);
    const ask = { idempotencyKey: randomUUID(), packageId: parcel.id, act: 'CANCEL' };
    const asked = (packageId: string) =>
      db.value<Refused>(`select request_act($1, $2, '[]')`, [recipient, { ...ask, packageId }]);
    const office = await anOpenedOffice(db);
    const opening = officeInput({ isHub: false });
    const { isHub: _, ...unsaid } = opening as Record<string, unknown>;
    const place = locationInput(office.id);

    for (const answer of [
      await asked(parcel.id),
      await asked(parcel.id.toUpperCase()),
      await createOffice(db, opening),
      await createOffice(db, unsaid),
      await createLocation(db, place),
      await createLocation(db, { ...place, officeId: office.id.toUpperCase() }),
    ]) {
      expect(codeOf(answer as Refused)).toBeNull();
    }
  });
});

describe('a longer text', () => {
  const note = 'first\tline\r\nsecond';

  it('has lines and tabs, and nothing else that nobody sees', async () => {
    expect(codeOf(await act({ note }))).toBeNull();
    expect(codeOf(await act({ note: 'a\u0001b' }))).toBe('INVALID_INPUT');
    expect(codeOf(await act({ reason: 'a\u0001b' }))).toBe('INVALID_INPUT');
  });

  it('is never why something that was seen is refused', async () => {
    const seen = await record(db, parcel, { kind: 'ACCEPT', officeId: parcel.origin, note: 'a\u0001b' });

    expect(codeOf(seen)).toBeNull();
    expect(await packageSeenBy(db, user('admin'), parcel)).toMatchObject({ status: 'ACCEPTED' });
  });
});

function act(more: object): Promise<Refused> {
  const input = {
    idempotencyKey: randomUUID(),
    kind: 'RAISE_EXCEPTION',
    exceptionKind: 'DAMAGED',
    reason: 'x',
  };
  return db.value(`select perform_act($1, $2, '[]')`, [
    user('admin'),
    { ...input, packageId: parcel.id, ...more },
  ]);
}
