import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type MakeOptional<T, K extends keyof T> = Omit<T, K> & { [SubKey in K]?: Maybe<T[SubKey]> };
export type MakeMaybe<T, K extends keyof T> = Omit<T, K> & { [SubKey in K]: Maybe<T[SubKey]> };
export type MakeEmpty<T extends { [key: string]: unknown }, K extends keyof T> = { [_ in K]?: never };
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  AWSDate: { input: string; output: string; }
  AWSDateTime: { input: string; output: string; }
  AWSEmail: { input: string; output: string; }
  AWSIPAddress: { input: string; output: string; }
  AWSJSON: { input: string; output: string; }
  AWSPhone: { input: string; output: string; }
  AWSTime: { input: string; output: string; }
  AWSTimestamp: { input: number; output: number; }
  AWSURL: { input: string; output: string; }
};

export type Channel =
  | 'EMAIL'
  | 'SMS';

export type CostCategory =
  | 'ADDRESS_CORRECTION'
  | 'BASE_FREIGHT'
  | 'CUSTOMS_DUTY'
  | 'DIMENSIONAL'
  | 'DISCOUNT'
  | 'EXTENDED_AREA'
  | 'FUEL'
  | 'INSURANCE'
  | 'LABOUR'
  | 'OTHER'
  | 'OVERSIZE'
  | 'PACKAGING'
  | 'PEAK'
  | 'REFUND'
  | 'RESIDENTIAL'
  | 'SATURDAY'
  | 'SIGNATURE'
  | 'STORAGE'
  | 'TAX';

/** One charge. Append-only: corrected by a reversing line. */
export type CostLine = {
  amount: Money;
  category: CostCategory;
  costCentre: Scalars['String']['output'];
  createdAt: Scalars['AWSDateTime']['output'];
  id: Scalars['ID']['output'];
  invoiceReference: Maybe<Scalars['String']['output']>;
  packageId: Scalars['ID']['output'];
  payerOffice: Office;
  stage: CostStage;
  tax: Money;
};

export type CostStage =
  | 'ADJUSTED'
  | 'BILLED'
  | 'QUOTED';

export type DayOfWeek =
  | 'FRIDAY'
  | 'MONDAY'
  | 'SATURDAY'
  | 'SUNDAY'
  | 'THURSDAY'
  | 'TUESDAY'
  | 'WEDNESDAY';

/** What an `errorType` can be. The message beside it is a sentence for people. */
export type ErrorCode =
  /** The same `idempotencyKey` was used before with other content; nothing was recorded. */
  | 'IDEMPOTENCY_KEY_REUSED'
  /** A fault on our side; it has been logged. */
  | 'INTERNAL'
  /** Something in the arguments is missing, malformed or out of range; the message names it. */
  | 'INVALID_INPUT'
  /** The tracking number was mistyped: its check character does not fit. */
  | 'INVALID_TRACKING_NUMBER'
  /** There is no such thing, or none that the caller may see. */
  | 'NOT_FOUND'
  /** The same `scanId` was used before for another scan; nothing was recorded. */
  | 'SCAN_ID_REUSED'
  /** The package is in a status that does not allow this intention; scans are never refused. */
  | 'TRANSITION_REFUSED'
  /** The database is waking up or busy; the same request may be sent again in a few seconds. */
  | 'UNAVAILABLE';

export type EventKind =
  | 'ACCEPT'
  | 'CANCEL'
  | 'DECLARE_LOST'
  | 'DEPART'
  | 'DISPOSE'
  | 'FAIL_ATTEMPT'
  | 'FOUND'
  | 'GO_OUT'
  | 'HAND_OVER'
  | 'RECEIVE'
  | 'REGISTER'
  | 'SHELVE'
  | 'START_RETURN'
  | 'VOID';

export type ExceptionKind =
  | 'ADDRESS_PROBLEM'
  /** A scan was dated more than five minutes ahead of our clock. */
  | 'CLOCK_SKEW'
  /** A hand-over was skipped. */
  | 'CUSTODY_GAP'
  | 'CUSTOMS'
  | 'DAMAGED'
  | 'DELAYED'
  | 'MISROUTED'
  | 'ON_HOLD'
  | 'REFUSED'
  | 'STALLED'
  | 'UNCLAIMED'
  | 'UNMATCHED_RECIPIENT';

