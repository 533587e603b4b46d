import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GraphqlClient } from '../../demo/graphql-client.ts';
import {
  CompletePackageDocument,
  ListPackagesDocument,
  type PackageFilter,
  type PackageSort,
} from '../../graphql/generated/graphql.ts';
import { officeIds, personOf, registerParcel, scan, type Parcel } from './parcels.ts';
import { runningSystem, type RunningSystem } from './running-system.ts';

let system: RunningSystem;
let admin: GraphqlClient;
let clerk: GraphqlClient;
let stranger: GraphqlClient;
let offices: Record<string, string>;
let parcel: Parcel;

beforeAll(async () => {
  system = await runningSystem();
  admin = await system.signInAs('admin');
  clerk = await system.signInAs('clerk', 'LIS1');
  stranger = await system.signInAs('clerk', 'MAD1');
  offices = await officeIds(admin);
  parcel = await registerParcel(admin);
  for (const kinds of [[], ['ACCEPT'], ['ACCEPT', 'DEPART'], ['ACCEPT', 'HAND_OVER']] as const) {
    const other = await registerParcel(admin, 'SMS');
    for (const kind of kinds) await scan(admin, other, kind, 'LIS1');
  }
});

afterAll(async () => {
  for (const client of [admin, clerk, stranger]) client?.close();
  await system?.stop();
});

/** All pages of what a filter finds. */
async function found(client: GraphqlClient, filter: PackageFilter, sort: PackageSort = 'NEWEST') {
  const items = [];
  let nextToken: string | null = null;
  do {
    const { listPackages } = (await client.send(ListPackagesDocument, {
      filter,
      sort,
      limit: 100,
      nextToken,
    })) as {
      listPackages: {
        items: { id: string; status: string; currentOffice: object | null }[];
        nextToken: string | null;
      };
    };
    items.push(...listPackages.items);
    nextToken = listPackages.nextToken;
  } while (nextToken);
  return items;
}

const finds = async (client: GraphqlClient, text: string) =>
  (await found(client, { text })).some(({ id }) => id === parcel.id);

const otherThan = (symbols: string) => Array.from(symbols, (symbol) => (symbol === '7' ? '8' : '7')).join('');

describe('a package', () => {
  it('is found by its tracking number, however it was mistyped', async () => {
    const number = parcel.trackingNumber;
    const [first = '', second = ''] = number;
    const written = [
      number,
      number.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l'),
      `${number.slice(0, 4)} ${number.slice(4, 8)}-${number.slice(8)}`,
      `${number.slice(0, 7)}U${number.slice(8)}`,
      `${number.slice(0, 9)}${number.slice(10)}`,
      `${number.slice(0, 3)}${number.slice(2)}`,
      `${number}7`,
      `${second}${first}${number.slice(2)}`,
      number.slice(0, 4),
    ];

    for (const text of written) expect([text, await finds(admin, text)]).toEqual([text, true]);
    expect(
      await finds(admin, `${number.slice(0, 6)}${otherThan(number.slice(6, 8))}${number.slice(8)}`),
    ).toBe(false);
  });

  it('is found by the number of a carrier as its label has it', async () => {
    await admin.send(CompletePackageDocument, {
      input: {
        idempotencyKey: crypto.randomUUID(),
        packageId: parcel.id,
        carrierNumbers: ['(00)340434161094015902', '1Z5R89390357567127'],
      },
    });
    const written = [
      ...['(00)340434161094015902', ']C100340434161094015902', '3404.3416.1094.0159.02', '340434161'],
      ...['1z 5r8 939 03 5756 7127', '1Z5R'],
    ];

    for (const text of written) expect([text, await finds(admin, text)]).toEqual([text, true]);
    expect(await finds(admin, '(00)340434161094015905')).toBe(false);
    expect(await finds(stranger, '(00)340434161094015902')).toBe(false);
  });

  it('is found by the beginnings of the names of its people, without case and accents', async () => {
    const { name } = personOf('BER1');
    const plain = name.toUpperCase().normalize('NFD').replaceAll(/\p{M}/gu, '');
    const backwards = plain
      .split(' ')
      .reverse()
      .map((word) => word.slice(0, 3));

    for (const text of [name, plain, backwards.join(' ')]) {
      expect([text, await finds(admin, text)]).toEqual([text, true]);
    }
  });

  it('is found by those alone who may see it', async () => {
    for (const text of [parcel.trackingNumber, parcel.trackingNumber.slice(0, 5), personOf('BER1').name]) {
      expect(await finds(clerk, text)).toBe(true);
      expect(await finds(stranger, text)).toBe(false);
    }
  });

  it('is in other lists as soon as it was scanned', async () => {
    const here = { currentOfficeId: offices['LIS1'] as string, status: ['ACCEPTED'] } satisfies PackageFilter;
    const isIn = async (filter: PackageFilter) =>
      (await found(clerk, filter)).some(({ id }) => id === parcel.id);
    expect(await isIn(here)).toBe(false);

    await scan(admin, parcel, 'ACCEPT', 'LIS1');

    expect(await isIn(here)).toBe(true);
    expect(await isIn({ ...here, status: ['REGISTERED'] })).toBe(false);
    expect(await isIn({ updated: { from: new Date(Date.now() - 60_000).toISOString() } })).toBe(true);
  });
});

describe('the filters', () => {
  it('hold in every answer, and leave nothing out', async () => {
    const everything = await found(admin, {});
    const officeId = offices['LIS1'] as string;

    const delivered = await found(admin, { status: ['DELIVERED'] });
    const atOffice = await found(admin, { currentOfficeId: officeId });

    expect(delivered.map(({ id }) => id)).toEqual(
      everything.filter(({ status }) => status === 'DELIVERED').map(({ id }) => id),
    );
    expect(atOffice.map(({ id }) => id)).toEqual(
      everything
        .filter(({ currentOffice }) => (currentOffice as { id?: string } | null)?.id === officeId)
        .map(({ id }) => id),
    );
    expect(await found(clerk, {})).toEqual(await found(admin, { officeId }));
  });

  it.each(['%', '____', "' or true --", '\\', '":*&|!()', '<->', '🙂', '\u202e', ' '.repeat(100)])(
    'read %j as a text, not as a command',
    async (text) => {
      const isBlank = text.trim() === '';

      expect((await found(admin, { text })).length > 0).toBe(isBlank);
    },
  );

  it('refuse what cannot be, and a token of the other order', async () => {
    const { listPackages } = await admin.send(ListPackagesDocument, { limit: 1 });
    const refused = (args: object) =>
      admin.send(ListPackagesDocument, args as never).then(
        () => 'nothing',
        (error: unknown) => JSON.stringify(error) + String(error),
      );

    expect(await refused({ filter: { text: 'a'.repeat(101) } })).toContain('INVALID_INPUT');
    expect(await refused({ filter: { status: [] } })).toContain('INVALID_INPUT');
    expect(await refused({ filter: { registered: { from: '0000-01-01T00:00:00Z' } } })).toContain(
      'INVALID_INPUT',
    );
    expect(await refused({ sort: 'DUE_FIRST', nextToken: listPackages?.nextToken })).toContain(
      'INVALID_INPUT',
    );
  });
});
