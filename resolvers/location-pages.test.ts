import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Location, LocationConnection, Office } from '../graphql/generated/graphql.ts';
import { startDatabase, type LiveDatabase } from '../test/live-database.ts';
import { aUser, loadedResolver } from '../test/loaded-resolver.ts';
import { present } from '../test/present.ts';

const ADMIN = aUser('sub-of-admin', ['admin']);
const NAMES = ['Ärmel', 'van', 'Van', 'shelf \\ "4"', '🏤'.repeat(200), '雨', 'van'];

let database: LiveDatabase;
beforeAll(async () => {
  database = await startDatabase();
  await database.prepare();
});
afterAll(() => database.close());

async function answer<Value>(field: string, args: object): Promise<Value> {
  const answered = await loadedResolver(field).answer({ args: { ...args }, as: ADMIN }, database.execute);
  return (answered.kind === 'error' ? answered.error.errorType : answered.value) as Value;
}

function anOffice(): Promise<Office> {
  const input = {
    ...{ idempotencyKey: crypto.randomUUID(), code: 'FNC1', name: 'Funchal', costCentre: '1' },
    address: { addressLines: [], city: 'Funchal', countryCode: 'PT' },
    ...{ timeZone: 'Atlantic/Madeira', currencyCode: 'EUR' },
  };
  return answer('Mutation.createOffice', { input });
}

describe('the locations of an office, with Postgres behind them', () => {
  it('come in pages that hold each once, whatever their names are', async () => {
    const { id: officeId } = await anOffice();
    for (const name of NAMES) {
      const input = { idempotencyKey: crypto.randomUUID(), officeId, kind: 'SHELF', name };
      expect(await answer('Mutation.createLocation', { input })).toMatchObject({ name });
    }

    const found: Location[] = [];
    let nextToken: string | null = null;
    do {
      const page: LocationConnection = await answer('Query.listLocations', { officeId, limit: 1, nextToken });
      found.push(...page.items);
      nextToken = page.nextToken;
    } while (nextToken);

    expect(found.map(({ name }) => name).sort()).toEqual([...NAMES, 'Funchal'].sort());
    expect(new Set(found.map(({ id }) => id)).size).toBe(NAMES.length + 1);
    const { items } = await answer<LocationConnection>('Query.listLocations', { officeId });
    expect(found).toEqual(items);
    expect(present(items[0]).officeId).toBe(officeId);
  });

  it('are refused with a token that is no text', async () => {
    const officeId = crypto.randomUUID();
    const nextToken = Buffer.from(JSON.stringify(['ff', officeId])).toString('base64');

    expect(await answer('Query.listLocations', { officeId, nextToken })).toBe('INVALID_INPUT');
  });
});