/** Where a package can be. */
export type Location = {
  /** One line each; null where the caller may not see an address. */
  addressLines: Maybe<Array<Scalars['String']['output']>>;
  city: Maybe<Scalars['String']['output']>;
  /** ISO 3166-1 alpha-2. */
  countryCode: Maybe<Scalars['String']['output']>;
  id: Scalars['ID']['output'];
  kind: LocationKind;
  /** WGS 84, degrees. */
  latitude: Maybe<Scalars['Float']['output']>;
  /** WGS 84, degrees. */
  longitude: Maybe<Scalars['Float']['output']>;
  name: Scalars['String']['output'];
  /** The office it belongs to; null for an address. */
  officeId: Maybe<Scalars['ID']['output']>;
  /** IANA zone. */
  timeZone: Scalars['String']['output'];
};

export type LocationKind =
  | 'ADDRESS'
  | 'HUB'
  | 'OFFICE'
  | 'SHELF'
  | 'VEHICLE';

/** An exact amount of one currency. */
export type Money = {
  /** Decimal, up to four places, e.g. `12.5000`. */
  amount: Scalars['String']['output'];
  /** ISO 4217. */
  currencyCode: Scalars['String']['output'];
};

export type Mutation = {
  /**
   * Internal: the relay hands on an event that is already recorded, so that its subscribers get it. Subscribers see just
   * the fields that this mutation selects.
   */
  publishPackageEvent: Maybe<PackageEvent>;
  /**
   * Records what a scanner saw. The package is where it was scanned, whatever we expected; a hand-over that was
   * skipped opens CUSTODY_GAP. Sending the same `scanId` again answers as the first time.
   *
   * Staff scan at the offices they work in. Whoever holds a package may scan it by its tracking number; by its id only
   * if they could already see it.
   *
   * Errors: INVALID_INPUT, INVALID_TRACKING_NUMBER, NOT_FOUND (package, office or location), SCAN_ID_REUSED (other content under
   * the same id).
   */
  recordScan: Maybe<Package>;
  /**
   * Makes a package known, before anyone has scanned it: gives it a tracking number and the status REGISTERED. Staff
   * register for the offices they work in; a person registers what they themselves send. Sending the same
   * `idempotencyKey` again with the same content answers as the first time.
   *
   * Errors: INVALID_INPUT, NOT_FOUND (office or person), IDEMPOTENCY_KEY_REUSED (other content under the same key).
   */
  registerPackage: Maybe<Package>;
};


export type MutationPublishPackageEventArgs = {
  event: Scalars['AWSJSON']['input'];
};


export type MutationRecordScanArgs = {
  input: ScanInput;
};


export type MutationRegisterPackageArgs = {
  input: RegisterPackageInput;
};

/** A place with staff. */
export type Office = {
  /** Short and unique, as printed on labels, e.g. `LIS1`. */
  code: Scalars['String']['output'];
  /** For admin, finance and staff; null for everybody else, and in pushes. */
  costCentre: Maybe<Scalars['String']['output']>;
  /** ISO 4217, e.g. `EUR`. */
  currencyCode: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  location: Location;
  name: Scalars['String']['output'];
  /** The days on which the office is open. */
  openingDays: Array<DayOfWeek>;
  /** IANA zone, e.g. `Europe/Lisbon`. */
  timeZone: Scalars['String']['output'];
};

export type OfficeConnection = {
  items: Array<Office>;
  nextToken: Maybe<Scalars['String']['output']>;
};

