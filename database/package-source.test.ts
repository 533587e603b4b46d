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

describe('a search for what somebody sends or receives', () => {
  it('takes it at once where there is little, unless who asks sees all and reads their lists', async () => {
    const taken = (who: string) =>
      db.value<string[] | null>(`select s.package_ids from source_of_person(conditions_of($1, $2, '[]')) s`, [
        viewers[who],
        { personId: ids['somebody'] },
      ]);

    expect(await taken('clerk')).toEqual([]);
    expect(await taken('admin')).toBeNull();
  });
});

describe('a search for a text', () => {
  const source = async (who: string, text: string) => {
    const [found] = await db.query<{ scope_ids: string[] | null; package_ids: string[] | null }>(
      `select s.scope_ids, s.package_ids from source_of_text(conditions_of($1, $2, '[]')) s`,
      [viewers[who], { text }],
    );
    return found;
  };
  /** In the lists of somebody, without being anything else. */
  const listed = (personId: string | undefined, count: number) =>
    db.query<{ id: string }>(
      `insert into package_listing (scope_id, facet, registered_at, package_id)
       select $1, any_facet(), now(), gen_random_uuid() from generate_series(1, $2)
       returning package_id as id`,
      [personId, count],
    );
  async function named(name: string): Promise<string> {
    const id = await aPerson(db);
    await db.query('update person set name = $2 where id = $1', [id, name]);
    await db.query(
      `insert into search_term (scope_id, term, subject_id)
       select scope, words.word, $1 from unnest($2::uuid[]) scope cross join unnest(words_of($3)) words (word)`,
      [id, [ids['everything'], ids['home']], name],
    );
    return id;
  }

  it('looks among what somebody sends too, unless they see all', async () => {
    await named('Yolanda');
    const [own] = await listed(ids['the both'], 1);
    const [ofAdmin] = await listed(ids['the admin'], 1);

    expect((await source('both', 'yolanda'))?.package_ids).toContain(own?.id);
    expect((await source('admin', 'yolanda'))?.package_ids).not.toContain(ofAdmin?.id);
  });

  it('reads the lists of people who have much only for whom sees all', async () => {
    const personId = await named('Zacharias');
    await listed(personId, 2000);

    expect((await source('admin', 'zacharias'))?.scope_ids).toEqual([personId]);
    expect((await source('clerk', 'zacharias'))?.scope_ids).toBeNull();
  });
});
