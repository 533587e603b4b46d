import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseTrackingNumber } from '../domain/tracking-number.ts';
import { testDatabase, type TestDatabase } from './test-database.ts';
import { SYSTEM, aClerk, aPerson, anOffice, register, user } from './test-parcel.ts';

let db: TestDatabase;
let origin: string;
let destination: string;
beforeAll(async () => {
  db = await testDatabase();
  [origin, destination] = [await anOffice(db), await anOffice(db)];
});
afterAll(() => db.close());

const registration = (change: object = {}) => ({
  idempotencyKey: randomUUID(),
  sender: { name: 'Rui Sender', email: 'rui@example.org' },
  recipient: { name: 'Ana Recipient', phone: '+351912345678', notifyBy: 'SMS', language: 'pt-PT' },
  originOfficeId: origin,
  destinationOfficeId: destination,
  promisedAt: '2026-03-01T12:00:00+01:00',
  ...change,
});

const contactOf = (viewer: { sub: string }) =>
  db.query(
    `select p.id, p.name, c.email, c.phone, c.notify_by
     from person p join person_contact c on c.person_id = p.id where p.cognito_sub = $1`,
    [viewer.sub],
  );

describe('register_package', () => {
  it('gives a package its number, its status and its first event', async () => {
    const { package: registered } = await register(db, registration());

    expect(registered).toMatchObject({
      status: 'REGISTERED',
      version: 1,
      promisedAt: '2026-03-01T11:00:00.000Z',
    });
    expect(parseTrackingNumber(registered?.trackingNumber ?? '')).toBe(registered?.trackingNumber);
    expect(
      await db.query('select kind, version from package_event where package_id = $1', [registered?.id]),
    ).toEqual([{ kind: 'REGISTER', version: 1 }]);
    expect(await db.value('select count(*)::int from outbox where package_id = $1', [registered?.id])).toBe(
      1,
    );
  });

  it('answers the same key and content as the first time', async () => {
    const input = registration();

    const [first, second] = [await register(db, input), await register(db, { ...input })];

    expect(second).toEqual(first);
  });

  it('answers a colleague as the first time, and whoever may not register there as for any other key', async () => {
    const input = registration({ registeredAt: undefined });
    const first = await register(db, input, await aClerk(db, origin));

    expect((await register(db, input, await aClerk(db, origin))).package?.id).toBe(first.package?.id);
    const far = await aClerk(db, await anOffice(db));
    const other = await register(db, { ...input, idempotencyKey: randomUUID() }, far);
    expect(other.error?.code).toBe('NOT_FOUND');
    expect(await register(db, input, far)).toEqual(other);
  });

  it('answers again whoever works at its destination only by now', async () => {
    const [input, clerk] = [registration({ registeredAt: undefined }), await aClerk(db, origin)];
    const first = await register(db, input, clerk);
    await db.query('update office_member set office_id = $2 where sub = $1', [clerk.sub, destination]);

    expect((await register(db, input, clerk)).package?.id).toBe(first.package?.id);
  });

  it('takes a clerk who registers for the one they name, not for themselves', async () => {
    const clerk = await aClerk(db, origin);
    const self = await aPerson(db, clerk.sub);

    const { package: registered } = await register(db, registration({ registeredAt: undefined }), clerk);

    expect(registered?.sender?.name).toBe('Rui Sender');
    expect(registered?.sender?.id).not.toBe(self);
  });

  it('refuses the same key with other content', async () => {
    const input = registration();
    await register(db, input);

    const answer = await register(db, { ...input, destinationOfficeId: origin });

    expect(answer.error?.code).toBe('IDEMPOTENCY_KEY_REUSED');
  });

  it('does not tell a stranger who has guessed a key, nor keep it from who made it', async () => {
    const input = registration({ registeredAt: undefined, idempotencyKey: randomUUID() });
    const [stranger, another] = [user(), user()];
    const taken = await register(db, input, stranger);

    const first = await register(db, input);

    const ids = [taken, first, await register(db, input, another)].map((answer) => answer.package?.id);
    expect(new Set(ids.filter(Boolean)).size).toBe(3);
    expect(await register(db, input)).toEqual(first);
    expect(await register(db, input, stranger)).toEqual(taken);
  });

  it('answers a person whose key was kept as they sent it, and nobody else', async () => {
    const [viewer, input] = [user(), registration({ idempotencyKey: randomUUID() })];
    const first = await register(db, input, viewer);
    await db.query('update package set idempotency_key = $1 where id = $2', [
      ...[input.idempotencyKey, first.package?.id],
    ]);

    expect(await register(db, input, viewer)).toEqual(first);
    expect((await register(db, input, user())).package?.id).not.toBe(first.package?.id);
  });

  it('takes people who are known, and keeps how new ones want to hear', async () => {
    const sender = await aPerson(db);

    const { package: registered } = await register(db, registration({ sender: { id: sender } }));

    expect(registered?.sender?.id).toBe(sender);
    expect(
      await db.query('select email, phone, notify_by from person_contact where person_id = $1', [
        registered?.recipient?.id,
      ]),
    ).toEqual([{ email: null, phone: '+351912345678', notify_by: 'SMS' }]);
  });

  it.each<[string, object, string]>([
    ['a key of 7 characters', { idempotencyKey: 'seven77' }, 'INVALID_INPUT'],
    ['a key of imports', { idempotencyKey: `import-${'0'.repeat(48)}` }, 'INVALID_INPUT'],
    ['a sender without a name', { sender: { email: 'rui@example.org' } }, 'INVALID_INPUT'],
    ['a name of blanks', { sender: { name: '  ' } }, 'INVALID_INPUT'],
    ['an e-mail address that is none', { sender: { name: 'Rui', email: 'rui at home' } }, 'INVALID_INPUT'],
    ['a phone without its country', { sender: { name: 'Rui', phone: '912345678' } }, 'INVALID_INPUT'],
    ['SMS without a phone', { recipient: { name: 'Ana', notifyBy: 'SMS' } }, 'INVALID_INPUT'],
    ['a promise without offset', { promisedAt: '2026-03-01T12:00:00' }, 'INVALID_INPUT'],
    ['an origin that is none', { originOfficeId: randomUUID() }, 'NOT_FOUND'],
    ['a destination that is none', { destinationOfficeId: 'LIS1' }, 'NOT_FOUND'],
    ['a person who is none', { recipient: { id: randomUUID() } }, 'NOT_FOUND'],
  ])('writes nothing for %s', async (_, change, code) => {
    const before = await db.value('select count(*) from person');

    const answer = await register(db, registration(change));

    expect(answer.error?.code).toBe(code);
    expect(await db.value('select count(*) from person')).toEqual(before);
  });

  it('is for staff of the origin, admins and the system', async () => {
    const allowed = [await aClerk(db, origin), user('admin'), SYSTEM];
    const refused = [await aClerk(db, destination), user('staff'), user('finance')];

    for (const viewer of allowed) {
      expect((await register(db, registration(), viewer)).error).toBeUndefined();
    }
    for (const viewer of refused) {
      expect((await register(db, registration(), viewer)).error?.code).toBe('NOT_FOUND');
    }
  });

  it('lets a person register what they themselves send, and nothing else', async () => {
    const viewer = user();
    const { package: first } = await register(db, registration(), viewer);
    const self = first?.sender?.id;

    expect((await register(db, registration({ sender: { id: self } }), viewer)).package?.sender?.id).toBe(
      self,
    );
    for (const id of [await aPerson(db), 'nobody']) {
      expect((await register(db, registration({ sender: { id } }), viewer)).error?.code).toBe('NOT_FOUND');
    }
  });

  it('knows the person who registers again, and leaves their name and contact as they are', async () => {
    const viewer = user();
    const { package: first } = await register(db, registration(), viewer);
    const before = await contactOf(viewer);

    const sender = { name: 'Somebody Else', email: 'else@example.org' };
    const { package: second } = await register(db, registration({ sender }), viewer);

    expect(second?.sender?.id).toBe(first?.sender?.id);
    expect(await contactOf(viewer)).toEqual(before);
  });

  it('answers a person who sends their first registration again as the first time', async () => {
    const [viewer, input] = [user(), registration({ idempotencyKey: randomUUID() })];

    const first = await register(db, input, viewer);

    expect(first.error).toBeUndefined();
    expect(await register(db, input, viewer)).toEqual(first);
    expect((await register(db, { ...input, promisedAt: '2026-03-01T12:00:00Z' }, viewer)).error?.code).toBe(
      'IDEMPOTENCY_KEY_REUSED',
    );
    expect((await register(db, input, user('staff'))).error?.code).toBe('NOT_FOUND');
  });

  it('believes nobody but the system that it was registered earlier', async () => {
    const input = () => registration({ registeredAt: '2020-01-01T00:00:00Z' });

    expect((await register(db, input())).package?.registeredAt).toBe('2020-01-01T00:00:00.000Z');
    expect((await register(db, input(), user('admin'))).package?.registeredAt).not.toContain('2020');
  });
});

describe('a tracking number of the database', () => {
  it('is one for domain/ too, and each is another', async () => {
    const numbers = await db.query<{ number: string }>(
      'select new_tracking_number() as number from generate_series(1, 500)',
    );

    expect(numbers.filter(({ number }) => parseTrackingNumber(number) !== number)).toEqual([]);
    expect(new Set(numbers.map(({ number }) => number)).size).toBe(500);
  });

  it('is read as domain/ reads it, right or wrong', async () => {
    const number = await db.value<string>('select new_tracking_number()');
    const written = [
      number,
      number.toLowerCase(),
      number.replace(/(.{4})/g, '$1-'),
      `X${number}`,
      number.slice(1),
      'U',
    ];
    const slips = [...number].map((_, place) => number.slice(0, place) + 'Z' + number.slice(place + 1));

    for (const text of [...written, ...slips]) {
      expect(await db.value('select parse_tracking_number($1)', [text])).toBe(parseTrackingNumber(text));
    }
  });
});