export type Package = {
  /** Failed delivery attempts of this journey. */
  attempts: Scalars['Int']['output'];
  /** In the order in which they were entered, the latest 50; empty for those who may not see costs. */
  costLines: Array<CostLine>;
  /** Where it was last seen, or the vehicle it was scanned onto. */
  currentLocation: Maybe<Location>;
  /** The office it is at: from a RECEIVE or ACCEPT there until the next DEPART or GO_OUT. Null in between. */
  currentOffice: Maybe<Office>;
  destinationLocation: Location;
  destinationOffice: Office;
  /** In the order in which they happened, which need not be that of `version`; the latest 50. */
  events: Array<PackageEvent>;
  id: Scalars['ID']['output'];
  /** 1, and one more each time a delivered package starts back. */
  journey: Scalars['Int']['output'];
  /** What is wrong now; several at once. */
  openExceptions: Array<PackageException>;
  originLocation: Location;
  originOffice: Office;
  /** When the recipient was promised it. */
  promisedAt: Maybe<Scalars['AWSDateTime']['output']>;
  recipient: Person;
  registeredAt: Scalars['AWSDateTime']['output'];
  sender: Person;
  /** Where it is. What is wrong with it is in `openExceptions`. */
  status: PackageStatus;
  /** 16 characters of Crockford base 32, the last one a check character. It opens status only. */
  trackingNumber: Scalars['String']['output'];
  updatedAt: Scalars['AWSDateTime']['output'];
  /** Grows by one with every event, without gaps. */
  version: Scalars['Int']['output'];
};

export type PackageConnection = {
  items: Array<Package>;
  nextToken: Maybe<Scalars['String']['output']>;
};

/** One thing that happened. Append-only: a mistake is voided by another event. */
export type PackageEvent = {
  /** Who gave the package away, as written at the hand-over. */
  handedOverBy: Maybe<Scalars['String']['output']>;
  /** Who took it, as written at the hand-over. */
  handedOverTo: Maybe<Scalars['String']['output']>;
  id: Scalars['ID']['output'];
  /** False when the event was kept but changed nothing, e.g. a departure that was reported after the delivery. */
  isCounted: Scalars['Boolean']['output'];
  /** True when a later event took it out of the history. */
  isVoided: Scalars['Boolean']['output'];
  kind: EventKind;
  location: Maybe<Location>;
  note: Maybe<Scalars['String']['output']>;
  /** When it happened. */
  occurredAt: Scalars['AWSDateTime']['output'];
  office: Maybe<Office>;
  /** The offices it concerns: origin, current place before and after, destination. */
  officeIds: Array<Scalars['ID']['output']>;
  packageId: Scalars['ID']['output'];
  /** What the scanner read, as it read it; for staff, null in pushes. */
  rawScan: Maybe<Scalars['String']['output']>;
  reason: Maybe<Scalars['String']['output']>;
  /** When we heard of it. */
  recordedAt: Scalars['AWSDateTime']['output'];
  /** The Cognito `sub` of who recorded it; for staff, null in pushes. */
  recordedBy: Maybe<Scalars['ID']['output']>;
  /** The package's status once this event was recorded. */
  status: PackageStatus;
  /** IANA zone of the place where it happened. */
  timeZone: Scalars['String']['output'];
  trackingNumber: Scalars['String']['output'];
  /** The package's version that this event made. */
  version: Scalars['Int']['output'];
  /** The event that this one takes out of the history, for the kind VOID. */
  voidsEventId: Maybe<Scalars['ID']['output']>;
};

/** One thing that is wrong, opened and closed by events or rules. It never hides where the package is. */
export type PackageException = {
  closedAt: Maybe<Scalars['AWSDateTime']['output']>;
  id: Scalars['ID']['output'];
  kind: ExceptionKind;
  /** Whether somebody must act. */
  needsAction: Scalars['Boolean']['output'];
  openedAt: Scalars['AWSDateTime']['output'];
  reason: Maybe<Scalars['String']['output']>;
  responsibleParty: Maybe<ResponsibleParty>;
};

