import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PackageFilter, PackageSort } from '../graphql/generated/graphql.ts';
import { testDatabase, type TestDatabase } from './test-database.ts';
import { allPackages, expectedIds, officesOf, pagesOf, type Listed, type Seen } from './test-package-list.ts';
import { manyPackages, staffOf } from './test-packages.ts';
import { SYSTEM, aPackage, record, register, user, type Viewer } from './test-parcel.ts';

type Someone = { viewer: Viewer; seen: Seen };

let db: TestDatabase;
let all: Listed[];
let offices: string[];
let viewers: Record<string, Someone>;

beforeAll(async () => {
  db = await testDatabase();
  await manyPackages(db, { packages: 5_000, offices: 12, people: 400 });
  all = await allPackages(db);
  offices = [...new Set(all.map(({ origin }) => origin))].sort();
  const [one = '', two = '', three = ''] = offices;
  const [sender = '', other = ''] = all[0]?.people ?? [];
  const person = user();
  await db.query('update person set cognito_sub = $1 where id = $2', [person.sub, other]);
  viewers = {
    admin: { viewer: user('admin'), seen: 'ALL' },
    system: { viewer: SYSTEM, seen: 'ALL' },
    clerk: { viewer: await staffOf(db, [one]), seen: { offices: [one], person: null } },
    'clerk of two offices who also receives': {
      viewer: await staffOf(db, [two, three], sender),
      seen: { offices: [two, three], person: sender },
    },
    person: { viewer: person, seen: { offices: [], person: other } },
    stranger: { viewer: user(), seen: { offices: [], person: null } },
    'staff without an office': { viewer: user('staff'), seen: { offices: [], person: null } },
  };
});
afterAll(() => db.close());

const someone = (who: string) => viewers[who] as Someone;

async function listed(who: string, filter: PackageFilter, sort: PackageSort = 'NEWEST', limit = 100) {
  return (await pagesOf(db, someone(who).viewer, filter, sort, limit)).flatMap(({ ids }) => ids);
}

/** Filters of up to four conditions, most of them about something that is there. */
function filters(): fc.Arbitrary<PackageFilter> {
  const one = fc.constantFrom(...all);
  const moment = one.map(({ registered }) => registered);
  const range = fc.record({ from: moment, until: moment }, { requiredKeys: [] });
  const office = fc.constantFrom(...offices);
  const text = fc.oneof(
    one.map(({ names }) => (names[0] ?? '').slice(0, 6)),
    one.map(({ names }) => (names[1] ?? '').split(' ').reverse().join(' ').toUpperCase()),
    one.map(({ trackingNumber }) => trackingNumber.slice(0, 5)),
    one.map(({ numbers, trackingNumber }) => (numbers[0] ?? trackingNumber).slice(0, 8)),
    fc.constantFrom(
      'a',
      'an',
      'joao',
      'lukasz',
      'Zoe',
      '1Z',
      '1Z00',
      'RB0000',
      '',
      ' ',
      '%',
      "'",
      '&|!:*',
      '\\',
    ),
  );
  return fc
    .record({
      officeId: office,
      originOfficeId: office,
      currentOfficeId: office,
      destinationOfficeId: office,
      status: fc.uniqueArray(
        one.map(({ status }) => status as 'LOST'),
        { minLength: 1, maxLength: 4 },
      ),
      personId: one.map(({ people }) => people[0] ?? ''),
      exception: fc.constantFrom('DELAYED', 'CUSTOMS', 'DAMAGED', 'UNCLAIMED'),
      carrier: fc.constantFrom('UPS', 'USPS', 'FEDEX'),
      registered: range,
      promised: range,
      updated: range,
      text,
    })
    .chain((whole) =>
      fc
        .subarray(Object.keys(whole) as (keyof PackageFilter)[], { maxLength: 4 })
        .map((keys) => Object.fromEntries(keys.map((key) => [key, whole[key]])) as PackageFilter),
    );
}

