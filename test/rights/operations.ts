import { randomUUID } from 'node:crypto';
import type { RootField } from '../../graphql/wiring.ts';
import type { Subject, SubjectKind } from './subjects.ts';
import type { World } from './world.ts';

/** One way to ask a root field, the right that stands behind it, and what it is about. */
export type Operation = {
  field: RootField;
  right: string;
  on: SubjectKind;
  args: (subject: Subject, world: World) => Record<string, unknown>;
  /** Told apart from the other ways to ask the same field. */
  way?: string;
  /** What was done changes what its subject is to somebody: it needs one of its own. */
  spoils?: true;
  /** Whose answer must hold the subject's id to be one: a list. */
  isList?: true;
  /** Null says that it was done, or that there is nothing, unless an error says so. */
  isDoneAsNull?: true;
  /** What they are told who may see it and may not do it, where that is another code than NOT_FOUND. */
  refusal?: 'INVALID_INPUT';
};

type Args = Operation['args'];
type More = Partial<Pick<Operation, 'way' | 'spoils' | 'isList' | 'isDoneAsNull' | 'refusal'>>;

function about(on: SubjectKind, right: string) {
  return (field: RootField, args: Args, more: More = {}): Operation => ({ field, right, on, args, ...more });
}

const key = () => ({ idempotencyKey: randomUUID() });
const now = () => new Date().toISOString();
const act = (id: string) => ({ input: { ...key(), packageId: id, reason: 'as asked' } });
const scan = (more: object) => ({ scanId: randomUUID(), occurredAt: now(), ...more });
const note = { carrierCode: { system: 'OTHER', code: 'x' } };
const receive = (officeId: string) => ({ kind: 'RECEIVE', officeId });
const address = { addressLines: ['1 Station Square'], city: 'Lisboa', countryCode: 'PT' };

const seen = about('package', 'see a package');
const acted = about('package', 'act on a package');
const held = about('package', 'scan what they hold');
const linked = about('package', 'link to a package');

const PACKAGES: Operation[] = [
  seen('Query.getPackage', ({ id }) => ({ id })),
  seen('Query.getPackage', ({ trackingNumber }) => ({ trackingNumber }), { way: 'by number' }),
  seen('Query.getPackage', ({ id }) => ({ id, asOf: { knownBy: now() } }), { way: 'as of' }),
  seen('Query.getPackage', ({ trackingNumber }) => ({ trackingNumber, asOf: { happenedBy: now() } }), {
    way: 'by number, as of',
  }),
  seen('Query.listPackages', ({ trackingNumber: text }) => ({ filter: { text } }), {
    way: 'by number',
    isList: true,
  }),
  seen('Query.packageChanges', ({ id }) => ({ packageId: id })),
  seen('Query.custodyChain', ({ id }) => ({ packageId: id })),
  seen('Query.packageEpcis', ({ id }) => ({ packageId: id })),
  // what is heard is told by what was found, not by how it was written
  about('package', 'follow a package')('Subscription.onPackageEvent', ({ id }) => ({
    packageId: id.toUpperCase(),
  })),
  acted('Mutation.completePackage', ({ id }) => ({
    input: { ...key(), packageId: id, carrierNumbers: [randomUUID()] },
  })),
  acted('Mutation.recordScan', ({ id }) => ({ input: scan({ packageId: id, ...note }) }), {
    way: 'said of it',
  }),
  acted('Mutation.recordScans', ({ id }) => ({ scans: [scan({ packageId: id, ...note })] }), {
    way: 'said of it',
  }),
  about('package', 'scan what they see')(
    'Mutation.recordScan',
    ({ id }, { offices }) => ({ input: scan({ packageId: id, ...receive(offices.home) }) }),
    { way: 'at home', spoils: true },
  ),
  about('package', 'scan at another office')(
    'Mutation.recordScan',
    ({ id }, { offices }) => ({ input: scan({ packageId: id, ...receive(offices.away) }) }),
    { way: 'away', spoils: true },
  ),
  held(
    'Mutation.recordScan',
    ({ trackingNumber }, { offices }) => ({ input: scan({ trackingNumber, ...receive(offices.home) }) }),
    { way: 'in the hand', spoils: true },
  ),
  held(
    'Mutation.recordScans',
    ({ trackingNumber }, { offices }) => ({ scans: [scan({ trackingNumber, ...receive(offices.home) })] }),
    { way: 'in the hand', spoils: true },
  ),
  about('package', 'void their own event')(
    'Mutation.voidEvent',
    ({ id, recent }) => ({ input: { ...act(id).input, eventId: recent } }),
    { way: 'own, just now', spoils: true },
  ),
  about('package', "void anybody's event")(
    'Mutation.voidEvent',
    ({ id, old }) => ({ input: { ...act(id).input, eventId: old } }),
    { way: 'own, an hour ago', spoils: true },
  ),
  about('package', "void anybody's event")(
    'Mutation.voidEvent',
    ({ id, foreign }) => ({ input: { ...act(id).input, eventId: foreign } }),
    { way: "another's", spoils: true },
  ),
  acted('Mutation.cancelPackage', ({ id }) => act(id)),
  acted('Mutation.startReturn', ({ id }) => act(id)),
  acted('Mutation.declareLost', ({ id }) => act(id)),
  about('package', 'dispose of a package')('Mutation.disposePackage', ({ id }) => act(id), { spoils: true }),
  about('package', 'scan what they see')(
    'Mutation.reportFound',
    ({ id }, { offices }) => ({ input: { ...key(), packageId: id, officeId: offices.home } }),
    { way: 'by id' },
  ),
  held(
    'Mutation.reportFound',
    ({ trackingNumber }, { offices }) => ({ input: { ...key(), trackingNumber, officeId: offices.home } }),
    { way: 'in the hand' },
  ),
  acted('Mutation.raiseException', ({ id }) => ({ input: { ...key(), packageId: id, kind: 'DAMAGED' } })),
  acted('Mutation.resolveException', ({ id }) => ({ input: { ...key(), packageId: id, kind: 'DAMAGED' } })),
  about('package', 'ask for an act')('Mutation.requestPackageAct', ({ id }) => ({
    input: { ...key(), packageId: id, act: 'RETURN' },
  })),
  acted('Mutation.addWatcher', ({ id }, { people }) => ({
    packageId: id,
    personId: people.colleague,
  })),
  about('package', 'stop watching')(
    'Mutation.removeWatcher',
    ({ id, watcher }) => ({ packageId: id, personId: watcher }),
    // who has watched may see it no more
    { spoils: true, isDoneAsNull: true },
  ),
  linked('Query.listTrackingLinks', ({ id }) => ({ packageId: id })),
  about('package', 'hear of its messages')('Query.explainNotification', ({ id, watcher }) => ({
    packageId: id,
    personId: watcher,
  })),
  about('package', 'hear of its messages')('Query.notifications', ({ id }) => ({ packageId: id }), {
    isList: true,
  }),
  linked('Mutation.createTrackingLink', ({ id }) => ({ input: { packageId: id } })),
  about('package', 'link for the recipient')(
    'Mutation.createTrackingLink',
    ({ id }) => ({ input: { packageId: id, isForRecipient: true } }),
    { way: 'for the recipient', refusal: 'INVALID_INPUT' },
  ),
  linked('Mutation.revokeTrackingLink', ({ link }) => ({ id: link }), { spoils: true }),
];