/** Where a package is. A final status is left only by its documented way back. */
export type PackageStatus =
  /** The origin office has it. */
  | 'ACCEPTED'
  /** Received at the destination office. */
  | 'ARRIVED'
  /** Tried, not handed over. */
  | 'ATTEMPT_FAILED'
  /** Received at an office on the way. */
  | 'AT_HUB'
  /** Never moved. Final. */
  | 'CANCELLED'
  /** Handed over. Final, unless it comes back. */
  | 'DELIVERED'
  /** Destroyed by policy. Final. */
  | 'DISPOSED'
  /** Left an office. */
  | 'IN_TRANSIT'
  /** Search closed. Final, unless it is found. */
  | 'LOST'
  /** On its way to the person. */
  | 'OUT_FOR_DELIVERY'
  /** Shelved; the recipient is told. */
  | 'READY_FOR_PICKUP'
  /** Known, not yet in our hands. */
  | 'REGISTERED'
  /** The sender has it. Final. */
  | 'RETURNED'
  /** Going back to the sender. */
  | 'RETURNING';

/** Somebody who sends or receives. */
export type Person = {
  /** Null for clerks, and wherever the caller may not see contact data. */
  email: Maybe<Scalars['AWSEmail']['output']>;
  homeOffice: Maybe<Office>;
  id: Scalars['ID']['output'];
  /** BCP 47, e.g. `pt-PT`. */
  language: Scalars['String']['output'];
  name: Scalars['String']['output'];
  /** E.164; all but the last three digits are `*` for clerks, null where the caller may not see contact data. */
  phone: Maybe<Scalars['String']['output']>;
};

/** Who sends or receives: a person we know, or a new one. */
export type PersonInput = {
  email?: InputMaybe<Scalars['AWSEmail']['input']>;
  /** A person we know; then nothing else is needed. */
  id?: InputMaybe<Scalars['ID']['input']>;
  /** BCP 47; English if not given. */
  language?: InputMaybe<Scalars['String']['input']>;
  name?: InputMaybe<Scalars['String']['input']>;
  /** How a new person wants to hear of packages; by e-mail if not given and there is one. */
  notifyBy?: InputMaybe<Channel>;
  /** E.164. */
  phone?: InputMaybe<Scalars['String']['input']>;
};

export type Query = {
  /** One office, for admin, finance and the staff of any office. Null when there is none, and for everybody else. */
  getOffice: Maybe<Office>;
  /**
   * One package, by its id or by its tracking number (read as people write it: case-blind, `O` is `0`, `I` and `L`
   * are `1`, spaces and hyphens ignored). Null when there is none that the caller may see.
   *
   * Errors: INVALID_INPUT (neither or both arguments), INVALID_TRACKING_NUMBER (its check character does not fit).
   */
  getPackage: Maybe<Package>;
  /**
   * Offices in the order of their code, for admin, finance and the staff of any office. `limit` is 1 to 100, 50 if not
   * given.
   *
   * Errors: INVALID_INPUT (limit, nextToken).
   */
  listOffices: Maybe<OfficeConnection>;
  /**
   * Packages the caller may see, newest registration first: those of one office (as origin, current place or
   * destination) or all of them; of one status or of any. `limit` is 1 to 100, 50 if not given; a page that would be larger
   * than half a megabyte has fewer. Pages are stable while packages are added; `nextToken` is null exactly on the last page.
   *
   * In a list, `events` and `costLines` hold the latest five.
   *
   * Errors: INVALID_INPUT (limit, nextToken).
   */
  listPackages: Maybe<PackageConnection>;
};


export type QueryGetOfficeArgs = {
  id: Scalars['ID']['input'];
};


export type QueryGetPackageArgs = {
  id?: InputMaybe<Scalars['ID']['input']>;
  trackingNumber?: InputMaybe<Scalars['String']['input']>;
};


export type QueryListOfficesArgs = {
  limit?: InputMaybe<Scalars['Int']['input']>;
  nextToken?: InputMaybe<Scalars['String']['input']>;
};


export type QueryListPackagesArgs = {
  limit?: InputMaybe<Scalars['Int']['input']>;
  nextToken?: InputMaybe<Scalars['String']['input']>;
  officeId?: InputMaybe<Scalars['ID']['input']>;
  status?: InputMaybe<PackageStatus>;
};

