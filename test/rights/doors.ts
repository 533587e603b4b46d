import type { RootField } from '../../graphql/wiring.ts';
import { isUser, USERS, type Role } from './roles.ts';

/** Who gets past the coarse first door of a field, as its description promises; everybody else is told `Unauthorized`. */
const DOORS = {
  everybody: { groups: null, isForSystem: true, isPublic: true },
  'users and the system': { groups: null, isForSystem: true, isPublic: false },
  users: { groups: null, isForSystem: false, isPublic: false },
  'staff and the system': { groups: ['admin', 'staff'], isForSystem: true, isPublic: false },
  staff: { groups: ['admin', 'staff'], isForSystem: false, isPublic: false },
  'payers and the system': { groups: ['admin', 'staff', 'finance'], isForSystem: true, isPublic: false },
  payers: { groups: ['admin', 'staff', 'finance'], isForSystem: false, isPublic: false },
  offices: { groups: ['admin', 'finance'], isForSystem: false, isPublic: false },
  admins: { groups: ['admin'], isForSystem: false, isPublic: false },
  'the system': { groups: [], isForSystem: true, isPublic: false },
} satisfies Record<string, { groups: string[] | null; isForSystem: boolean; isPublic: boolean }>;
type Door = keyof typeof DOORS;

/** A root field that is missing here does not compile. */
const DOOR_OF: Record<RootField, Door> = {
  'Query.getPackage': 'users and the system',
  'Query.listPackages': 'users and the system',
  'Query.packageChanges': 'users and the system',
  'Query.custodyChain': 'users and the system',
  'Query.packageEpcis': 'users and the system',
  'Query.recognizeCarrierNumber': 'users and the system',
  'Query.getImport': 'staff and the system',
  'Query.listImports': 'staff and the system',
  'Query.listImportProblems': 'staff and the system',
  'Query.getInvoiceImport': 'payers',
  'Query.listInvoiceImports': 'payers',
  'Query.listInvoiceLines': 'payers',
  'Query.listCostLines': 'payers and the system',
  'Query.officeCostReport': 'payers',
  'Query.getCostExport': 'payers',
  'Query.comparePeriods': 'payers',
  'Query.costOutliers': 'payers',
  'Query.listExchangeRates': 'offices',
  'Query.notifications': 'users',
  'Query.explainNotification': 'users',
  'Query.simulateNotifications': 'staff',
  'Query.getOffice': 'users and the system',
  'Query.listOffices': 'users and the system',
  'Query.listLocations': 'users and the system',
  'Query.getOfficeCalendar': 'users and the system',
  'Query.listLaneTimes': 'staff',
  'Query.listStaff': 'offices',
  'Query.me': 'users',
  'Query.exportPersonalData': 'users',
  'Query.getRetentionPolicy': 'admins',
  'Query.track': 'everybody',
  'Query.trackByLink': 'everybody',
  'Query.listTrackingLinks': 'users',
  'Mutation.registerPackage': 'users and the system',
  'Mutation.registerByBarcode': 'staff and the system',
  'Mutation.completePackage': 'staff and the system',
  'Mutation.recordScan': 'staff and the system',
  'Mutation.recordScans': 'staff and the system',
  'Mutation.voidEvent': 'staff and the system',
  'Mutation.cancelPackage': 'staff and the system',
  'Mutation.startReturn': 'staff and the system',
  'Mutation.declareLost': 'staff and the system',
  'Mutation.reportFound': 'staff and the system',
  'Mutation.disposePackage': 'staff and the system',
  'Mutation.raiseException': 'staff and the system',
  'Mutation.resolveException': 'staff and the system',
  'Mutation.requestPackageAct': 'users',
  'Mutation.addCostLines': 'payers and the system',
  'Mutation.reverseCostLine': 'payers and the system',
  'Mutation.allocateCost': 'payers and the system',
  'Mutation.setExchangeRates': 'offices',
  'Mutation.startCostExport': 'payers',
  'Mutation.startImport': 'staff and the system',
  'Mutation.startInvoiceImport': 'payers',
  'Mutation.rematchInvoice': 'payers',
  'Mutation.createOffice': 'admins',
  'Mutation.updateOffice': 'admins',
  'Mutation.updateOfficePolicy': 'staff',
  'Mutation.setOfficeCalendar': 'staff',
  'Mutation.setLaneTime': 'admins',
  'Mutation.createLocation': 'admins',
  'Mutation.updateLocation': 'admins',
  'Mutation.addStaff': 'admins',
  'Mutation.removeStaff': 'admins',
  'Mutation.claimPerson': 'users',
  'Mutation.updatePerson': 'users',
  'Mutation.resendConfirmation': 'users',
  'Mutation.resetPreferences': 'staff',
  'Mutation.updateNotificationPreferences': 'users',
  'Mutation.erasePerson': 'admins',
  'Mutation.updateRetentionPolicy': 'admins',
  'Mutation.addWatcher': 'staff',
  'Mutation.removeWatcher': 'users',
  'Mutation.createTrackingLink': 'users',
  'Mutation.revokeTrackingLink': 'users',
  'Mutation.setLinkPreferences': 'everybody',
  'Mutation.publishImportProgress': 'the system',
  'Mutation.publishPackageEvent': 'the system',
  'Mutation.publishPublicTracking': 'the system',
  'Subscription.onPackageEvent': 'users and the system',
  'Subscription.onOfficeEvent': 'staff and the system',
  'Subscription.onImportProgress': 'staff and the system',
  'Subscription.onPublicTracking': 'everybody',
};

export const DOORED_FIELDS = Object.keys(DOOR_OF);

export function isAdmitted(field: RootField, role: Role): boolean {
  const { groups, isForSystem, isPublic } = DOORS[DOOR_OF[field]];
  if (role === 'key') return isPublic;
  if (role === 'system') return isForSystem;
  return (
    groups === null ||
    (isUser(role) && (USERS[role].groups ?? []).some((one) => groups.includes(one as never)))
  );
}

/** A token that is not to be taken opens what looks nothing up, and nothing else. */
export function asksNobody(field: RootField): boolean {
  return field === 'Query.recognizeCarrierNumber';
}
