import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from './test-database.ts';
import { aClerk, anOffice, aPerson, user, type Viewer } from './test-parcel.ts';

let db: TestDatabase;
/** What a list can be of, by its name. */
const ids: Record<string, string> = {};
const viewers: Record<string, Viewer> = {};

beforeAll(async () => {
  db = await testDatabase();
  ids['home'] = await anOffice(db);
  ids['away'] = await anOffice(db);
  ids['somebody'] = randomUUID();
  ids['everything'] = await db.value('select everything()');
  const clerk = await aClerk(db, ids['home']);
  const both = await aClerk(db, ids['home']);
  const [admin, person] = [user('admin'), user()];
  for (const [name, { sub }] of Object.entries({ both, admin, person })) {
    ids[`the ${name}`] = await aPerson(db, sub);
  }
  Object.assign(viewers, { admin, clerk, both, person });
});
afterAll(() => db.close());

type Source = { scope_ids: string[]; facets: number[] };

/** Each list by what it is of, and which part of that it is. */
async function lists(who: string, filter: Record<string, string>): Promise<string[]> {
  const named = Object.fromEntries(Object.entries(filter).map(([key, name]) => [key, ids[name]]));
  const sources = await db.query<Source>(
    `select s.scope_ids, s.facets from sources_of(conditions_of($1, $2, '[]')) s`,
    [viewers[who], named],
  );
  const current = await db.value<number>(`select role_facet('CURRENT')`);
  return sources.map(({ scope_ids, facets }) =>
    scope_ids
      .map((id, place) => {
        const name = Object.keys(ids).find((one) => ids[one] === id);
        return facets[place] === current ? `${name}, where it is` : String(name);
      })
      .join(' and '),
  );
}

describe('a search', () => {
  it.each([
    ['admin', {}, ['everything']],
    ['admin', { officeId: 'away' }, ['away']],
    ['admin', { currentOfficeId: 'away' }, ['away, where it is', 'away']],
    ['admin', { personId: 'somebody' }, ['somebody', 'everything']],
    ['clerk', {}, ['home']],
    ['clerk', { officeId: 'home' }, ['home']],
    ['clerk', { officeId: 'away' }, ['home']],
    ['clerk', { currentOfficeId: 'home' }, ['home, where it is', 'home']],
    ['clerk', { currentOfficeId: 'away' }, ['home']],
    ['clerk', { personId: 'somebody' }, ['home']],
    ['both', {}, ['home and the both']],
    ['both', { officeId: 'home' }, ['home']],
    ['both', { officeId: 'away' }, ['home and the both']],
    ['person', {}, ['the person']],
    ['person', { officeId: 'home' }, ['the person']],
  ])('looks for the %s who asks for %j in %j, and in nothing of others', async (who, filter, expected) => {
    expect(await lists(who, filter as Record<string, string>)).toEqual(expected);
  });
});