export type RegisterPackageInput = {
  destinationOfficeId: Scalars['ID']['input'];
  /** Made by the client, 8 to 64 characters; the same key never registers two packages. */
  idempotencyKey: Scalars['ID']['input'];
  originOfficeId: Scalars['ID']['input'];
  promisedAt?: InputMaybe<Scalars['AWSDateTime']['input']>;
  recipient: PersonInput;
  sender: PersonInput;
};

export type ResponsibleParty =
  | 'CARRIER'
  | 'CUSTOMS'
  | 'OFFICE'
  | 'RECIPIENT'
  | 'SENDER'
  | 'WEATHER';

export type ScanInput = {
  /** Who gave the package away, up to 200 characters. */
  handedOverBy?: InputMaybe<Scalars['String']['input']>;
  /** Who took it, up to 200 characters. */
  handedOverTo?: InputMaybe<Scalars['String']['input']>;
  kind: ScanKind;
  /** A place of that office, e.g. a vehicle or a shelf; the office itself if not given. */
  locationId?: InputMaybe<Scalars['ID']['input']>;
  /** Up to 1,000 characters. */
  note?: InputMaybe<Scalars['String']['input']>;
  /** When it happened; after the year 2000 and at most five minutes ahead of our clock, or it is ordered by when we heard of it. */
  occurredAt: Scalars['AWSDateTime']['input'];
  /** The office where it was scanned. */
  officeId: Scalars['ID']['input'];
  /** The package, by its id or by its tracking number: one of the two. */
  packageId?: InputMaybe<Scalars['ID']['input']>;
  /** What the scanner read, as it read it, up to 200 characters. */
  rawScan?: InputMaybe<Scalars['String']['input']>;
  /** Up to 200 characters. */
  reason?: InputMaybe<Scalars['String']['input']>;
  /** Made by the device, 8 to 64 characters, one for each scan, however often it is sent. */
  scanId: Scalars['ID']['input'];
  /** IANA zone of the device; the zone of the place if not given. */
  timeZone?: InputMaybe<Scalars['String']['input']>;
  trackingNumber?: InputMaybe<Scalars['String']['input']>;
};

/** What a scanner can report. A real scan is never refused. */
export type ScanKind =
  /** The origin office takes the package. */
  | 'ACCEPT'
  /** It leaves an office. */
  | 'DEPART'
  /** A delivery was tried and failed. */
  | 'FAIL_ATTEMPT'
  /** It is on its way to the person. */
  | 'GO_OUT'
  /** It was handed over. */
  | 'HAND_OVER'
  /** An office receives it. */
  | 'RECEIVE'
  /** It is on the shelf for pickup. */
  | 'SHELVE';

export type Subscription = {
  /**
   * Every event that concerns one office: of packages whose origin, current place or destination it is, or was until this event.
   *
   * Errors: NOT_FOUND (also for an office the caller does not work in).
   */
  onOfficeEvent: Maybe<PackageEvent>;
  /**
   * Every event of one package that the caller may see, as it is recorded. Nothing is replayed: subscribe, then query, and
   * compare `version`.
   *
   * Errors: NOT_FOUND (also for a package the caller may not see).
   */
  onPackageEvent: Maybe<PackageEvent>;
};


export type SubscriptionOnOfficeEventArgs = {
  officeId: Scalars['ID']['input'];
};


export type SubscriptionOnPackageEventArgs = {
  packageId: Scalars['ID']['input'];
};

export type GetOfficeQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type GetOfficeQuery = { getOffice: { id: string, code: string, name: string, timeZone: string, openingDays: Array<DayOfWeek>, currencyCode: string, costCentre: string | null, location: { city: string | null, countryCode: string | null, latitude: number | null, longitude: number | null } } | null };

export type ListOfficesQueryVariables = Exact<{
  limit?: InputMaybe<Scalars['Int']['input']>;
  nextToken?: InputMaybe<Scalars['String']['input']>;
}>;


export type ListOfficesQuery = { listOffices: { nextToken: string | null, items: Array<{ id: string, code: string, name: string, timeZone: string }> } | null };

