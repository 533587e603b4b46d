import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { importManifest, problemsOf, put } from '../../commands/import-manifest.ts';
import type { GraphqlClient } from '../../demo/graphql-client.ts';
import {
  GetImportDocument,
  ListImportsDocument,
  ListPackagesDocument,
  OnImportProgressDocument,
  OnOfficeEventDocument,
  StartImportDocument,
  type Import,
} from '../../graphql/generated/graphql.ts';
import { officeIds } from './parcels.ts';
import { runningSystem, type RunningSystem } from './running-system.ts';

/** `IMPORT_ROWS=50000` imports as many as a manifest may have. */
const ROWS = Number(process.env['IMPORT_ROWS'] ?? 300);
const HEADER =
  'reference,sender_name,recipient_name,recipient_email,destination_office,promised_at,carrier_number';

let system: RunningSystem;
let lisbon: GraphqlClient;
let porto: GraphqlClient;
let office: string;

beforeAll(async () => {
  system = await runningSystem();
  lisbon = await system.signInAs('clerk', 'LIS1');
  porto = await system.signInAs('clerk', 'OPO1');
  office = (await officeIds(lisbon))['LIS1'] as string;
});

afterEach(() => system.cloud.faults.clear());

afterAll(async () => {
  lisbon.close();
  porto.close();
  await system.stop();
});

const row = (reference: string, office = 'BER1') =>
  `${reference},Ana Example,Rui Example,,${office},2026-12-24T17:00,`;
const manifest = (...rows: string[]) => Buffer.from([HEADER, ...rows].join('\r\n'));
const rowsNamed = (prefix: string, count: number, isBad = (_: number) => false) =>
  Array.from({ length: count }, (_, n) => row(`${prefix}-${n}`, isBad(n) ? 'NOWHERE' : 'BER1'));

function imported(content: Buffer, isDryRun = false) {
  const begun = { idempotencyKey: crypto.randomUUID(), officeId: office, fileName: 'manifest.csv', isDryRun };
  return importManifest(lisbon, { ...begun, content }, () => undefined);
}

async function begun(sizeInBytes: number, idempotencyKey: string = crypto.randomUUID()) {
  const { startImport } = await lisbon.send(StartImportDocument, {
    input: { idempotencyKey, officeId: office, fileName: 'manifest.csv', sizeInBytes },
  });
  if (!startImport) throw new Error('the import was not begun');
  return startImport;
}

async function packagesHere(): Promise<number> {
  let count = 0;
  let nextToken: string | null = null;
  do {
    const filter = { originOfficeId: office };
    const answer: { listPackages: { items: unknown[]; nextToken: string | null } | null } = await lisbon.send(
      ListPackagesDocument,
      { filter, sort: null, limit: 100, nextToken },
    );
    count += answer.listPackages?.items.length ?? 0;
    nextToken = answer.listPackages?.nextToken ?? null;
  } while (nextToken);
  return count;
}

