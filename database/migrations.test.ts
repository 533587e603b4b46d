import { Kind, parse, type EnumTypeDefinitionNode } from 'graphql';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from './test-database.ts';
import { aPackage } from './test-parcel.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

describe('the history', () => {
  beforeAll(async () => {
    const parcel = await aPackage(db, 'ARRIVED');
    await db.query(
      `insert into cost_line (package_id, category, stage, amount, currency_code, payer_office_id, cost_centre)
       values ($1, 'FUEL', 'BILLED', 1, 'EUR', $2, '4711')`,
      [parcel.id, parcel.origin],
    );
  });

  it.each(['package_event', 'cost_line'])('%s is not rewritten, not even by the owner', async (table) => {
    await expect(db.query(`update ${table} set package_id = package_id`)).rejects.toThrow(/append-only/);
    await expect(db.query(`delete from ${table}`)).rejects.toThrow(/append-only/);
    await expect(db.query(`truncate ${table} cascade`)).rejects.toThrow(/append-only/);
  });
});

describe('a closed list', () => {
  it.each([
    ['package_status', 'PackageStatus'],
    ['event_kind', 'EventKind'],
    ['exception_kind', 'ExceptionKind'],
    ['responsible_party', 'ResponsibleParty'],
    ['location_kind', 'LocationKind'],
    ['channel', 'Channel'],
    ['cost_category', 'CostCategory'],
    ['cost_stage', 'CostStage'],
  ])('%s is the one of the schema', async (domain, type) => {
    const schema = await readFile(new URL('../graphql/schema.graphql', import.meta.url), 'utf8');
    const promised = parse(schema).definitions.find(
      (definition) => definition.kind === Kind.ENUM_TYPE_DEFINITION && definition.name.value === type,
    ) as EnumTypeDefinitionNode;

    const check = await db.value<string>(
      `select pg_get_constraintdef(c.oid) from pg_constraint c join pg_type t on t.oid = c.contypid where t.typname = $1`,
      [domain],
    );

    const values = [...check.matchAll(/'(\w+)'/g)].map(([, value]) => value);
    expect(promised.values?.map(({ name }) => name.value)).toEqual(values);
  });
});