export type WholePackageEventFragment = { id: string, packageId: string, trackingNumber: string, version: number, kind: EventKind, status: PackageStatus, occurredAt: string, timeZone: string, recordedAt: string, handedOverBy: string | null, handedOverTo: string | null, reason: string | null, note: string | null, recordedBy: string | null, rawScan: string | null, isCounted: boolean, isVoided: boolean, voidsEventId: string | null, officeIds: Array<string>, location: { id: string, kind: LocationKind, name: string, officeId: string | null, addressLines: Array<string> | null, city: string | null, countryCode: string | null, latitude: number | null, longitude: number | null, timeZone: string } | null, office: { id: string, code: string, name: string, timeZone: string, openingDays: Array<DayOfWeek>, currencyCode: string, costCentre: string | null, location: { id: string, kind: LocationKind, name: string, officeId: string | null, addressLines: Array<string> | null, city: string | null, countryCode: string | null, latitude: number | null, longitude: number | null, timeZone: string } } | null };

export type WholeOfficeFragment = { id: string, code: string, name: string, timeZone: string, openingDays: Array<DayOfWeek>, currencyCode: string, costCentre: string | null, location: { id: string, kind: LocationKind, name: string, officeId: string | null, addressLines: Array<string> | null, city: string | null, countryCode: string | null, latitude: number | null, longitude: number | null, timeZone: string } };

export type WholeLocationFragment = { id: string, kind: LocationKind, name: string, officeId: string | null, addressLines: Array<string> | null, city: string | null, countryCode: string | null, latitude: number | null, longitude: number | null, timeZone: string };

export type PublishPackageEventMutationVariables = Exact<{
  event: Scalars['AWSJSON']['input'];
}>;


export type PublishPackageEventMutation = { publishPackageEvent: { id: string, packageId: string, trackingNumber: string, version: number, kind: EventKind, status: PackageStatus, occurredAt: string, timeZone: string, recordedAt: string, handedOverBy: string | null, handedOverTo: string | null, reason: string | null, note: string | null, recordedBy: string | null, rawScan: string | null, isCounted: boolean, isVoided: boolean, voidsEventId: string | null, officeIds: Array<string>, location: { id: string, kind: LocationKind, name: string, officeId: string | null, addressLines: Array<string> | null, city: string | null, countryCode: string | null, latitude: number | null, longitude: number | null, timeZone: string } | null, office: { id: string, code: string, name: string, timeZone: string, openingDays: Array<DayOfWeek>, currencyCode: string, costCentre: string | null, location: { id: string, kind: LocationKind, name: string, officeId: string | null, addressLines: Array<string> | null, city: string | null, countryCode: string | null, latitude: number | null, longitude: number | null, timeZone: string } } | null } | null };

export type GetPackageQueryVariables = Exact<{
  id?: InputMaybe<Scalars['ID']['input']>;
  trackingNumber?: InputMaybe<Scalars['String']['input']>;
}>;


export type GetPackageQuery = { getPackage: { id: string, trackingNumber: string, status: PackageStatus, version: number, journey: number, promisedAt: string | null, registeredAt: string, updatedAt: string, sender: { id: string, name: string }, recipient: { id: string, name: string, email: string | null, phone: string | null }, originOffice: { id: string, code: string, name: string }, currentOffice: { id: string, code: string, name: string } | null, destinationOffice: { id: string, code: string, name: string }, currentLocation: { id: string, kind: LocationKind, name: string, latitude: number | null, longitude: number | null } | null, openExceptions: Array<{ id: string, kind: ExceptionKind, openedAt: string }>, events: Array<{ id: string, version: number, kind: EventKind, occurredAt: string, timeZone: string, recordedAt: string, isCounted: boolean, office: { code: string, name: string } | null }>, costLines: Array<{ id: string, category: CostCategory, stage: CostStage, amount: { amount: string, currencyCode: string } }> } | null };

export type ListPackagesQueryVariables = Exact<{
  officeId?: InputMaybe<Scalars['ID']['input']>;
  status?: InputMaybe<PackageStatus>;
  limit?: InputMaybe<Scalars['Int']['input']>;
  nextToken?: InputMaybe<Scalars['String']['input']>;
}>;


