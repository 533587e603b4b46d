import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from './test-database.ts';
import { SYSTEM, aClerk, aPerson, anOffice, user, type Viewer } from './test-parcel.ts';

type Key = { package_id: string; registered_at: Date };
type Listed = { id: string; registeredAt: string; offices: string[]; status: string; people: string[] };

let db: TestDatabase;
let offices: string[];
let people: string[];
let all: Listed[];
const STATUSES = ['REGISTERED', 'IN_TRANSIT', 'AT_HUB', 'ARRIVED', 'DELIVERED'];
const PACKAGES = 6_000;

/** Thousands of packages among 20 offices, several of them registered in the same millisecond. */
beforeAll(async () => {
  db = await testDatabase();
  offices = await Promise.all(Array.from({ length: 20 }, () => anOffice(db)));
  people = await Promise.all(Array.from({ length: 50 }, () => aPerson(db)));
  await db.query(
    `with given as (
       select
         n, uuidv7() as id, lpad(n::text, 16, '0') as tracking_number,
         timestamptz '2026-01-01 00:00Z' + (n / 3) * interval '1 minute' as registered_at,
         ($1::uuid[])[n * 7 % 20 + 1] as origin, ($1::uuid[])[n * 11 % 20 + 1] as destination,
         ($2::uuid[])[n * 3 % 50 + 1] as sender, ($2::uuid[])[n * 13 % 50 + 1] as recipient,
         ($3::text[])[n / 20 % 5 + 1] as status
       from generate_series(1, $4::int) n
     ), added as (
       insert into package (
         id, tracking_number, sender_id, recipient_id, origin_office_id, destination_office_id, origin_location_id,
         destination_location_id, registered_at)
       select g.id, tracking_number, sender, recipient, origin, destination, o.location_id, d.location_id, registered_at
       from given g
       join office o on o.id = origin
       join office d on d.id = destination
     ), state as (
       insert into package_state
       select id, 1, status, null, null, 1, 0, null, '{}', '{}', '{}', registered_at, 'REGISTER', id, registered_at
       from given
     )
     insert into office_package (package_id, office_id, status, registered_at, is_origin)
     select id, origin, status, registered_at, true from given
     union all
     select id, destination, status, registered_at, false from given where destination <> origin`,
    [offices, people, STATUSES, PACKAGES],
  );
  await db.query('analyze');
  all = await db.query<Listed>(
    `select p.id, as_instant(p.registered_at) as "registeredAt", s.status, array[p.sender_id, p.recipient_id]::text[] as people,
       array(select op.office_id::text from office_package op where op.package_id = p.id) as offices
     from package p join package_state s on s.package_id = p.id
     order by p.registered_at desc, p.id desc`,
  );
});
afterAll(() => db.close());

async function pageThrough(
  viewer: Viewer,
  officeId: string | null,
  status: string | null,
): Promise<string[]> {
  const ids: string[] = [];
  let last: Key | undefined;
  for (;;) {
    const page: Key[] = await db.query<Key>('select * from package_page($1, $2, $3, $4, $5, 25)', [
      viewer,
      officeId,
      status,
      last?.registered_at ?? null,
      last?.package_id ?? null,
    ]);
    ids.push(...page.map((key) => key.package_id));
    last = page.at(-1);
    if (page.length < 25) return ids;
  }
}

const idsOf = (filter: (listed: Listed) => boolean) => all.filter(filter).map(({ id }) => id);

describe('package_page', () => {
  it.each([null, 'ARRIVED'])('lists everything of status %s for those who see all', async (status) => {
    const expected = idsOf((listed) => !status || listed.status === status);

    for (const viewer of [SYSTEM, user('admin'), user('finance')]) {
      expect(await pageThrough(viewer, null, status)).toEqual(expected);
    }
  });

  it.each([null, 'ARRIVED'])('lists one office, of status %s', async (status) => {
    const [office = ''] = offices;
    const clerk = await aClerk(db, office);
    const expected = idsOf(
      (listed) => listed.offices.includes(office) && (!status || listed.status === status),
    );

    expect(expected.length).toBeGreaterThan(50);
    expect(await pageThrough(clerk, office, status)).toEqual(expected);
    expect(await pageThrough(SYSTEM, office, status)).toEqual(expected);
  });

  it.each([null, 'ARRIVED'])(
    'lists what is theirs for staff of several offices who also receive, of status %s',
    async (status) => {
      const [one = '', two = ''] = offices.slice(3);
      const [person = ''] = people;
      const clerk = await aClerk(db, one);
      await db.query(`insert into office_member (sub, office_id, role) values ($1, $2, 'MANAGER')`, [
        clerk.sub,
        two,
      ]);
      await db.query('update person set cognito_sub = $1 where id = $2', [clerk.sub, person]);

      const listed = await pageThrough(clerk, null, status);

      expect(listed).toEqual(
        idsOf(
          (parcel) =>
            (parcel.offices.includes(one) ||
              parcel.offices.includes(two) ||
              parcel.people.includes(person)) &&
            (!status || parcel.status === status),
        ),
      );
    },
  );

  it('lists of a strange office what is theirs for another reason', async () => {
    const [own = '', strange = ''] = offices.slice(7);
    const clerk = await aClerk(db, own);

    expect(await pageThrough(clerk, strange, null)).toEqual(
      idsOf(({ offices: of }) => of.includes(own) && of.includes(strange)),
    );
  });

  it('lists nothing for a stranger', async () => {
    expect(await pageThrough(user(), null, null)).toEqual([]);
    expect(await pageThrough(user('staff'), offices[0] ?? null, null)).toEqual([]);
  });
});

describe('the plan', () => {
  type Plan = { 'Node Type': string; 'Relation Name'?: string; Plans?: Plan[] };

  async function scansOf(sql: string, values: unknown[]): Promise<string[]> {
    const [{ Plan: plan }] = await db.value<[{ Plan: Plan }]>(`explain (format json) ${sql}`, values);
    const nodes = (node: Plan): Plan[] => [node, ...(node.Plans ?? []).flatMap(nodes)];
    return nodes(plan)
      .filter((node) => node['Relation Name'])
      .map((node) => `${node['Node Type']} on ${node['Relation Name']}`);
  }

  it.each(['p.id = $2::uuid', 'p.tracking_number = $2::text'])(
    'of visible_package where %s reads no table of packages whole',
    async (condition) => {
      const value = condition.includes('uuid') ? all[0]?.id : '0000000000000007';

      const scans = await scansOf(`select p.id from visible_package($1::jsonb) p where ${condition}`, [
        user('staff'),
        value,
      ]);

      expect(scans.join()).toContain('Index Scan on package');
      expect(scans.filter((scan) => scan.startsWith('Seq Scan on') && scan.includes('package'))).toEqual([]);
    },
  );

  it.each([
    ['all', null, null],
    ['all of a status', null, 'ARRIVED'],
    ['an office', 0, null],
    ['an office of a status', 0, 'ARRIVED'],
  ])('of a page of %s reads little more than the page', async (_, office, status) => {
    const values = [SYSTEM, office === null ? null : offices[office], status];
    const page = `select count(*) from package_page($1, $2, $3, '2026-01-02T00:00:00Z', null, 50)`;
    await db.query(page, values);

    const [{ Plan: plan }] = await db.value<[{ Plan: { 'Shared Hit Blocks': number } }]>(
      `explain (analyze, buffers, format json) ${page}`,
      values,
    );

    expect(plan['Shared Hit Blocks']).toBeLessThan(60);
  });
});
