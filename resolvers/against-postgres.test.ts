import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Office, OfficeConnection, Package, PackageConnection } from '../graphql/generated/graphql.ts';
import { aScannedPackage } from '../test/a-scanned-package.ts';
import { startDatabase, type LiveDatabase } from '../test/live-database.ts';
import { aUser, loadedResolver, SYSTEM } from '../test/loaded-resolver.ts';
import { present } from '../test/present.ts';

const recipient = { name: 'Ana Silva', email: 'ana@example.org' };
const STRANGER = aUser('sub-of-nobody', null);
const ALL = ['sender', 'sender/name', 'destinationOffice', 'openExceptions', 'events', 'costLines'];

let database: LiveDatabase;
beforeAll(async () => {
  database = await startDatabase();
  await database.prepare();
});
afterAll(() => database.close());

/** The value or the code of the error. */
async function answer<Value>(field: string, given: object): Promise<Value> {
  const answered = await loadedResolver(field).answer({ as: SYSTEM, ...given }, database.execute);
  return (answered.kind === 'error' ? answered.error.errorType : answered.value) as Value;
}

const aPackage = () => aScannedPackage(database, { recipient, kinds: ['RECEIVE', 'SHELVE'] });
const packageOf = (id: string, given: object = {}) =>
  answer<Package | null>('Query.getPackage', { args: { id }, ...given });

describe('the resolvers, with Postgres behind them', () => {
  it('answer a package with what is selected, by its id and by its tracking number', async () => {
    const id = await aPackage();

    const found = await packageOf(id, { selects: ALL });

    expect(found).toMatchObject({
      id,
      status: 'READY_FOR_PICKUP',
      sender: { name: 'Eva Meyer' },
      costLines: [],
    });
    expect(found?.events).toHaveLength(3);
    const { trackingNumber } = present(found);
    const again = await answer('Query.getPackage', { args: { trackingNumber }, selects: ALL });
    expect(again).toEqual(found);
  });

  it('answer null for what the caller may not see, as for what is not there', async () => {
    const id = await aPackage();

    expect(await packageOf(id, { as: STRANGER })).toBeNull();
    expect(await packageOf('018f2c5e-0000-7000-8000-000000000001')).toBeNull();
    expect(await answer('Subscription.onPackageEvent', { args: { packageId: id }, as: STRANGER })).toBe(
      'NOT_FOUND',
    );
    expect(await answer('Subscription.onPackageEvent', { args: { packageId: id } })).toBeNull();
  });

  it('list packages page by page, each once, newest first', async () => {
    const ids = [await aPackage(), await aPackage(), await aPackage()].reverse();
    const args = { filter: { status: ['READY_FOR_PICKUP'] }, limit: 2 };

    const first = await answer<PackageConnection>('Query.listPackages', { args });
    const second = await answer<PackageConnection>('Query.listPackages', {
      args: { ...args, nextToken: first.nextToken },
    });

    expect([...first.items, ...second.items].map(({ id }) => id).slice(0, 3)).toEqual(ids);
  });

  it('list offices in the order of their code, and end', async () => {
    await aPackage();
    const offices: Office[] = [];
    let nextToken: string | null = null;
    do {
      const page: OfficeConnection = await answer('Query.listOffices', { args: { limit: 1, nextToken } });
      offices.push(...page.items);
      nextToken = page.nextToken;
    } while (nextToken);

    const codes = offices.map(({ code }) => code);
    const rows = await database.owner.query<{ code: string }>('select code from office order by code');
    expect(codes).toEqual(rows.map(({ code }) => code));
    const { id } = present(offices[0]);
    expect(await answer('Query.getOffice', { args: { id } })).toEqual(offices[0]);
    expect(await answer('Subscription.onOfficeEvent', { args: { officeId: id } })).toBeNull();
  });

  it('record a scan, and say why one was not recorded', async () => {
    const packageId = await aPackage();
    const { destinationOffice } = present(await packageOf(packageId, { selects: ALL }));
    const scan = {
      packageId,
      kind: 'HAND_OVER',
      occurredAt: '2026-02-01T08:00:00Z',
      officeId: destinationOffice?.id,
    };

    const input = { ...scan, scanId: 'scan-of-the-hand-over' };
    const delivered = await answer('Mutation.recordScan', { args: { input } });
    const other = await answer('Mutation.recordScan', { args: { input: { ...input, kind: 'GO_OUT' } } });
    const unplaced = { ...scan, scanId: 'scan-elsewhere', officeId: 'LIS1' };

    expect(delivered).toMatchObject({ id: packageId, status: 'DELIVERED', version: 4 });
    expect(other).toBe('SCAN_ID_REUSED');
    expect(await answer('Mutation.recordScan', { args: { input: unplaced } })).toBe('NOT_FOUND');
  });

  it('register a package', async () => {
    const known = present(await packageOf(await aPackage(), { selects: [...ALL, 'originOffice'] }));
    const input = {
      idempotencyKey: 'key-of-a-registration',
      sender: { id: known.sender?.id },
      recipient,
      originOfficeId: known.originOffice.id,
      destinationOfficeId: known.destinationOffice?.id,
    };

    const registered = await answer('Mutation.registerPackage', { args: { input } });

    expect(registered).toMatchObject({ status: 'REGISTERED', version: 1 });
    expect(await answer('Mutation.registerPackage', { args: { input } })).toEqual(registered);
  });

  it('refuse a character that no text can hold', async () => {
    const input = { scanId: 'scan-\u0000-nul', packageId: await aPackage(), note: '\u0000' };

    expect(await answer('Mutation.recordScan', { args: { input } })).toBe('INVALID_INPUT');
  });
});