describe('an import', () => {
  it('registers every good row of a manifest and explains every other one, and once more changes nothing', async () => {
    const content = manifest(...rowsNamed('bulk', ROWS, (n) => n % 50 === 7));
    const bad = Math.ceil((ROWS - 7) / 50);

    const first = await imported(content);
    const again = await imported(content);

    expect(first.import).toMatchObject({
      state: 'DONE',
      totalRows: ROWS,
      registeredRows: ROWS - bad,
      knownRows: 0,
    });
    expect(first.problems).toHaveLength(bad);
    expect(first.problems[0]).toMatchObject({ line: 9, column: 'destination_office', code: 'NOT_FOUND' });
    expect(again.import).toMatchObject({
      state: 'DONE',
      registeredRows: 0,
      knownRows: ROWS - bad,
      failedRows: bad,
    });
    if (ROWS < 5000) expect(await packagesHere()).toBe(ROWS - bad);
  });

  it('that is dry says the same and registers nothing', async () => {
    const before = await packagesHere();

    const { import: done, problems } = await imported(manifest(row('dry-1'), row('dry-2', 'NOWHERE')), true);

    expect(done).toMatchObject({
      state: 'DONE',
      isDryRun: true,
      totalRows: 2,
      registeredRows: 0,
      failedRows: 1,
    });
    expect(problems).toMatchObject([{ line: 3, column: 'destination_office' }]);
    expect(await packagesHere()).toBe(before);
  });

  it('of a file that is not in UTF-8 registers nothing, and says which line is not', async () => {
    const content = Buffer.from(
      manifest(row('latin-1'), row('latin-2').replace('Rui', 'João')).toString(),
      'latin1',
    );

    const { import: failed } = await imported(content);

    expect(failed).toMatchObject({ state: 'FAILED', registeredRows: 0, error: { code: 'INVALID_FILE' } });
    expect(failed.error?.message).toContain('Line 3');
  });

  it('registers each row once when the function dies, and when its file is put twice', async () => {
    const content = manifest(...rowsNamed('dies', 60));
    const before = await packagesHere();
    system.cloud.faults.cause({ fault: 'lambdaKilled', function: 'ImportsImport', times: 1 });
    const upload = await begun(content.length);

    await Promise.all([put(upload, content), put(upload, content)]);
    await system.cloud.idle();

    const { getImport } = await lisbon.send(GetImportDocument, { id: upload.import.id });
    expect(system.cloud.faults.list().map(({ fired }) => fired)).toEqual([1]);
    expect(getImport).toMatchObject({ state: 'DONE', totalRows: 60, registeredRows: 60 });
    expect(await packagesHere()).toBe(before + 60);
  });

  it('tells those who watch it, and wakes the relay for what it registered', async () => {
    const content = manifest(...rowsNamed('watched', 5));
    const upload = await begun(content.length);
    const heard: (Partial<Import> | null)[] = [];
    await lisbon.subscribe(
      OnImportProgressDocument,
      { importId: upload.import.id },
      ({ onImportProgress }) => {
        heard.push(onImportProgress);
      },
    );

    const kinds: (string | undefined)[] = [];
    await lisbon.subscribe(OnOfficeEventDocument, { officeId: office }, ({ onOfficeEvent }) => {
      kinds.push(onOfficeEvent?.kind);
    });

    await put(upload, content);
    await system.cloud.idle();

    await expect.poll(() => heard.at(-1)).toMatchObject({ state: 'DONE', registeredRows: 5, totalRows: 5 });
    await expect.poll(() => kinds).toEqual(Array.from({ length: 5 }, () => 'REGISTER'));
  });

  it('answers the same import for the same key, and takes no file of another size', async () => {
    const key = crypto.randomUUID();

    const [first, again] = [await begun(10, key), await begun(10, key)];

    expect(again.import.id).toBe(first.import.id);
    await expect(put(first, Buffer.alloc(11))).rejects.toThrow('HTTP 403');
    await expect(begun(11, key)).rejects.toThrow('IDEMPOTENCY_KEY_REUSED');
    await expect(begun(0)).rejects.toThrow('INVALID_INPUT');
  });

  it('is for those who work in its office, and nobody else', async () => {
    const { import: done } = await imported(manifest(row('mine-1', 'NOWHERE')));

    const others = {
      getImport: (await porto.send(GetImportDocument, { id: done.id })).getImport,
      problems: await problemsOf(porto, done.id),
      list: (await porto.send(ListImportsDocument, { officeId: office })).listImports?.items,
    };
    const own = (await lisbon.send(ListImportsDocument, { officeId: office })).listImports?.items[0]?.id;

    expect(others).toEqual({ getImport: null, problems: [], list: [] });
    expect(own).toBe(done.id);
    const subscribe = porto.subscribe(OnImportProgressDocument, { importId: done.id }, () => undefined);
    await expect(subscribe).rejects.toThrow();
    const input = {
      idempotencyKey: crypto.randomUUID(),
      officeId: office,
      fileName: 'a.csv',
      sizeInBytes: 1,
    };
    await expect(porto.send(StartImportDocument, { input })).rejects.toThrow('NOT_FOUND');
  });
});
