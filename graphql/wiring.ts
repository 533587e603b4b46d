import type { Mutation, Query, Subscription } from './generated/graphql.ts';

/**
 * Who can answer: the database through the Data API; the Lambdas that relay and forget (woken, not waited for); those that
 * begin imports, write files of charges, let somebody work in an office, and find out who a caller is; or nobody but the
 * resolver.
 */
export type DataSourceName =
  'database' | 'relay' | 'imports' | 'costReports' | 'staff' | 'claims' | 'forget' | 'contacts' | 'none';

/** One step of a pipeline: the code in `resolvers/<code>.ts`, run on a data source. */
export type Step = { readonly code: string; readonly dataSource: DataSourceName };

/** A field is answered by one data source with `resolvers/<Type.field>.ts`, or by a pipeline of steps. */
export type Route = DataSourceName | readonly Step[];

type FieldOf<Type extends string, Fields> = `${Type}.${Exclude<keyof Fields, '__typename'> & string}`;
export type RootField =
  FieldOf<'Query', Query> | FieldOf<'Mutation', Mutation> | FieldOf<'Subscription', Subscription>;

const WAKE_RELAY: Step = { code: 'wakeRelay', dataSource: 'relay' };

/** What is written by one function of the database, and then handed on. */
function written(field: string): readonly Step[] {
  return [{ code: field, dataSource: 'database' }, WAKE_RELAY];
}

/** Who answers each root field. A field of the schema that is missing here does not compile. */
export const wiring: Record<RootField, Route> = {
  'Query.getPackage': 'database',
  'Query.listPackages': 'database',
  'Query.packageChanges': 'database',
  'Query.custodyChain': 'database',
  'Query.packageEpcis': 'database',
  'Query.recognizeCarrierNumber': 'none',
  'Query.getCostExport': [
    { code: 'Query.getCostExport', dataSource: 'database' },
    { code: 'linkCostExport', dataSource: 'costReports' },
  ],
  'Query.getImport': 'database',
  'Query.listImports': 'database',
  'Query.listImportProblems': 'database',
  'Query.getInvoiceImport': 'database',
  'Query.listInvoiceImports': 'database',
  'Query.listInvoiceLines': 'database',
  'Query.listCostLines': 'database',
  'Query.officeCostReport': 'database',
  'Query.comparePeriods': 'database',
  'Query.costOutliers': 'database',
  'Query.listExchangeRates': 'database',
  'Query.notifications': 'database',
  'Query.explainNotification': 'database',
  'Query.simulateNotifications': 'database',
  'Query.getOffice': 'database',
  'Query.listOffices': 'database',
  'Query.getOfficeCalendar': 'database',
  'Query.listLaneTimes': 'database',
  'Query.listLocations': 'database',
  'Query.listStaff': 'database',
  'Query.me': 'database',
  'Query.exportPersonalData': 'database',
  'Query.getRetentionPolicy': 'database',
  'Query.track': 'database',
  'Query.trackByLink': 'database',
  'Query.listTrackingLinks': 'database',
  'Mutation.registerPackage': written('Mutation.registerPackage'),
  'Mutation.registerByBarcode': written('Mutation.registerByBarcode'),
  'Mutation.completePackage': written('Mutation.completePackage'),
  'Mutation.recordScan': written('Mutation.recordScan'),
  'Mutation.recordScans': written('Mutation.recordScans'),
  'Mutation.voidEvent': written('Mutation.voidEvent'),
  'Mutation.cancelPackage': written('Mutation.cancelPackage'),
  'Mutation.startReturn': written('Mutation.startReturn'),
  'Mutation.declareLost': written('Mutation.declareLost'),
  'Mutation.reportFound': written('Mutation.reportFound'),
  'Mutation.disposePackage': written('Mutation.disposePackage'),
  'Mutation.raiseException': written('Mutation.raiseException'),
  'Mutation.resolveException': written('Mutation.resolveException'),
  'Mutation.requestPackageAct': written('Mutation.requestPackageAct'),
  'Mutation.addCostLines': 'database',
  'Mutation.reverseCostLine': 'database',
  'Mutation.allocateCost': 'database',
  'Mutation.setExchangeRates': 'database',
  'Mutation.startCostExport': [
    { code: 'Mutation.startCostExport', dataSource: 'database' },
    { code: 'wakeCostReport', dataSource: 'costReports' },
  ],
  'Mutation.startImport': 'imports',
  'Mutation.startInvoiceImport': 'imports',
  'Mutation.rematchInvoice': 'database',
  'Mutation.createOffice': 'database',
  'Mutation.updateOffice': 'database',
  'Mutation.updateOfficePolicy': 'database',
  'Mutation.setOfficeCalendar': 'database',
  'Mutation.setLaneTime': 'database',
  'Mutation.createLocation': 'database',
  'Mutation.updateLocation': 'database',
  'Mutation.addStaff': 'staff',
  'Mutation.removeStaff': 'database',
  'Mutation.claimPerson': 'claims',
  'Mutation.updatePerson': 'database',
  'Mutation.resetPreferences': 'database',
  'Mutation.updateNotificationPreferences': 'database',
  'Mutation.resendConfirmation': [
    { code: 'Mutation.resendConfirmation', dataSource: 'database' },
    { code: 'wakeContacts', dataSource: 'contacts' },
  ],
  'Mutation.erasePerson': [
    { code: 'Mutation.erasePerson', dataSource: 'database' },
    { code: 'wakeForget', dataSource: 'forget' },
  ],
  'Mutation.updateRetentionPolicy': 'database',
  'Mutation.addWatcher': 'database',
  'Mutation.removeWatcher': 'database',
  'Mutation.createTrackingLink': 'database',
  'Mutation.revokeTrackingLink': 'database',
  'Mutation.setLinkPreferences': 'database',
  // what was registered so far waits in the outbox
  'Mutation.publishImportProgress': [
    { code: 'Mutation.publishImportProgress', dataSource: 'none' },
    WAKE_RELAY,
  ],
  'Mutation.publishPackageEvent': 'none',
  'Mutation.publishPublicTracking': 'none',
  'Subscription.onPackageEvent': 'database',
  'Subscription.onOfficeEvent': 'database',
  'Subscription.onImportProgress': 'database',
  'Subscription.onPublicTracking': 'database',
};