export type ListPackagesQuery = { listPackages: { nextToken: string | null, items: Array<{ id: string, trackingNumber: string, status: PackageStatus, version: number, registeredAt: string, updatedAt: string, currentOffice: { id: string, code: string } | null }> } | null };

export type RegisterPackageMutationVariables = Exact<{
  input: RegisterPackageInput;
}>;


export type RegisterPackageMutation = { registerPackage: { id: string, trackingNumber: string, status: PackageStatus, version: number } | null };

export type RecordScanMutationVariables = Exact<{
  input: ScanInput;
}>;


export type RecordScanMutation = { recordScan: { id: string, trackingNumber: string, status: PackageStatus, version: number, currentOffice: { id: string, code: string } | null, openExceptions: Array<{ kind: ExceptionKind }> } | null };

export type OnPackageEventSubscriptionVariables = Exact<{
  packageId: Scalars['ID']['input'];
}>;


export type OnPackageEventSubscription = { onPackageEvent: { id: string, packageId: string, trackingNumber: string, version: number, kind: EventKind, status: PackageStatus, occurredAt: string, timeZone: string, office: { code: string, name: string } | null } | null };

export type OnOfficeEventSubscriptionVariables = Exact<{
  officeId: Scalars['ID']['input'];
}>;


export type OnOfficeEventSubscription = { onOfficeEvent: { id: string, packageId: string, trackingNumber: string, version: number, kind: EventKind, status: PackageStatus, occurredAt: string, office: { code: string } | null } | null };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const WholeLocationFragmentDoc = new TypedDocumentString(`
    fragment WholeLocation on Location {
  id
  kind
  name
  officeId
  addressLines
  city
  countryCode
  latitude
  longitude
  timeZone
}
    `, {"fragmentName":"WholeLocation"}) as unknown as TypedDocumentString<WholeLocationFragment, unknown>;
export const WholeOfficeFragmentDoc = new TypedDocumentString(`
    fragment WholeOffice on Office {
  id
  code
  name
  location {
    ...WholeLocation
  }
  timeZone
  openingDays
  currencyCode
  costCentre
}
    fragment WholeLocation on Location {
  id
  kind
  name
  officeId
  addressLines
  city
  countryCode
  latitude
  longitude
  timeZone
}`, {"fragmentName":"WholeOffice"}) as unknown as TypedDocumentString<WholeOfficeFragment, unknown>;
export const WholePackageEventFragmentDoc = new TypedDocumentString(`
    fragment WholePackageEvent on PackageEvent {
  id
  packageId
  trackingNumber
  version
  kind
  status
  occurredAt
  timeZone
  recordedAt
  location {
    ...WholeLocation
  }
  office {
    ...WholeOffice
  }
  handedOverBy
  handedOverTo
  reason
  note
  recordedBy
  rawScan
  isCounted
  isVoided
  voidsEventId
  officeIds
}
    fragment WholeOffice on Office {
  id
  code
  name
  location {
    ...WholeLocation
  }
  timeZone
  openingDays
  currencyCode
  costCentre
}
fragment WholeLocation on Location {
  id
  kind
  name
  officeId
  addressLines
  city
  countryCode
  latitude
  longitude
  timeZone
}`, {"fragmentName":"WholePackageEvent"}) as unknown as TypedDocumentString<WholePackageEventFragment, unknown>;
export const GetOfficeDocument = new TypedDocumentString(`
    query GetOffice($id: ID!) {
  getOffice(id: $id) {
    id
    code
    name
    timeZone
    openingDays
    currencyCode
    costCentre
    location {
      city
      countryCode
      latitude
      longitude
    }
  }
}
    `) as unknown as TypedDocumentString<GetOfficeQuery, GetOfficeQueryVariables>;
export const ListOfficesDocument = new TypedDocumentString(`
    query ListOffices($limit: Int, $nextToken: String) {
  listOffices(limit: $limit, nextToken: $nextToken) {
    items {
      id
      code
      name
      timeZone
    }
    nextToken
  }
}
    `) as unknown as TypedDocumentString<ListOfficesQuery, ListOfficesQueryVariables>;
