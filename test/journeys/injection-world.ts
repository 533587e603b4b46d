import {
  AddCostLinesDocument,
  RegisterByBarcodeDocument,
  RegisterPackageDocument,
  StartInvoiceImportDocument,
} from '../../graphql/generated/graphql.ts';
import { SEED_PEOPLE } from '../../seed/people.ts';
import type { GraphqlClient } from '../../demo/graphql-client.ts';
import type { Companions, ValueOf } from './injection-places.ts';
import { officeIds, registerParcel } from './parcels.ts';

/** What is right to say of the system that is asked, and what nobody but admins and finance may ever be told. */
export type World = {
  valueOf: ValueOf;
  companions: Companions;
  /** Another package for the next argument, where the last one cannot be used again. */
  renew: () => Promise<void>;
  /** Of a package, its people and its offices, which nobody who asks has to do with. */
  bystanders: string[];
};

export async function worldOf(admin: GraphqlClient): Promise<World> {
  const offices = await officeIds(admin);
  const [person, ...others] = SEED_PEOPLE;
  const bystander = await registerElsewhere(admin, offices, others);
  let parcel = await registerParcel(admin);
  const nobodys = await admin.send(RegisterByBarcodeDocument, {
    input: {
      idempotencyKey: crypto.randomUUID(),
      barcode: crypto.randomUUID(),
      officeId: offices['LIS1'] as string,
      occurredAt: new Date().toISOString(),
    },
  });
  const charges = await addCharges(admin, parcel.id);
  const invoiceId = await beginInvoice(admin, offices['LIS1'] as string);
  const values: Record<string, () => unknown> = {
    idempotencyKey: () => crypto.randomUUID(),
    scanId: () => crypto.randomUUID(),
    packageId: () => parcel.id,
    officeId: () => offices['LIS1'],
    originOfficeId: () => offices['LIS1'],
    destinationOfficeId: () => offices['BER1'],
    personId: () => person?.id,
    code: () => `Q${Math.random().toString(36).slice(2, 9).toUpperCase()}`,
    email: () => `${crypto.randomUUID()}@postroom.example`,
    timeZone: () => 'Europe/Lisbon',
    countryCode: () => 'PT',
    currencyCode: () => 'EUR',
    language: () => 'pt',
    occurredAt: () => new Date().toISOString(),
    sizeInBytes: () => 100,
    carrier: () => 'DHL',
    invoiceNumber: () => crypto.randomUUID(),
    importId: () => invoiceId,
    fileName: () => 'manifest.csv',
    barcode: () => crypto.randomUUID(),
    sourceLineId: () => crypto.randomUUID(),
    payerOfficeId: () => offices['LIS1'],
    amount: () => '1.00',
    // each is taken back once
    costLineId: () => charges.pop(),
    from: () => '2026-01-01',
    to: () => '2026-01-31',
    otherFrom: () => '2025-01-01',
    otherTo: () => '2025-01-31',
    fromCurrency: () => 'USD',
    toCurrency: () => 'EUR',
    ratedOn: () => '2026-01-31',
    rate: () => '0.92',
    secret: () => '0'.repeat(26),
  };
  const companions: Record<string, (leaf: string) => Record<string, unknown>> = {
    ScanInput: (leaf) => ({
      ...(['packageId', 'trackingNumber', 'carrierNumber'].includes(leaf) ? {} : { packageId: parcel.id }),
      ...(leaf === 'carrierCode' ? {} : { kind: leaf === 'locationId' ? 'SHELVE' : 'ACCEPT' }),
      officeId: offices['LIS1'],
    }),
    ReportFoundInput: (leaf) =>
      ['packageId', 'trackingNumber'].includes(leaf) ? {} : { packageId: parcel.id },
    CompletePackageInput: () => ({ packageId: nobodys.registerByBarcode?.id }),
    PersonInput: (leaf) =>
      leaf === ''
        ? { id: person?.id }
        : leaf === 'id'
          ? {}
          : { name: 'Somebody', email: 'somebody@postroom.example' },
    CarrierCodeInput: () => ({ system: 'OTHER' }),
    RaiseExceptionInput: () => ({ kind: 'DAMAGED' }),
    ResolveExceptionInput: () => ({ kind: 'DAMAGED' }),
    CostLineFilter: (leaf) =>
      leaf === 'packageId'
        ? {}
        : leaf.startsWith('lane')
          ? { payerOfficeId: offices['LIS1'] }
          : { packageId: parcel.id },
    CreateLocationInput: () => ({ kind: 'SHELF' }),
  };
  return {
    valueOf: (name) => values[name]?.(),
    companions: (type, leaf) => companions[type]?.(leaf) ?? {},
    renew: async () => {
      parcel = await registerParcel(admin);
    },
    bystanders: bystander,
  };
}

async function beginInvoice(admin: GraphqlClient, officeId: string): Promise<string | undefined> {
  const { startInvoiceImport } = await admin.send(StartInvoiceImportDocument, {
    input: {
      ...{ idempotencyKey: crypto.randomUUID(), officeId, carrier: 'DHL', invoiceNumber: '17' },
      ...{ currencyCode: 'EUR', fileName: 'invoice.csv', sizeInBytes: 100 },
    },
  });
  return startInvoiceImport?.import.id;
}

async function addCharges(admin: GraphqlClient, packageId: string): Promise<(string | undefined)[]> {
  const charge = { category: 'FUEL', stage: 'BILLED', amount: '1.00', currencyCode: 'EUR' } as const;
  const { addCostLines } = await admin.send(AddCostLinesDocument, {
    lines: Array.from({ length: 400 }, () => ({ ...charge, sourceLineId: crypto.randomUUID(), packageId })),
  });
  return addCostLines?.map(({ line }) => line?.id) ?? [];
}

async function registerElsewhere(
  admin: GraphqlClient,
  offices: Record<string, string>,
  people: typeof SEED_PEOPLE,
): Promise<string[]> {
  const [from = '', to = ''] = Object.keys(offices).filter((code) => code !== 'LIS1' && code !== 'BER1');
  const [sender, recipient] = people.filter(({ homeOffice }) => homeOffice === from || homeOffice === to);
  const { registerPackage } = await admin.send(RegisterPackageDocument, {
    input: {
      idempotencyKey: crypto.randomUUID(),
      sender: { id: sender?.id },
      recipient: { id: recipient?.id },
      originOfficeId: offices[from] as string,
      destinationOfficeId: offices[to] as string,
    },
  });
  return [registerPackage?.id, registerPackage?.trackingNumber, sender?.email, recipient?.email].map(String);
}
