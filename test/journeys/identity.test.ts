import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  CompletePackageDocument,
  GetPackageIdentityDocument,
  ListPackagesDocument,
  OnOfficeEventDocument,
  RecognizeCarrierNumberDocument,
  RecordScanDocument,
  RegisterByBarcodeDocument,
  RegisterPackageDocument,
  type CompletePackageInput,
  type ScanKind,
} from '../../graphql/generated/graphql.ts';
import type { GraphqlClient } from '../../demo/graphql-client.ts';
import { officeIds, personOf } from './parcels.ts';
import { runningSystem, type RunningSystem } from './running-system.ts';

let system: RunningSystem;
let lisbon: GraphqlClient;
let berlin: GraphqlClient;
let offices: Record<string, string>;

beforeAll(async () => {
  system = await runningSystem();
  lisbon = await system.signInAs('clerk', 'LIS1');
  berlin = await system.signInAs('clerk', 'BER1');
  offices = await officeIds(lisbon);
});

afterAll(async () => {
  lisbon.close();
  berlin.close();
  await system.stop();
});

const idOf = (code: string) => offices[code] as string;
const now = () => new Date().toISOString();

async function takeIn(client: GraphqlClient, officeCode: string, barcode: string) {
  const { registerByBarcode } = await client.send(RegisterByBarcodeDocument, {
    input: { idempotencyKey: crypto.randomUUID(), barcode, officeId: idOf(officeCode), occurredAt: now() },
  });
  if (!registerByBarcode) throw new Error('it was not taken in');
  return registerByBarcode;
}

async function complete(client: GraphqlClient, packageId: string, added: Partial<CompletePackageInput>) {
  const { completePackage } = await client.send(CompletePackageDocument, {
    input: { idempotencyKey: crypto.randomUUID(), packageId, ...added },
  });
  return completePackage;
}

/** Scanned by the barcode of the carrier, as everything that came without our label. */
async function scanBarcode(client: GraphqlClient, carrierNumber: string, kind: ScanKind, officeCode: string) {
  const { recordScan } = await client.send(RecordScanDocument, {
    input: {
      scanId: crypto.randomUUID(),
      carrierNumber,
      kind,
      occurredAt: now(),
      officeId: idOf(officeCode),
    },
  });
  return recordScan;
}

async function unmatchedAt(client: GraphqlClient, officeCode: string): Promise<string[]> {
  const filter = { currentOfficeId: idOf(officeCode), exception: 'UNMATCHED_RECIPIENT' } as const;
  const { listPackages } = await client.send(ListPackagesDocument, { filter });
  return listPackages?.items.map(({ id }) => id) ?? [];
}

const refusal = (sent: Promise<unknown>) =>
  sent.then(
    () => 'DONE',
    (error: Error) => error.message,
  );

describe('a package of which nothing is known but its barcode', () => {
  it('waits among the unmatched of its office, is completed, goes on and is delivered', async () => {
    const heard: string[] = [];
    await berlin.subscribe(OnOfficeEventDocument, { officeId: idOf('BER1') }, ({ onOfficeEvent }) => {
      heard.push(`${onOfficeEvent?.kind} ${onOfficeEvent?.version}`);
    });
    const label = ']C1420221539101026837331000039521';

    const parcel = await takeIn(lisbon, 'LIS1', label);
    expect(parcel.carrierNumbers).toEqual([
      { number: '9101026837331000039521', carrier: 'USPS', scheme: 'USPS_IMPB', isCheckDigitValid: true },
    ]);
    expect(await unmatchedAt(lisbon, 'LIS1')).toEqual([parcel.id]);
    expect(await unmatchedAt(berlin, 'BER1')).toEqual([]);
    const unseen = await berlin.send(GetPackageIdentityDocument, { id: parcel.id });
    expect(unseen.getPackage).toBeNull();

    const done = await complete(lisbon, parcel.id, {
      sender: { name: 'A Shop' },
      recipient: { id: personOf('BER1').id },
      destinationOfficeId: idOf('BER1'),
    });
    expect(done).toMatchObject({ version: 3, openExceptions: [], destinationOffice: { code: 'BER1' } });
    expect(await unmatchedAt(lisbon, 'LIS1')).toEqual([]);

    await scanBarcode(lisbon, label, 'DEPART', 'LIS1');
    await scanBarcode(berlin, '9101 0268 3733 1000 0395 21', 'RECEIVE', 'BER1');
    await scanBarcode(berlin, label, 'SHELVE', 'BER1');
    const delivered = await scanBarcode(berlin, label, 'HAND_OVER', 'BER1');
    await system.cloud.idle();

    expect(delivered).toMatchObject({ status: 'DELIVERED', version: 7, openExceptions: [] });
    expect(heard).toEqual(['COMPLETE 3', 'DEPART 4', 'RECEIVE 5', 'SHELVE 6', 'HAND_OVER 7']);
  });

  it('tells the recipient that it is there once somebody has found out who that is', async () => {
    const parcel = await takeIn(berlin, 'BER1', '1Z5R89390357567127');
    await scanBarcode(berlin, '1Z5R89390357567127', 'SHELVE', 'BER1');
    await system.cloud.idle();
    const messages = () =>
      system.cloud.inbox().filter(({ body }) => body.replaceAll(' ', '').includes(parcel.trackingNumber));
    expect(messages()).toEqual([]);

    await complete(berlin, parcel.id, {
      recipient: { id: personOf('BER1').id },
      destinationOfficeId: idOf('BER1'),
    });
    await system.cloud.idle();

    expect(messages()).toMatchObject([{ to: personOf('BER1').email }]);
  });
});

describe('the number of a carrier', () => {
  const registration = (...carrierNumbers: string[]) => ({
    input: {
      idempotencyKey: crypto.randomUUID(),
      sender: { id: personOf('LIS1').id },
      recipient: { id: personOf('BER1').id },
      originOfficeId: idOf('LIS1'),
      destinationOfficeId: idOf('BER1'),
      carrierNumbers,
    },
  });

  it('is on one package at a time, and on another once the journey is over', async () => {
    const number = '9865 7878 8855';
    await lisbon.send(RegisterPackageDocument, registration(number));

    expect(await refusal(lisbon.send(RegisterPackageDocument, registration('986578788855')))).toContain(
      '986578788855 is on package',
    );
    await scanBarcode(berlin, number, 'HAND_OVER', 'BER1');
    const second = await lisbon.send(RegisterPackageDocument, registration(number));

    const received = await scanBarcode(berlin, number, 'RECEIVE', 'BER1');
    expect(received?.id).toBe(second.registerPackage?.id);
  });

  it('is recognised before anything is written', async () => {
    const { recognizeCarrierNumber } = await lisbon.send(RecognizeCarrierNumberDocument, {
      number: 'RB 123 456 786 GB',
    });

    expect(recognizeCarrierNumber).toEqual([
      {
        carrier: 'POST',
        scheme: 'S10',
        number: 'RB123456786GB',
        isValid: false,
        reason:
          'It looks like an S10 number of a post, for a registered letter from GB; the check digit should be 5, but is 6.',
      },
    ]);
  });

  it('is scanned instead of taken in where it is our own', async () => {
    const { registerPackage } = await lisbon.send(RegisterPackageDocument, registration());
    const own = registerPackage?.trackingNumber ?? '';

    expect(await refusal(takeIn(lisbon, 'LIS1', own))).toContain('record a scan');
  });
});