export const PublishPackageEventDocument = new TypedDocumentString(`
    mutation PublishPackageEvent($event: AWSJSON!) {
  publishPackageEvent(event: $event) {
    ...WholePackageEvent
  }
}
    fragment WholePackageEvent on PackageEvent {
  id
  packageId
  trackingNumber
  version
  kind
  status
  occurredAt
  timeZone
  recordedAt
  location {
    ...WholeLocation
  }
  office {
    ...WholeOffice
  }
  handedOverBy
  handedOverTo
  reason
  note
  recordedBy
  rawScan
  isCounted
  isVoided
  voidsEventId
  officeIds
}
fragment WholeOffice on Office {
  id
  code
  name
  location {
    ...WholeLocation
  }
  timeZone
  openingDays
  currencyCode
  costCentre
}
fragment WholeLocation on Location {
  id
  kind
  name
  officeId
  addressLines
  city
  countryCode
  latitude
  longitude
  timeZone
}`) as unknown as TypedDocumentString<PublishPackageEventMutation, PublishPackageEventMutationVariables>;
export const GetPackageDocument = new TypedDocumentString(`
    query GetPackage($id: ID, $trackingNumber: String) {
  getPackage(id: $id, trackingNumber: $trackingNumber) {
    id
    trackingNumber
    status
    version
    journey
    sender {
      id
      name
    }
    recipient {
      id
      name
      email
      phone
    }
    originOffice {
      id
      code
      name
    }
    currentOffice {
      id
      code
      name
    }
    destinationOffice {
      id
      code
      name
    }
    currentLocation {
      id
      kind
      name
      latitude
      longitude
    }
    promisedAt
    registeredAt
    updatedAt
    openExceptions {
      id
      kind
      openedAt
    }
    events {
      id
      version
      kind
      occurredAt
      timeZone
      recordedAt
      office {
        code
        name
      }
      isCounted
    }
    costLines {
      id
      category
      stage
      amount {
        amount
        currencyCode
      }
    }
  }
}
    `) as unknown as TypedDocumentString<GetPackageQuery, GetPackageQueryVariables>;
export const ListPackagesDocument = new TypedDocumentString(`
    query ListPackages($officeId: ID, $status: PackageStatus, $limit: Int, $nextToken: String) {
  listPackages(
    officeId: $officeId
    status: $status
    limit: $limit
    nextToken: $nextToken
  ) {
    items {
      id
      trackingNumber
      status
      version
      registeredAt
      updatedAt
      currentOffice {
        id
        code
      }
    }
    nextToken
  }
}
    `) as unknown as TypedDocumentString<ListPackagesQuery, ListPackagesQueryVariables>;
export const RegisterPackageDocument = new TypedDocumentString(`
    mutation RegisterPackage($input: RegisterPackageInput!) {
  registerPackage(input: $input) {
    id
    trackingNumber
    status
    version
  }
}
    `) as unknown as TypedDocumentString<RegisterPackageMutation, RegisterPackageMutationVariables>;
export const RecordScanDocument = new TypedDocumentString(`
    mutation RecordScan($input: ScanInput!) {
  recordScan(input: $input) {
    id
    trackingNumber
    status
    version
    currentOffice {
      id
      code
    }
    openExceptions {
      kind
    }
  }
}
    `) as unknown as TypedDocumentString<RecordScanMutation, RecordScanMutationVariables>;
export const OnPackageEventDocument = new TypedDocumentString(`
    subscription OnPackageEvent($packageId: ID!) {
  onPackageEvent(packageId: $packageId) {
    id
    packageId
    trackingNumber
    version
    kind
    status
    occurredAt
    timeZone
    office {
      code
      name
    }
  }
}
    `) as unknown as TypedDocumentString<OnPackageEventSubscription, OnPackageEventSubscriptionVariables>;
export const OnOfficeEventDocument = new TypedDocumentString(`
    subscription OnOfficeEvent($officeId: ID!) {
  onOfficeEvent(officeId: $officeId) {
    id
    packageId
    trackingNumber
    version
    kind
    status
    occurredAt
    office {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<OnOfficeEventSubscription, OnOfficeEventSubscriptionVariables>;