const charge = { category: 'FUEL', stage: 'QUOTED', amount: '1.00', currencyCode: 'EUR' };
const aLine = (packageId: string, payerOfficeId: string, more: object = {}) => ({
  lines: [{ ...charge, sourceLineId: randomUUID(), packageId, payerOfficeId, ...more }],
});
const aBill = (packageId: string, payerOfficeId: string) => ({
  input: { ...charge, sourceLineId: randomUUID(), payerOfficeId, by: 'COUNT', parts: [{ packageId }] },
});

const quoted = about('package', 'quote');
const chargedElsewhere = about('package', 'charge another office');

const CHARGES: Operation[] = [
  about('package', 'see charges')('Query.listCostLines', ({ id }) => ({ filter: { packageId: id } }), {
    isList: true,
  }),
  quoted('Mutation.addCostLines', ({ id }, { offices }) => aLine(id, offices.home)),
  about('package', 'bill')(
    'Mutation.addCostLines',
    ({ id }, { offices }) => aLine(id, offices.home, { stage: 'BILLED' }),
    { way: 'billed' },
  ),
  chargedElsewhere('Mutation.addCostLines', ({ id }, { offices }) => aLine(id, offices.away), {
    way: 'to another office',
  }),
  quoted('Mutation.allocateCost', ({ id }, { offices }) => aBill(id, offices.home)),
  chargedElsewhere('Mutation.allocateCost', ({ id }, { offices }) => aBill(id, offices.away), {
    way: 'to another office',
  }),
  about('package', 'take a charge back')('Mutation.reverseCostLine', ({ quote }) => ({
    input: { costLineId: quote, reason: 'as asked' },
  })),
  about('package', 'take a bill back')(
    'Mutation.reverseCostLine',
    ({ bill }) => ({ input: { costLineId: bill, reason: 'as asked' } }),
    { way: 'billed' },
  ),
];

const paid = about('office', 'see what an office pays');
const invoiced = about('invoice', 'see what an office pays');
const exported = about('costExport', 'see what an office pays');
const period = { from: '2026-01-01', to: '2026-12-31', groupBy: 'CATEGORY' };

