import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from './test-database.ts';
import { aClerk, anOffice, SYSTEM, user, type Viewer } from './test-parcel.ts';

let db: TestDatabase;
let officeId: string;
let others: Record<string, Viewer>;

beforeAll(async () => {
  db = await testDatabase();
  officeId = await anOffice(db);
  others = {
    manager: await aClerk(db, officeId, 'MANAGER'),
    clerk: await aClerk(db, officeId),
    finance: user('finance'),
    person: user(),
    system: SYSTEM,
    'admin of nothing': user('Admin'),
  };
});
afterAll(() => db.close());

const input = (changes: object = {}) => ({ email: 'ana@example.org', officeId, role: 'CLERK', ...changes });
const mayAdd = (viewer: Viewer, changes?: object) =>
  db.asApi(() => db.value('select may_add_staff($1, $2)', [viewer, input(changes)]));
const save = (viewer: Viewer, userId: string, role = 'CLERK', office = officeId) =>
  db.asApi(() => db.value('select save_staff($1, $2, $3, $4)', [viewer, userId, office, role]));
const noOffice = (id: string) => ({ error: { code: 'NOT_FOUND', message: `There is no office ${id}.` } });

describe('a member of staff', () => {
  it('is added by an admin, whose second word on the role holds', async () => {
    const userId = randomUUID();

    expect(await mayAdd(user('admin'))).toBeNull();
    expect(await save(user('admin'), userId)).toEqual({ member: { userId, officeId, role: 'CLERK' } });
    expect(await save(user('admin'), userId, 'MANAGER')).toEqual({
      member: { userId, officeId, role: 'MANAGER' },
    });
  });

  it.each(['manager', 'clerk', 'finance', 'person', 'system', 'admin of nothing'])(
    'is added by no %s, to whom there is no such office',
    async (who) => {
      expect(await mayAdd(others[who] as Viewer)).toEqual(noOffice(officeId));
      expect(await save(others[who] as Viewer, randomUUID())).toEqual(noOffice(officeId));
    },
  );

  it.each([randomUUID(), 'LIS1'])('is added to no office %s', async (id) => {
    expect(await mayAdd(user('admin'), { officeId: id })).toEqual(noOffice(id));
  });

  it.each([
    { email: '' },
    { email: 'ana' },
    { email: 'ana@@example.org' },
    { email: 'ana maria@example.org' },
    { email: `${'a'.repeat(120)}@example.org` },
    { email: 'ana@example.org\u0007' },
    { email: null },
    { role: 'EMPEROR' },
  ])('is refused with %o', async (changes) => {
    expect(await mayAdd(user('admin'), changes)).toMatchObject({ error: { code: 'INVALID_INPUT' } });
  });
});
