import type { GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as documents from '../../graphql/generated/graphql.ts';
import type { GraphqlClient } from '../../demo/graphql-client.ts';
import { officeIds, personOf, registerParcel, type Parcel } from './parcels.ts';
import { runningSystem, type RunningSystem } from './running-system.ts';
import { productSchema, wholeSelectionOf } from './whole-selection.ts';

let system: RunningSystem;
let admin: GraphqlClient;
let parcel: Parcel;
let offices: Record<string, string>;
let importId: string;
let exportId: string;
let invoiceId: string;
let secret: string;
let charge: string;

beforeAll(async () => {
  system = await runningSystem();
  admin = await system.signInAs('admin');
  parcel = await registerParcel(admin);
  offices = await officeIds(admin);
  importId = await startImport();
  invoiceId = await startInvoiceImport();
  secret = await makeLink();
  charge = await addCharge();
  exportId = await startExport('CSV');
  await system.cloud.idle();
});

afterAll(async () => {
  admin.close();
  await system.stop();
});

/** The calls that resolvers make; the Lambdas that a mutation wakes make theirs over HTTP. */
function resolverCalls(): number {
  return system.cloud.dataApiCalls().filter(({ via }) => via === 'resolver').length;
}

async function callsOf(act: () => Promise<unknown>): Promise<number> {
  const before = resolverCalls();
  await act();
  return resolverCalls() - before;
}

async function startImport(): Promise<string> {
  const { startImport: upload } = await admin.send(documents.StartImportDocument, {
    input: {
      idempotencyKey: crypto.randomUUID(),
      officeId: lisbon(),
      fileName: 'manifest.csv',
      sizeInBytes: 100,
    },
  });
  return upload?.import.id as string;
}

async function startInvoiceImport(): Promise<string> {
  const { startInvoiceImport: upload } = await admin.send(documents.StartInvoiceImportDocument, {
    input: {
      ...{ idempotencyKey: crypto.randomUUID(), officeId: lisbon(), carrier: 'DHL', invoiceNumber: '17' },
      ...{ currencyCode: 'EUR', fileName: 'invoice.csv', sizeInBytes: 100 },
    },
  });
  return upload?.import.id as string;
}

async function startExport(format: documents.CostExportFormat): Promise<string> {
  const { startCostExport } = await admin.send(documents.StartCostExportDocument, {
    input: {
      idempotencyKey: crypto.randomUUID(),
      officeId: lisbon(),
      from: '2026-01-01',
      to: '2026-12-31',
      format,
    },
  });
  return startCostExport?.id as string;
}

async function makeLink(): Promise<string> {
  const { createTrackingLink: made } = await admin.send(documents.CreateTrackingLinkDocument, {
    input: { packageId: parcel.id, isForRecipient: true },
  });
  return made?.secret as string;
}

const lisbon = () => offices['LIS1'] as string;

const anAct = () => ({ idempotencyKey: crypto.randomUUID(), packageId: parcel.id, reason: 'as asked' });

const aBarcode = () => ({
  idempotencyKey: crypto.randomUUID(),
  barcode: crypto.randomUUID(),
  officeId: lisbon(),
  occurredAt: new Date().toISOString(),
});

const aNote = () => ({
  scanId: crypto.randomUUID(),
  packageId: parcel.id,
  carrierCode: { system: 'OTHER' as const, code: 'X1' },
  occurredAt: new Date().toISOString(),
});

const aVan = () => ({
  idempotencyKey: crypto.randomUUID(),
  officeId: lisbon(),
  kind: 'VEHICLE' as const,
  name: 'Van',
});

const anOffice = () => ({
  idempotencyKey: crypto.randomUUID(),
  code: 'FNC1',
  name: 'Funchal',
  address: { addressLines: [], city: 'Funchal', countryCode: 'PT' },
  timeZone: 'Atlantic/Madeira',
  currencyCode: 'EUR',
  costCentre: '4200',
});

const aClerk = () => ({
  email: `${crypto.randomUUID()}@example.org`,
  officeId: lisbon(),
  role: 'CLERK' as const,
});

const aCharge = () => ({
  sourceLineId: crypto.randomUUID(),
  category: 'FUEL' as const,
  stage: 'BILLED' as const,
  amount: '1.50',
  currencyCode: 'EUR',
  payerOfficeId: lisbon(),
});

async function addCharge(): Promise<string> {
  const { addCostLines } = await admin.send(documents.AddCostLinesDocument, {
    lines: [{ ...aCharge(), packageId: parcel.id }],
  });
  return addCostLines?.[0]?.line?.id as string;
}

/** A refusal is an answer of the database too. */
function refused(error: unknown): void {
  if (!/TRANSITION_REFUSED|NOT_FOUND|INVALID_INPUT/.test(String(error))) throw error;
}

const CASES: Record<string, () => Promise<unknown>> = {
  'Query.getPackage': () => admin.send(documents.GetPackageDocument, { id: parcel.id }),
  'Query.custodyChain': () => admin.send(documents.CustodyChainDocument, { packageId: parcel.id }),
  'Query.packageEpcis': () => admin.send(documents.PackageEpcisDocument, { packageId: parcel.id }),
  'Query.listPackages': () =>
    admin.send(documents.ListPackagesDocument, { filter: { officeId: lisbon(), text: 'ana' }, limit: 10 }),
  'Query.packageChanges': () => admin.send(documents.PackageChangesDocument, { packageId: parcel.id }),
  'Query.getInvoiceImport': () => admin.send(documents.GetInvoiceImportDocument, { id: invoiceId }),
  'Query.listInvoiceImports': () => admin.send(documents.ListInvoiceImportsDocument, { officeId: lisbon() }),
  'Query.listInvoiceLines': () => admin.send(documents.ListInvoiceLinesDocument, { importId: invoiceId }),
  'Mutation.rematchInvoice': () =>
    admin
      .send(documents.RematchInvoiceDocument, { input: { importId: invoiceId } })
      .catch((fault: unknown) => fault),
  'Query.getImport': () => admin.send(documents.GetImportDocument, { id: importId }),
  'Query.listImports': () => admin.send(documents.ListImportsDocument, { officeId: lisbon() }),
  'Query.listImportProblems': () => admin.send(documents.ListImportProblemsDocument, { importId }),
  'Query.getOffice': () => admin.send(documents.GetOfficeDocument, { id: lisbon() }),
  'Query.listOffices': () => admin.send(documents.ListOfficesDocument, { limit: 10 }),
  'Mutation.registerPackage': () =>
    admin.send(documents.RegisterPackageDocument, {
      input: {
        idempotencyKey: crypto.randomUUID(),
        sender: { id: personOf('LIS1').id },
        recipient: { id: personOf('BER1').id },
        originOfficeId: lisbon(),
        destinationOfficeId: offices['BER1'] as string,
      },
    }),
  'Mutation.registerByBarcode': () => admin.send(documents.RegisterByBarcodeDocument, { input: aBarcode() }),
  'Mutation.completePackage': () =>
    admin
      .send(documents.CompletePackageDocument, {
        input: {
          idempotencyKey: crypto.randomUUID(),
          packageId: parcel.id,
          promisedAt: new Date().toISOString(),
        },
      })
      .catch(refused),
  'Mutation.recordScan': () =>
    admin.send(documents.RecordScanDocument, {
      input: {
        scanId: crypto.randomUUID(),
        packageId: parcel.id,
        kind: 'ACCEPT',
        occurredAt: new Date().toISOString(),
        officeId: lisbon(),
      },
    }),
  'Mutation.recordScans': () =>
    admin.send(documents.RecordScansDocument, { scans: [aNote(), aNote(), aNote()] }),
  'Mutation.voidEvent': () =>
    admin
      .send(documents.VoidEventDocument, { input: { ...anAct(), eventId: crypto.randomUUID() } })
      .catch(refused),
  'Mutation.cancelPackage': () => admin.send(documents.CancelPackageDocument, { input: anAct() }),
  'Mutation.startReturn': () => admin.send(documents.StartReturnDocument, { input: anAct() }).catch(refused),
  'Mutation.declareLost': () => admin.send(documents.DeclareLostDocument, { input: anAct() }),
  'Mutation.reportFound': () =>
    admin.send(documents.ReportFoundDocument, { input: { ...anAct(), officeId: lisbon() } }),
  'Mutation.disposePackage': () =>
    admin.send(documents.DisposePackageDocument, { input: anAct() }).catch(refused),
  'Mutation.raiseException': () =>
    admin.send(documents.RaiseExceptionDocument, { input: { ...anAct(), kind: 'DAMAGED' } }),
  'Mutation.resolveException': () =>
    admin.send(documents.ResolveExceptionDocument, { input: { ...anAct(), kind: 'DAMAGED' } }),
  'Mutation.requestPackageAct': () =>
    admin
      .send(documents.RequestPackageActDocument, {
        input: { idempotencyKey: crypto.randomUUID(), packageId: parcel.id, act: 'CANCEL' },
      })
      .catch(refused),
  'Mutation.addCostLines': () =>
    admin.send(documents.AddCostLinesDocument, {
      lines: Array.from({ length: 500 }, () => ({ ...aCharge(), packageId: parcel.id })),
    }),
  'Mutation.reverseCostLine': () =>
    admin.send(documents.ReverseCostLineDocument, { input: { costLineId: charge, reason: 'billed twice' } }),
  'Mutation.allocateCost': () =>
    admin.send(documents.AllocateCostDocument, {
      input: { ...aCharge(), by: 'COUNT', parts: [{ packageId: parcel.id }] },
    }),
  'Query.listCostLines': () =>
    admin.send(documents.ListCostLinesDocument, { filter: { packageId: parcel.id }, limit: 100 }),
  'Query.officeCostReport': () =>
    admin.send(documents.OfficeCostReportDocument, {
      officeId: lisbon(),
      from: '2026-01-01',
      to: '2026-12-31',
      groupBy: 'LANE',
      reportingCurrency: 'USD',
    }),
  'Query.comparePeriods': () =>
    admin.send(documents.ComparePeriodsDocument, {
      officeId: lisbon(),
      ...{ from: '2026-01-01', to: '2026-12-31', otherFrom: '2025-01-01', otherTo: '2025-12-31' },
      groupBy: 'LANE',
    }),
  'Query.costOutliers': () =>
    admin.send(documents.CostOutliersDocument, { officeId: lisbon(), from: '2026-01-01', to: '2026-12-31' }),
  'Query.listExchangeRates': () => admin.send(documents.ListExchangeRatesDocument, { limit: 100 }),
  'Mutation.setExchangeRates': () =>
    admin.send(documents.SetExchangeRatesDocument, {
      rates: [{ fromCurrency: 'USD', toCurrency: 'EUR', ratedOn: '2026-01-31', rate: '0.92' }],
    }),
  'Mutation.startCostExport': () => startExport('PDF'),
  'Query.getCostExport': () => admin.send(documents.GetCostExportDocument, { id: exportId }),
  'Mutation.createOffice': () => admin.send(documents.CreateOfficeDocument, { input: anOffice() }),
  'Query.exportPersonalData': () =>
    admin.send(documents.ExportPersonalDataDocument, { personId: personOf('LIS1').id }),
  'Mutation.updatePerson': () =>
    admin.send(documents.UpdatePersonDocument, { input: { personId: personOf('LIS1').id, language: 'pt' } }),
  'Mutation.resendConfirmation': () =>
    admin.send(documents.ResendConfirmationDocument, { personId: personOf('LIS1').id }),
  'Mutation.resetPreferences': () =>
    admin.send(documents.ResetPreferencesDocument, { personId: personOf('LIS1').id }),
  'Mutation.updateNotificationPreferences': () =>
    admin.send(documents.UpdateNotificationPreferencesDocument, {
      input: { personId: personOf('LIS1').id, digestMinutes: 15 },
    }),
  'Query.notifications': () => admin.send(documents.NotificationsDocument, { packageId: parcel.id }),
  'Query.explainNotification': () =>
    admin.send(documents.ExplainNotificationDocument, {
      packageId: parcel.id,
      personId: personOf('LIS1').id,
    }),
  'Query.simulateNotifications': () =>
    admin.send(documents.SimulateNotificationsDocument, {
      ...{ officeId: lisbon(), policy: { silentKinds: ['ARRIVED'] }, from: '2026-01-01', to: '2026-03-31' },
    }),
  'Mutation.addWatcher': () =>
    admin.send(documents.AddWatcherDocument, { packageId: parcel.id, personId: personOf('OPO1').id }),
  'Mutation.removeWatcher': () =>
    admin.send(documents.RemoveWatcherDocument, { packageId: parcel.id, personId: personOf('OPO1').id }),
  'Mutation.erasePerson': () => admin.send(documents.ErasePersonDocument, { personId: personOf('OPO1').id }),
  'Mutation.updateOffice': () =>
    admin.send(documents.UpdateOfficeDocument, { input: { officeId: lisbon(), name: 'Lisbon' } }),
  'Mutation.updateOfficePolicy': () =>
    admin.send(documents.UpdateOfficePolicyDocument, { input: { officeId: lisbon(), disposeAfterDays: 7 } }),
  'Mutation.createLocation': () => admin.send(documents.CreateLocationDocument, { input: aVan() }),
  'Mutation.updateLocation': () =>
    admin
      .send(documents.UpdateLocationDocument, { input: { locationId: lisbon(), isRetired: true } })
      .catch(refused),
  'Mutation.removeStaff': () =>
    admin.send(documents.RemoveStaffDocument, { officeId: lisbon(), userId: 'nobody' }).catch(refused),
  'Mutation.updateRetentionPolicy': () => admin.send(documents.UpdateRetentionPolicyDocument, { input: {} }),
  'Query.listLocations': () => admin.send(documents.ListLocationsDocument, { officeId: lisbon() }),
  'Query.listStaff': () => admin.send(documents.ListStaffDocument, { officeId: lisbon() }),
  'Query.getOfficeCalendar': () => admin.send(documents.GetOfficeCalendarDocument, { officeId: lisbon() }),
  'Mutation.setOfficeCalendar': () =>
    admin.send(documents.SetOfficeCalendarDocument, { input: { officeId: lisbon(), stalledAfterDays: 6 } }),
  'Query.listLaneTimes': () => admin.send(documents.ListLaneTimesDocument, {}),
  'Mutation.setLaneTime': () =>
    admin.send(documents.SetLaneTimeDocument, {
      input: { originOfficeId: lisbon(), destinationOfficeId: lisbon(), openingDays: 1 },
    }),
  'Query.getRetentionPolicy': () => admin.send(documents.GetRetentionPolicyDocument, {}),
  'Query.track': () => admin.send(documents.TrackDocument, { trackingNumber: parcel.trackingNumber }),
  'Query.trackByLink': () => admin.send(documents.TrackByLinkDocument, { secret }),
  'Query.me': () => admin.send(documents.MeDocument, {}),
  'Query.listTrackingLinks': () => admin.send(documents.ListTrackingLinksDocument, { packageId: parcel.id }),
  'Mutation.createTrackingLink': makeLink,
  'Mutation.revokeTrackingLink': () =>
    admin.send(documents.RevokeTrackingLinkDocument, { id: parcel.id }).catch(refused),
  'Mutation.setLinkPreferences': () =>
    admin.send(documents.SetLinkPreferencesDocument, { secret, input: { language: 'pt-PT' } }),
  'Subscription.onPublicTracking': () =>
    admin.subscribe(
      documents.OnPublicTrackingDocument,
      { trackingNumber: parcel.trackingNumber },
      () => undefined,
    ),
  'Subscription.onPackageEvent': () =>
    admin.subscribe(documents.OnPackageEventDocument, { packageId: parcel.id }, () => undefined),
  'Subscription.onOfficeEvent': () =>
    admin.subscribe(documents.OnOfficeEventDocument, { officeId: lisbon() }, () => undefined),
  'Subscription.onImportProgress': () =>
    admin.subscribe(documents.OnImportProgressDocument, { importId }, () => undefined),
};

/** Internal, whose callers have just read what they publish; and what is known without asking. */
const WITHOUT_DATABASE = [
  'Mutation.publishPackageEvent',
  'Mutation.publishPublicTracking',
  'Mutation.publishImportProgress',
  'Query.recognizeCarrierNumber',
];

/** Answered by a Lambda, which asks the database. */
const BY_LAMBDA = [
  'Mutation.startImport',
  'Mutation.startInvoiceImport',
  'Mutation.addStaff',
  'Mutation.claimPerson',
];

describe('a root field', () => {
  it('is covered here, whichever the schema has', () => {
    expect([...Object.keys(CASES), ...WITHOUT_DATABASE, ...BY_LAMBDA].sort()).toEqual(
      rootFields(productSchema()).sort(),
    );
  });

  it.each(Object.keys(CASES))('%s is one call of the Data API', async (field) => {
    expect(await callsOf(CASES[field] as () => Promise<unknown>)).toBe(1);
  });

  it.each([
    ['Mutation.startImport', 1, () => startImport()],
    ['Mutation.startInvoiceImport', 1, () => startInvoiceImport()],
    ['Mutation.claimPerson', 1, () => admin.send(documents.ClaimPersonDocument, {})],
    // whether it may be done, before anything is done in the user pool; and then that it was
    ['Mutation.addStaff', 2, () => admin.send(documents.AddStaffDocument, { input: aClerk() })],
  ] as const)('%s is %i of its Lambda', async (_, calls, act) => {
    await system.cloud.idle();
    const before = system.cloud.dataApiCalls().length;

    await act();

    expect(system.cloud.dataApiCalls().length - before).toBe(calls);
  });

  it('Query.recognizeCarrierNumber is none', async () => {
    const number = '1Z999AA10123456784';

    expect(await callsOf(() => admin.send(documents.RecognizeCarrierNumberDocument, { number }))).toBe(0);
  });

  it('is one call whatever is selected below it', async () => {
    const everything = `query Whole($id: ID) { getPackage(id: $id) ${wholeSelectionOf('Package')} }`;

    const calls = await callsOf(() => admin.send(everything as never, { id: parcel.id } as never));

    expect(calls).toBe(1);
  });

  it('is one call as of a moment, by whatever the package is named', async () => {
    const { id, trackingNumber } = parcel;
    const asOf = { knownBy: new Date().toISOString() };

    expect(await callsOf(() => admin.send(documents.GetPackageAsOfDocument, { id, asOf }))).toBe(1);
    expect(await callsOf(() => admin.send(documents.GetPackageAsOfDocument, { trackingNumber, asOf }))).toBe(
      1,
    );
  });

  it('is no call at all for a mistyped tracking number', async () => {
    const mistyped = `${parcel.trackingNumber.slice(0, 15)}${parcel.trackingNumber.endsWith('0') ? '1' : '0'}`;

    const calls = await callsOf(() =>
      admin.send(documents.GetPackageDocument, { trackingNumber: mistyped }).catch((error: unknown) => error),
    );
    const inPublic = await callsOf(() => admin.send(documents.TrackDocument, { trackingNumber: mistyped }));

    expect([calls, inPublic]).toEqual([0, 0]);
  });
});

function rootFields(schema: GraphQLSchema): string[] {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  return roots.flatMap((type) =>
    Object.keys(type?.getFields() ?? {}).map((field) => `${type?.name}.${field}`),
  );
}