const REPORTS: Operation[] = [
  paid('Query.listCostLines', ({ id }) => ({ filter: { payerOfficeId: id } }), {
    way: 'by payer',
    isList: true,
  }),
  paid('Query.officeCostReport', ({ id }) => ({ officeId: id, ...period })),
  paid('Query.listInvoiceImports', ({ id }) => ({ officeId: id }), { isList: true }),
  paid('Mutation.startInvoiceImport', ({ id }) => ({
    input: {
      ...{ ...key(), officeId: id, carrier: 'DHL', invoiceNumber: '17', currencyCode: 'EUR' },
      ...{ fileName: 'invoice.csv', sizeInBytes: 10 },
    },
  })),
  paid('Mutation.startCostExport', ({ id }) => ({
    input: { ...key(), officeId: id, from: '2026-01-01', to: '2026-12-31', format: 'CSV' },
  })),
  exported('Query.getCostExport', ({ id }) => ({ id })),
  invoiced('Query.getInvoiceImport', ({ id }) => ({ id })),
  invoiced('Query.listInvoiceLines', ({ id }) => ({ importId: id }), { isList: true }),
  invoiced('Mutation.rematchInvoice', ({ id }) => ({ input: { importId: id } })),
  paid('Query.comparePeriods', ({ id }) => ({
    officeId: id,
    ...period,
    otherFrom: '2025-01-01',
    otherTo: '2025-12-31',
  })),
  paid('Query.costOutliers', ({ id }) => ({ officeId: id, from: period.from, to: period.to })),
  about('nothing', 'see what an office pays')(
    'Query.listCostLines',
    () => ({ filter: { invoiceReference: 'Canary invoice' } }),
    { way: 'by invoice', isList: true },
  ),
  about('nothing', 'rate currencies')('Query.listExchangeRates', () => ({ limit: 100 })),
  about('nothing', 'rate currencies')('Mutation.setExchangeRates', () => ({
    rates: [{ fromCurrency: 'USD', toCurrency: 'EUR', ratedOn: '2026-01-31', rate: '0.92' }],
  })),
];

const workedIn = about('office', 'work in an office');
const seenOffice = about('office', 'see an office');

const OFFICES: Operation[] = [
  workedIn('Query.packageChanges', ({ id }) => ({ officeId: id }), { way: 'of an office' }),
  workedIn(
    'Query.packageChanges',
    ({ id }, { epoch }) => ({ officeId: id, since: `${epoch}-0-0`, limit: 100 }),
    {
      way: 'of an office, from the beginning',
    },
  ),
  workedIn('Query.listImports', ({ id }) => ({ officeId: id }), { isList: true }),
  workedIn('Subscription.onOfficeEvent', ({ id }) => ({ officeId: id })),
  workedIn('Mutation.registerByBarcode', ({ id }) => ({
    input: { ...key(), barcode: randomUUID(), officeId: id, occurredAt: now() },
  })),
  workedIn('Mutation.startImport', ({ id }) => ({
    input: { ...key(), officeId: id, fileName: 'manifest.csv', sizeInBytes: 10 },
  })),
  seenOffice('Query.getOffice', ({ id }) => ({ id })),
  seenOffice('Query.listLocations', ({ id }) => ({ officeId: id }), { isList: true }),
  about('office', 'see staff')('Query.listStaff', ({ id }) => ({ officeId: id }), { isList: true }),
  about('office', 'set a policy')('Mutation.updateOfficePolicy', ({ id }) => ({
    input: { officeId: id, disposeAfterDays: 30 },
  })),
  about('office', 'simulate a policy')('Query.simulateNotifications', ({ id }) => ({
    officeId: id,
    policy: { silentKinds: [] },
    from: '2026-01-01',
    to: '2026-01-31',
  })),
  seenOffice('Query.getOfficeCalendar', ({ id }) => ({ officeId: id })),
  about('office', 'set a policy')('Mutation.setOfficeCalendar', ({ id }) => ({
    input: { officeId: id, stalledAfterDays: 6 },
  })),
  about('office', 'see lane times')('Query.listLaneTimes', ({ id }) => ({ originOfficeId: id }), {
    isList: true,
  }),
  about('office', 'administrate')('Mutation.setLaneTime', ({ id }, { offices }) => ({
    input: { originOfficeId: id, destinationOfficeId: offices.far, openingDays: 2 },
  })),
  about('office', 'administrate')('Mutation.updateOffice', ({ id }) => ({
    input: { officeId: id, costCentre: 'CC-HOME' },
  })),
  about('office', 'administrate')('Mutation.createLocation', ({ id }) => ({
    input: { ...key(), officeId: id, kind: 'SHELF', name: 'Another shelf' },
  })),
  about('office', 'administrate')('Mutation.addStaff', ({ id }) => ({
    input: { officeId: id, email: `${randomUUID()}@example.org`, role: 'CLERK' },
  })),
  about('office', 'send from an office')('Mutation.registerPackage', ({ id }, { offices }) => ({
    input: {
      ...key(),
      sender: { name: 'Eva Meyer' },
      recipient: { name: 'Ola Nowak' },
      originOfficeId: id,
      destinationOfficeId: offices.far,
    },
  })),
  about('office', 'send for another')(
    'Mutation.registerPackage',
    ({ id }, { offices, people }) => ({
      input: {
        ...key(),
        sender: { id: people.colleague },
        recipient: { id: people.colleague },
        originOfficeId: id,
        destinationOfficeId: offices.far,
      },
    }),
    { way: 'for another' },
  ),
];