describe('package_page', () => {
  it('holds exactly what the filter asks for and the viewer may see, in order, whatever is combined', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...Object.keys(viewers)),
        filters(),
        fc.constantFrom<PackageSort>('NEWEST', 'DUE_FIRST'),
        fc.constantFrom(25, 50, 100),
        async (who, filter, sort, limit) => {
          const pages = await pagesOf(db, someone(who).viewer, filter, sort, limit);

          expect(pages.flatMap(({ ids }) => ids)).toEqual(expectedIds(all, someone(who).seen, filter, sort));
        },
      ),
      { numRuns: 120 },
    );
  });

  it('never ends at a package that the viewer may not see, also where the search stopped in between', async () => {
    const visible = (who: string) => new Set(expectedIds(all, someone(who).seen, {}, 'NEWEST'));
    const ends: Record<string, (string | null)[]> = {};

    for (const who of ['clerk', 'clerk of two offices who also receives', 'person']) {
      ends[who] = [];
      for (const filter of [
        { text: 'a' },
        { carrier: 'FEDEX' },
        { officeId: offices[9] },
        { text: '1Z00' },
      ] as const) {
        const pages = await pagesOf(db, someone(who).viewer, filter, 'NEWEST', 25);
        ends[who].push(...pages.map(({ end }) => end));
      }
      expect(ends[who].filter((end) => end !== null && !visible(who).has(end))).toEqual([]);
    }
  });

  it('stops after 2,000 packages that do not fit, says where, and goes on from there', async () => {
    const newest = all.map(({ registered }) => registered).sort();
    const filter: PackageFilter = { registered: { from: newest.at(-2_050) ?? null } };

    const pages = await pagesOf(db, SYSTEM, filter, 'DUE_FIRST', 100);

    expect(pages[0]).toEqual({ ids: [], end: expect.any(String) });
    expect(pages.flatMap(({ ids }) => ids)).toEqual(expectedIds(all, 'ALL', filter, 'DUE_FIRST'));
  });

  it('lists of a strange office what is theirs for another reason', async () => {
    const [own = '', strange = ''] = [offices[0], offices[7]];

    expect(await listed('clerk', { officeId: strange })).toEqual(
      expectedIds(
        all.filter((one) => officesOf(one).includes(own)),
        'ALL',
        { officeId: strange },
        'NEWEST',
      ),
    );
  });

  it('lists nothing for a stranger', async () => {
    expect(await listed('stranger', {})).toEqual([]);
    expect(await listed('staff without an office', { officeId: offices[0] ?? '' })).toEqual([]);
    expect(await listed('stranger', { text: all[0]?.trackingNumber ?? '' })).toEqual([]);
  });

  it('finds the numbers that it is given, for those who may see them', async () => {
    const own = all.find((one) => officesOf(one).includes(offices[0] ?? '')) as Listed;
    const strange = all.find((one) => !officesOf(one).includes(offices[0] ?? '')) as Listed;
    const found = (who: string) =>
      db.query(
        `select package_id as id from package_page($1, '{"text": "?"}', $2, 'NEWEST', null, null, 9)`,
        [
          someone(who).viewer,
          JSON.stringify([own.trackingNumber, strange.trackingNumber, '0000000000000000']),
        ],
      );

    expect(await found('admin')).toHaveLength(2);
    expect(await found('clerk')).toEqual([{ id: own.id }]);
  });

  it('refuses a moment that no calendar has', async () => {
    const filter = { registered: { from: '2026-13-01T00:00:00Z' } };

    await expect(pagesOf(db, SYSTEM, filter)).rejects.toThrow('out of range');
  });
});

describe('the lists', () => {
  /** What stands in lists and should not, and what should and does not. */
  const faults = () =>
    db.query(
      `select *
       from (
         select l.scope_id, l.facet, p.registered_at, p.id, p.promised_at
         from package p
         join package_state s on s.package_id = p.id
         cross join lateral listing_of(p, s.status, s.office_id, s.open_exceptions, s.updated_at) l
       ) wanted
       full join package_listing l
         on (l.scope_id, l.facet, l.registered_at, l.package_id)
           = (wanted.scope_id, wanted.facet, wanted.registered_at, wanted.id)
         and l.promised_at is not distinct from wanted.promised_at
       where l.scope_id is null or wanted.scope_id is null`,
    );

  it('follow what happens to a package, and what is taken back', async () => {
    await db.undone(async () => {
      for (const status of ['AT_HUB', 'READY_FOR_PICKUP', 'DELIVERED', 'RETURNED', 'CANCELLED'] as const) {
        await aPackage(db, status);
      }
      const parcel = await aPackage(db, 'IN_TRANSIT');
      await record(db, parcel, { kind: 'RECEIVE', officeId: parcel.hub });
      await record(db, parcel, { kind: 'RECEIVE', officeId: parcel.elsewhere, minute: 200 });
      await record(db, parcel, { kind: 'DEPART', officeId: parcel.hub, minute: 150 });

      expect(await faults()).toEqual([]);
    });
  });

  it('have a package with the number of its carrier and the time that was promised', async () => {
    await db.undone(async () => {
      const { package: registered } = await register(db, {
        sender: { name: 'Józef Ångström' },
        recipient: { name: 'Şule ÇELİK-Straße' },
        originOfficeId: offices[0],
        destinationOfficeId: offices[1],
        promisedAt: '2026-02-03T12:00:00Z',
      });
      const finds = async (text: string) =>
        (await pagesOf(db, SYSTEM, { text }, 'DUE_FIRST'))
          .flatMap(({ ids }) => ids)
          .includes(registered?.id ?? '');

      expect(await faults()).toEqual([]);
      for (const text of [
        'jozef',
        'ANGSTROM j',
        'sule',
        'celik strasse',
        'straße',
        'Ç',
        'jozef:*',
        '(celik)',
      ]) {
        expect([text, await finds(text)]).toEqual([text, true]);
      }
      for (const text of ['ozef', 'jozef celik', 'angstromm', '*', '%', '____', "jozef' | 'x", '!jozef x']) {
        expect([text, await finds(text)]).toEqual([text, false]);
      }
    });
  });
});

describe('the plan of visible_package', () => {
  type Plan = { 'Node Type': string; 'Relation Name'?: string; Plans?: Plan[] };

  it.each(['p.id = $2::uuid', 'p.tracking_number = $2::text'])(
    'where %s reads no table of packages whole',
    async (condition) => {
      const value = condition.includes('uuid') ? all[0]?.id : all[0]?.trackingNumber;

      const [{ Plan: plan }] = await db.value<[{ Plan: Plan }]>(
        `explain (format json) select p.id from visible_package($1::jsonb) p where ${condition}`,
        [user('staff'), value],
      );

      const nodes = (node: Plan): Plan[] => [node, ...(node.Plans ?? []).flatMap(nodes)];
      const scans = nodes(plan)
        .filter((node) => node['Relation Name'])
        .map((node) => `${node['Node Type']} on ${node['Relation Name']}`);
      expect(scans.join()).toMatch(/Index (Only )?Scan on package\b/);
      expect(scans.filter((scan) => scan.startsWith('Seq Scan on package'))).toEqual([]);
    },
  );
});