const imported = about('import', 'work in an office');
const known = about('person', 'know a person');
const administrated = about('nothing', 'administrate');
const published = about('nothing', 'publish');
const there = about('nothing', 'be there');

const OTHERS: Operation[] = [
  imported('Query.getImport', ({ id }) => ({ id })),
  imported('Query.listImportProblems', ({ id }) => ({ importId: id }), { isList: true }),
  imported('Subscription.onImportProgress', ({ id }) => ({ importId: id })),
  known('Query.exportPersonalData', ({ id }) => ({ personId: id })),
  known('Mutation.updatePerson', ({ id }) => ({ input: { personId: id, language: 'pt' } })),
  known('Mutation.updateNotificationPreferences', ({ id }) => ({
    input: { personId: id, digestMinutes: 30 },
  })),
  known('Mutation.resendConfirmation', ({ id }) => ({ personId: id })),
  about('person', 'reset a person')('Mutation.resetPreferences', ({ id }) => ({ personId: id })),
  about('person', 'administrate')('Mutation.erasePerson', ({ id }) => ({ personId: id }), {
    spoils: true,
  }),
  about('shelf', 'administrate')('Mutation.updateLocation', ({ id }) => ({
    input: { locationId: id, name: 'Shelf' },
  })),
  about('member', 'administrate')(
    'Mutation.removeStaff',
    ({ id, office }) => ({ officeId: office, userId: id }),
    { spoils: true },
  ),
  about('number', 'track')('Query.track', ({ trackingNumber }) => ({ trackingNumber })),
  about('number', 'track')('Subscription.onPublicTracking', ({ trackingNumber }) => ({
    trackingNumber: trackingNumber.toLowerCase(),
  })),
  about('secret', 'hold a link')('Query.trackByLink', ({ id }) => ({ secret: id })),
  about('secret', "hold a recipient's link")('Mutation.setLinkPreferences', ({ id }) => ({
    secret: id,
    input: { language: 'pt' },
  })),
  there('Query.recognizeCarrierNumber', () => ({ number: 'RB123456785GB' })),
  there('Query.me', () => ({})),
  there('Query.exportPersonalData', () => ({}), { way: 'of themselves' }),
  there('Mutation.claimPerson', () => ({})),
  administrated('Query.getRetentionPolicy', () => ({})),
  administrated('Mutation.updateRetentionPolicy', () => ({ input: { erasePeopleAfterDays: null } })),
  administrated('Mutation.createOffice', () => ({
    input: {
      ...key(),
      code: `X${randomUUID().slice(0, 8).toUpperCase()}`,
      name: 'Another office',
      address,
      timeZone: 'Europe/Lisbon',
      currencyCode: 'EUR',
      costCentre: 'CC',
    },
  })),
  published('Mutation.publishPackageEvent', (_, world) => ({ event: JSON.stringify(world.published.event) })),
  published(
    'Mutation.publishPackageEvent',
    (_, { published: { event }, offices }) => ({
      event: JSON.stringify({ ...event, leftOfficeIds: [offices.home] }),
    }),
    { way: 'left' },
  ),
  published(
    'Mutation.publishPackageEvent',
    (_, { colleague, offices }) => ({
      event: JSON.stringify({ endedRight: { userId: colleague, officeId: offices.home } }),
    }),
    { way: 'the end of a right', isDoneAsNull: true },
  ),
  published('Mutation.publishImportProgress', (_, world) => ({
    progress: JSON.stringify(world.published.progress),
  })),
  published('Mutation.publishPublicTracking', (_, world) => ({
    tracking: JSON.stringify(world.published.tracking),
  })),
];

const LISTED: Operation[] = [
  about('nothing', 'see an office')('Query.listOffices', () => ({ limit: 100 }), { isList: true }),
];

/** Those about people first: whose packages they have is changed by the scans of the others. */
export const OPERATIONS: Operation[] = [
  ...OTHERS,
  ...PACKAGES,
  ...CHARGES,
  ...OFFICES,
  ...REPORTS,
  ...LISTED,
];

export function nameOf({ field, way }: Operation): string {
  return way ? `${field} (${way})` : field;
}
