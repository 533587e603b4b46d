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

export type AddStaffInput = {
  email: Scalars['AWSEmail']['input'];
  officeId: Scalars['ID']['input'];
  role: OfficeRole;
};

export type AddressInput = {
  /** Up to five, each of up to 200 characters. */
  addressLines: Array<Scalars['String']['input']>;
  /** Up to 100 characters. */
  city: Scalars['String']['input'];
  /** ISO 3166-1 alpha-2. */
  countryCode: Scalars['String']['input'];
  /** WGS 84, degrees. */
  latitude?: InputMaybe<Scalars['Float']['input']>;
  /** WGS 84, degrees. */
  longitude?: InputMaybe<Scalars['Float']['input']>;
};

export type AllocateCostInput = {
  /** Of the whole bill, as in a charge. */
  amount: Scalars['String']['input'];
  by: AllocationBasis;
  category: CostCategory;
  costCentre?: InputMaybe<Scalars['String']['input']>;
  currencyCode: Scalars['String']['input'];
  incurredAt?: InputMaybe<Scalars['AWSDateTime']['input']>;
  invoiceReference?: InputMaybe<Scalars['String']['input']>;
  /** 1 to 500, each package once. */
  parts: Array<AllocationPartInput>;
  /** Who pays all of it. */
  payerOfficeId: Scalars['ID']['input'];
  reason?: InputMaybe<Scalars['String']['input']>;
  /** What the source calls the bill, up to 60 characters; once for the office that pays. */
  sourceLineId: Scalars['String']['input'];
  stage: CostStage;
  tax?: InputMaybe<Scalars['String']['input']>;
};

export type AllocationBasis =
  /** Evenly. */
  | 'COUNT'
  | 'VALUE'
  | 'WEIGHT';

export type AllocationPartInput = {
  /** Its weight or value: decimal, not negative. Not read where it is divided evenly. */
  basis?: InputMaybe<Scalars['String']['input']>;
  packageId: Scalars['ID']['input'];
};

/** Either of two moments, or both: what was known by the one of how things were at the other. */
export type AsOfInput = {
  /**
   * As it was at this moment, by all that we know today: leaves out what happened later. An event that was voided never
   * happened, whenever it was voided.
   */
  happenedBy?: InputMaybe<Scalars['AWSDateTime']['input']>;
  /**
   * As we knew it at this moment: leaves out what was recorded later, also that an event was a mistake. What `getPackage`
   * answered then.
   */
  knownBy?: InputMaybe<Scalars['AWSDateTime']['input']>;
};

export type Carrier =
  | 'DHL'
  | 'FEDEX'
  | 'OTHER'
  /** A post of the Universal Postal Union, told by the country code of an S10 number. */
  | 'POST'
  | 'UPS'
  | 'USPS';

export type CarrierCodeInput = {
  /** As the carrier sends it, up to 100 characters, e.g. `out_for_delivery` or `Exception_002`. */
  code: Scalars['String']['input'];
  system: CarrierCodeSystem;
};

/** Whose codes a carrier event is written in. */
export type CarrierCodeSystem =
  | 'AFTERSHIP'
  | 'EASYPOST'
  /** Business steps and dispositions of GS1's Core Business Vocabulary. */
  | 'EPCIS'
  | 'OTHER';

/** A number that a carrier gave a package. Another package may have had it before. */
export type CarrierNumber = {
  /** Null where no scheme fits. */
  carrier: Maybe<Carrier>;
  /** Null where the scheme has no check digit, or no scheme fits. */
  isCheckDigitValid: Maybe<Scalars['Boolean']['output']>;
  /** As it is kept: upper case, without blanks, hyphens, dots and brackets, and without what stands before it on the label. */
  number: Scalars['String']['output'];
  scheme: Maybe<CarrierNumberScheme>;
};

/** What a number can be. */
export type CarrierNumberCandidate = {
  /** Null where the scheme is used by many, e.g. SSCC by whoever packs. */
  carrier: Maybe<Carrier>;
  /** Whether the check digits fit; true for a scheme that has none. */
  isValid: Scalars['Boolean']['output'];
  /** Without what stands around it. */
  number: Scalars['String']['output'];
  /** Why it is, or is not, such a number, in words. */
  reason: Scalars['String']['output'];
  scheme: CarrierNumberScheme;
};

export type CarrierNumberScheme =
  /** DHL Express, 10 digits. */
  | 'DHL_EXPRESS'
  /** Identcode of Deutsche Post DHL, 12 digits. */
  | 'DHL_IDENTCODE'
  /** DHL eCommerce and Paket, letters and digits without a check digit. */
  | 'DHL_OTHER'
  /** FedEx Express, 12 digits, also at the end of the 34 digits of its barcode. */
  | 'FEDEX_12'
  /** FedEx Ground, 15 digits. */
  | 'FEDEX_15'
  /** FedEx Ground 96, 22 digits. */
  | 'FEDEX_96'
  /** UPU S10, e.g. `RB123456785GB`. */
  | 'S10'
  /** GS1 Serial Shipping Container Code, 18 digits, also after the application identifier (00). */
  | 'SSCC'
  /** UPS, `1Z` and 16 characters. */
  | 'UPS_1Z'
  /** USPS, 20, 22 or 26 digits (IMpb), with or without the ZIP code before it. */
  | 'USPS_IMPB';

export type Channel =
  | 'EMAIL'
  | 'SMS';

export type ChannelComparison = {
  /** By the ledger, of the same days. */
  actual: MessageVolume;
  channel: Channel;
  /**
   * Of a thousand e-mails, or parts of text messages: the list price that this system was set up with, which both prices are
   * estimated by. What is paid differs by country.
   */
  pricePerThousand: Money;
  simulated: MessageVolume;
};

/** At least one thing to add. */
export type CompletePackageInput = {
  /** Up to ten in all, each of up to 50 characters. */
  carrierNumbers?: InputMaybe<Array<Scalars['String']['input']>>;
  destinationOfficeId?: InputMaybe<Scalars['ID']['input']>;
  /** Made by the client, 8 to 64 characters, one for each act, however often it is sent. */
  idempotencyKey: Scalars['ID']['input'];
  /** Up to 1,000 characters. */
  note?: InputMaybe<Scalars['String']['input']>;
  packageId: Scalars['ID']['input'];
  promisedAt?: InputMaybe<Scalars['AWSDateTime']['input']>;
  recipient?: InputMaybe<PersonInput>;
  sender?: InputMaybe<PersonInput>;
};

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

export type CostChange = {
  amount: Money;
  /** The difference in percent of the other, e.g. `-12.50`, rounded half away from zero; null where the other is 0. */
  changePercent: Maybe<Scalars['String']['output']>;
  /** The amount less the other. */
  difference: Money;
  isOthers: Scalars['Boolean']['output'];
  /** As in `CostGroup`. */
  key: Scalars['String']['output'];
  /** For people. */
  label: Scalars['String']['output'];
  lane: Maybe<Lane>;
  otherAmount: Money;
};

/** What an office was charged in two periods. */
export type CostComparison = {
  from: Scalars['AWSDate']['output'];
  /** One for each key and currency of either period: the largest change first. */
  groups: Array<CostChange>;
  officeCode: Scalars['String']['output'];
  officeId: Scalars['ID']['output'];
  otherFrom: Scalars['AWSDate']['output'];
  otherTo: Scalars['AWSDate']['output'];
  /** IANA zone, whose days these are. */
  timeZone: Scalars['String']['output'];
  to: Scalars['AWSDate']['output'];
  /** One for each currency; `key` is empty. */
  totals: Array<CostChange>;
};

/** A file of what an office was charged. */
export type CostExport = {
  /** What was entered before is in it. */
  asOf: Maybe<Scalars['AWSDateTime']['output']>;
  createdAt: Scalars['AWSDateTime']['output'];
  /** Why there is no file; null where there is or will be one. */
  error: Maybe<ItemError>;
  /** It can be had until then. */
  expiresAt: Maybe<Scalars['AWSDateTime']['output']>;
  format: CostExportFormat;
  from: Scalars['AWSDate']['output'];
  groupBy: CostGrouping;
  id: Scalars['ID']['output'];
  /** The charges in it, or those that its page adds up. */
  lineCount: Maybe<Scalars['Int']['output']>;
  officeId: Scalars['ID']['output'];
  reportingCurrency: Maybe<Scalars['String']['output']>;
  sizeInBytes: Maybe<Scalars['Int']['output']>;
  /** Null for what was billed and adjusted. */
  stage: Maybe<CostStage>;
  state: CostExportState;
  to: Scalars['AWSDate']['output'];
  /**
   * Good for one GET after another until `urlExpiresAt`, by whoever has it; only of `getCostExport`, and while it is DONE. Of a
   * CSV, for who began it, admin and finance: it has the numbers of packages that others may not see.
   */
  url: Maybe<Scalars['AWSURL']['output']>;
  urlExpiresAt: Maybe<Scalars['AWSDateTime']['output']>;
};

export type CostExportFormat =
  /**
   * One line for each charge, oldest first, in UTF-8 with a byte order mark. Amounts are decimal numbers, days and times those
   * of the office's zone, and a text that a spreadsheet would take for a formula begins with an apostrophe.
   */
  | 'CSV'
  /** One page for people: totals, the largest groups, and a chart. */
  | 'PDF';

export type CostExportState =
  | 'DONE'
  /** The file is gone; begin another one. */
  | 'EXPIRED'
  | 'FAILED'
  /** Waits to be written; where that takes minutes, ask for it again with the same key. */
  | 'QUEUED'
  | 'WRITING';

export type CostGroup = {
  /** What is left of the currency, as one. */
  isOthers: Scalars['Boolean']['output'];
  /**
   * A category, a month such as `2026-01`, a cost centre, the id of an office, or the ids of a lane's offices with `/` between
   * them; empty where there is none. `others` where `isOthers`.
   */
  key: Scalars['String']['output'];
  /** For people. */
  label: Scalars['String']['output'];
  /** Where it is grouped by LANE; null of others. */
  lane: Maybe<Lane>;
  /** Where it is grouped by LANE, of the lanes that begin at this office; null of all else. */
  lateDeliveries: Maybe<LateDeliveries>;
  sum: CostSum;
};

export type CostGrouping =
  | 'CATEGORY'
  | 'COST_CENTRE'
  /** Of the packages, by the code of the office. */
  | 'DESTINATION'
  /** From the origin office of the packages to their destination. */
  | 'LANE'
  /** By the days of the office's zone; nothing before to compare with. */
  | 'MONTH';

/** One charge. Append-only: corrected by a reversing line. */
export type CostLine = {
  /** The same for all parts of one bill. */
  allocationId: Maybe<Scalars['ID']['output']>;
  amount: Money;
  category: CostCategory;
  costCentre: Scalars['String']['output'];
  /** When it was entered. */
  createdAt: Scalars['AWSDateTime']['output'];
  id: Scalars['ID']['output'];
  /** When the carrier charged it. */
  incurredAt: Scalars['AWSDateTime']['output'];
  invoiceReference: Maybe<Scalars['String']['output']>;
  packageId: Scalars['ID']['output'];
  payerOffice: Office;
  reason: Maybe<Scalars['String']['output']>;
  /** The charge that this one takes back. */
  reversesLineId: Maybe<Scalars['ID']['output']>;
  /** What the source calls it, or the bill that it is a part of; null of a reversal. */
  sourceLineId: Maybe<Scalars['String']['output']>;
  stage: CostStage;
  tax: Money;
};

export type CostLineConnection = {
  items: Array<CostLine>;
  nextToken: Maybe<Scalars['String']['output']>;
};

/** At least one of package, office and invoice. */
export type CostLineFilter = {
  category?: InputMaybe<CostCategory>;
  incurred?: InputMaybe<TimeRange>;
  invoiceReference?: InputMaybe<Scalars['String']['input']>;
  /** With a payerOfficeId, without packageId and invoiceReference. */
  lane?: InputMaybe<LaneInput>;
  packageId?: InputMaybe<Scalars['ID']['input']>;
  payerOfficeId?: InputMaybe<Scalars['ID']['input']>;
  stage?: InputMaybe<CostStage>;
};

export type CostLineInput = {
  /**
   * Decimal, e.g. `12.50`, with no more places than the currency has; negative for DISCOUNT and REFUND, of either sign for
   * ADJUSTED, not negative for all else.
   */
  amount: Scalars['String']['input'];
  category: CostCategory;
  /** Up to 50 characters; that of the office that pays if not given. */
  costCentre?: InputMaybe<Scalars['String']['input']>;
  /** ISO 4217. */
  currencyCode: Scalars['String']['input'];
  /** When the carrier charged it; now if not given. */
  incurredAt?: InputMaybe<Scalars['AWSDateTime']['input']>;
  /** Up to 100 characters. */
  invoiceReference?: InputMaybe<Scalars['String']['input']>;
  packageId: Scalars['ID']['input'];
  /** The origin office if not given. */
  payerOfficeId?: InputMaybe<Scalars['ID']['input']>;
  /** Up to 200 characters. */
  reason?: InputMaybe<Scalars['String']['input']>;
  /** What the source calls it, up to 100 characters, e.g. an invoice and its line; once for the office that pays. */
  sourceLineId: Scalars['String']['input'];
  stage: CostStage;
  /** As the amount, with its sign; zero if not given. */
  tax?: InputMaybe<Scalars['String']['input']>;
};

/** What became of one charge of many. */
export type CostLineResult = {
  /** Why it was not entered; null where it was. */
  error: Maybe<ItemError>;
  /** Null where it was not entered. */
  line: Maybe<CostLine>;
  sourceLineId: Scalars['String']['output'];
  /** True where this very charge was entered before; nothing was done this time. */
  wasKnown: Scalars['Boolean']['output'];
};

/** A charge far above what is usual on its lane. */
export type CostOutlier = {
  /** The amount of the line through the median, e.g. `3.25`. */
  factor: Scalars['String']['output'];
  lane: Lane;
  line: CostLine;
  /** How many make the median. */
  lineCount: Scalars['Int']['output'];
  /**
   * Of the bills that the office pays on this lane for this category in this currency, of all times, without tax, taken back or
   * not above zero: within 5 %, since it is told by two digits.
   */
  median: Money;
};

/** What an office was charged. */
export type CostReport = {
  from: Scalars['AWSDate']['output'];
  /** One for each key and currency: the largest first, months in their order. */
  groups: Array<CostGroup>;
  /** The totals as one; null where no currency was asked for. */
  inReportingCurrency: Maybe<ReportingTotal>;
  /** Of the packages that come from this office, whoever pays for them. */
  lateDeliveries: LateDeliveries;
  officeCode: Scalars['String']['output'];
  officeId: Scalars['ID']['output'];
  /** The first of as many days before. */
  previousFrom: Scalars['AWSDate']['output'];
  previousTo: Scalars['AWSDate']['output'];
  /** One for each currency, whatever the stage that was asked for. */
  quotedAndBilled: Array<QuotedAndBilled>;
  /** IANA zone, whose days these are. */
  timeZone: Scalars['String']['output'];
  to: Scalars['AWSDate']['output'];
  /** One for each currency. */
  totals: Array<CostSum>;
};

export type CostStage =
  | 'ADJUSTED'
  | 'BILLED'
  | 'QUOTED';

export type CostSum = {
  amount: Money;
  /** In whole minor units; null without a package, and of others. */
  averagePerPackage: Maybe<Money>;
  lineCount: Scalars['Int']['output'];
  /**
   * Packages with such a charge in this group and currency, each on the day of its first one, so that periods and months add up;
   * charges that were taken back count too. A package with freight and fuel is in both groups, and once in the total. Of others,
   * the sum of what their groups count.
   */
  packageCount: Scalars['Int']['output'];
  /** Of the days before. */
  previousAmount: Money;
  tax: Money;
};

/** What a package costs in one stage and currency. */
export type CostTotal = {
  amount: Money;
  lineCount: Scalars['Int']['output'];
  stage: CostStage;
  tax: Money;
};

export type CreateLocationInput = {
  /** That of the office if not given. */
  address?: InputMaybe<AddressInput>;
  /** Made by the client, 8 to 64 characters; the same key never makes two locations. */
  idempotencyKey: Scalars['ID']['input'];
  /** VEHICLE, SHELF or HUB. */
  kind: LocationKind;
  /** Up to 200 characters. */
  name: Scalars['String']['input'];
  officeId: Scalars['ID']['input'];
  /** IANA zone; that of the office if not given. */
  timeZone?: InputMaybe<Scalars['String']['input']>;
};

export type CreateOfficeInput = {
  address: AddressInput;
  /** 2 to 16 of `A`-`Z`, `0`-`9` and `-`. */
  code: Scalars['String']['input'];
  /** Up to 50 characters. */
  costCentre: Scalars['String']['input'];
  /** ISO 4217. */
  currencyCode: Scalars['String']['input'];
  /** Made by the client, 8 to 64 characters; the same key never opens two offices. */
  idempotencyKey: Scalars['ID']['input'];
  /** Where packages are only handed on, not picked up. */
  isHub?: InputMaybe<Scalars['Boolean']['input']>;
  /** Up to 200 characters. */
  name: Scalars['String']['input'];
  /** Monday to Friday if not given. */
  openingDays?: InputMaybe<Array<DayOfWeek>>;
  /** IANA zone. */
  timeZone: Scalars['String']['input'];
};

export type CreateTrackingLinkInput = {
  /** 1 to 365; 90 if not given. */
  expiresAfterDays?: InputMaybe<Scalars['Int']['input']>;
  /**
   * Lets its holder set how the recipient hears of packages: to be given to the recipient alone. For admins, the recipient and
   * the managers of the package's offices. False if not given.
   */
  isForRecipient?: InputMaybe<Scalars['Boolean']['input']>;
  packageId: Scalars['ID']['input'];
};

export type CustodyHolder =
  /** Between offices, or on the way to the person. */
  | 'CARRIER'
  /** It is no more: cancelled before it came, or destroyed. */
  | 'NOBODY'
  | 'OFFICE'
  | 'RECIPIENT'
  /** Known, not yet in our hands. */
  | 'SENDER'
  /** Lost, or sent back before anybody said to have it. */
  | 'UNKNOWN';

/** A stretch of time in which somebody had the package. */
export type CustodyPeriod = {
  endedByEventId: Maybe<Scalars['ID']['output']>;
  from: Scalars['AWSDateTime']['output'];
  /** Who took it, as written at the hand-over. */
  heldBy: Maybe<Scalars['String']['output']>;
  holder: CustodyHolder;
  /**
   * True where it began without a hand-over: when the holder before gave it away, and who had it in between, nobody said. The
   * events that begin such periods are those that open CUSTODY_GAP.
   */
  isGap: Scalars['Boolean']['output'];
  /** Where it was when this began; of a carrier, the vehicle that it was scanned onto, else null. */
  location: Maybe<Location>;
  /** The office that has it, or that it left. */
  office: Maybe<Office>;
  startedByEventId: Scalars['ID']['output'];
  /** IANA zone of the place where it began. */
  timeZone: Scalars['String']['output'];
  /** Null: until now. */
  until: Maybe<Scalars['AWSDateTime']['output']>;
};

export type DayOfWeek =
  | 'FRIDAY'
  | 'MONDAY'
  | 'SATURDAY'
  | 'SUNDAY'
  | 'THURSDAY'
  | 'TUESDAY'
  | 'WEDNESDAY';

export type DecimalSeparator =
  | 'COMMA'
  | 'POINT';

/** Nobody is written to by e-mail before they have confirmed their address. */
export type EmailState =
  | 'CONFIRMED'
  /** They have not been asked yet, or there is no address. */
  | 'NONE'
  /** They were asked to confirm; what is meant for them waits for a week. */
  | 'PENDING'
  /** They do not want e-mail, or did not confirm in time; `resendConfirmation` asks once more. */
  | 'UNSUBSCRIBED';

/** What an `errorType` can be. The message beside it is a sentence for people. */
export type ErrorCode =
  /** A package whose journey is not over has this carrier number already. */
  | 'CARRIER_NUMBER_IN_USE'
  /** The same `idempotencyKey` was used before with other content; nothing was recorded. */
  | 'IDEMPOTENCY_KEY_REUSED'
  /** A fault on our side; it has been logged. */
  | 'INTERNAL'
  /** The file as a whole cannot be read: not UTF-8, no header, columns that are missing, too many rows; or it never came. */
  | 'INVALID_FILE'
  /** Something in the arguments is missing, malformed or out of range; the message names it. */
  | 'INVALID_INPUT'
  /** The tracking number was mistyped: its check character does not fit. */
  | 'INVALID_TRACKING_NUMBER'
  /** There is no such thing, or none that the caller may see. */
  | 'NOT_FOUND'
  /** Another office has this code. */
  | 'OFFICE_CODE_IN_USE'
  /** The same `scanId` was used before for another scan; nothing was recorded. */
  | 'SCAN_ID_REUSED'
  /** The package is in a status that does not allow this intention; scans are never refused. */
  | 'TRANSITION_REFUSED'
  /** The database is waking up or busy; the same request may be sent again in a few seconds. */
  | 'UNAVAILABLE';

export type EventKind =
  | 'ACCEPT'
  | 'CANCEL'
  /** What a registration left open was added; the note says what. */
  | 'COMPLETE'
  | 'DECLARE_LOST'
  | 'DEPART'
  | 'DISPOSE'
  | 'FAIL_ATTEMPT'
  | 'FOUND'
  | 'GO_OUT'
  | 'HAND_OVER'
  /** A remark, or what a carrier said that we have no word for. Changes nothing. */
  | 'NOTE'
  /** Something is wrong since then. */
  | 'RAISE_EXCEPTION'
  | 'RECEIVE'
  | 'REGISTER'
  /** It is no longer wrong. */
  | 'RESOLVE_EXCEPTION'
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

/** What one unit of a currency was worth in another on a day. */
export type ExchangeRate = {
  fromCurrency: Scalars['String']['output'];
  /** Decimal, with ten places. */
  rate: Scalars['String']['output'];
  ratedOn: Scalars['AWSDate']['output'];
  toCurrency: Scalars['String']['output'];
};

export type ExchangeRateConnection = {
  items: Array<ExchangeRate>;
  nextToken: Maybe<Scalars['String']['output']>;
};

export type ExchangeRateInput = {
  /** ISO 4217. */
  fromCurrency: Scalars['String']['input'];
  /** What one unit of the first is worth in the second: decimal, above zero, with up to ten digits before the point and ten after it. */
  rate: Scalars['String']['input'];
  /** From the year 2000 on; tomorrow at the latest. */
  ratedOn: Scalars['AWSDate']['input'];
  /** ISO 4217, another one. */
  toCurrency: Scalars['String']['input'];
};

export type HttpHeader = {
  name: Scalars['String']['output'];
  value: Scalars['String']['output'];
};

/** The import of a manifest. */
export type Import = {
  checkedRows: Scalars['Int']['output'];
  createdAt: Scalars['AWSDateTime']['output'];
  /** Why it failed as a whole: the file could not be read, or nothing has moved for an hour. */
  error: Maybe<ItemError>;
  /** Rows with at least one problem; nothing of them is registered. */
  failedRows: Scalars['Int']['output'];
  fileName: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  /** Only checked: nothing is registered. The good rows, which would be, are totalRows - knownRows - failedRows. */
  isDryRun: Scalars['Boolean']['output'];
  /** Rows that an earlier import has registered. */
  knownRows: Scalars['Int']['output'];
  /** Where the packages come from. */
  officeId: Scalars['ID']['output'];
  registeredRows: Scalars['Int']['output'];
  state: ImportState;
  /** Null until the file has been read once. */
  totalRows: Maybe<Scalars['Int']['output']>;
  updatedAt: Scalars['AWSDateTime']['output'];
};

export type ImportConnection = {
  items: Array<Import>;
  nextToken: Maybe<Scalars['String']['output']>;
};

/** One thing that is wrong in a file. */
export type ImportProblem = {
  code: ErrorCode;
  /** As in the header; null where it is not one column's. */
  column: Maybe<Scalars['String']['output']>;
  /** Of the file, the header being line 1; a row with line breaks in quotes counts from its first line. */
  line: Scalars['Int']['output'];
  message: Scalars['String']['output'];
};

export type ImportProblemConnection = {
  items: Array<ImportProblem>;
  nextToken: Maybe<Scalars['String']['output']>;
};

export type ImportState =
  | 'CHECKING'
  | 'DONE'
  /**
   * `error` says why. INVALID_FILE: nothing was registered. INTERNAL: it has not moved for an hour, after rows may have been
   * registered; imported again, those are known. A late try may still go on with it.
   */
  | 'FAILED'
  | 'REGISTERING'
  /** For the file. */
  | 'WAITING';

/** Where to put the file of an import. */
export type ImportUpload = {
  expiresAt: Scalars['AWSDateTime']['output'];
  headers: Array<HttpHeader>;
  import: Import;
  /** For one PUT of the file, with the headers below; nobody else can guess it. */
  url: Scalars['AWSURL']['output'];
};

/** The import of a carrier's invoice. */
export type InvoiceImport = {
  /** In capital letters. */
  carrier: Scalars['String']['output'];
  createdAt: Scalars['AWSDateTime']['output'];
  currencyCode: Scalars['String']['output'];
  decimalSeparator: DecimalSeparator;
  /** Why it failed as a whole: the file could not be read, a right was taken away, or nothing has moved for an hour. */
  error: Maybe<ItemError>;
  fileName: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  invoiceNumber: Scalars['String']['output'];
  /** Nothing is charged; all else is told as if it were. */
  isDryRun: Scalars['Boolean']['output'];
  /** Null until the file has been read. */
  lineCount: Maybe<Scalars['Int']['output']>;
  /** Who pays. */
  officeId: Scalars['ID']['output'];
  /** Each that there is; empty until it is done. Of lines that cannot be read, no money is counted. */
  outcomes: Array<InvoiceOutcomeTotal>;
  state: InvoiceImportState;
  toleranceAmount: Money;
  tolerancePercent: Scalars['String']['output'];
  updatedAt: Scalars['AWSDateTime']['output'];
};

export type InvoiceImportConnection = {
  items: Array<InvoiceImport>;
  nextToken: Maybe<Scalars['String']['output']>;
};

export type InvoiceImportState =
  /** With what was quoted. */
  | 'COMPARING'
  | 'DONE'
  /** `error` says why. INVALID_FILE: nothing was charged. Otherwise some lines may be; imported again, those are known. */
  | 'FAILED'
  /** Lines find their packages, and are charged. */
  | 'MATCHING'
  | 'READING'
  /** For the file. */
  | 'WAITING';

/** One line of an invoice. */
export type InvoiceLine = {
  amount: Maybe<Money>;
  /** All that was billed so far of what is quoted, with adjustments and without tax. */
  billed: Maybe<Money>;
  carrierNumber: Maybe<Scalars['String']['output']>;
  category: Maybe<CostCategory>;
  chargedOn: Maybe<Scalars['AWSDate']['output']>;
  /** The charge; of what is not charged, the one that it repeats. */
  costLineId: Maybe<Scalars['ID']['output']>;
  /** False where the description was in words that we do not know, and the category is OTHER. */
  isCategoryRecognized: Scalars['Boolean']['output'];
  /** Of the file, the header being line 1; a row with line breaks in quotes counts from its first line. */
  line: Scalars['Int']['output'];
  /** As the carrier calls it. */
  lineId: Maybe<Scalars['String']['output']>;
  outcome: InvoiceLineOutcome;
  packageId: Maybe<Scalars['ID']['output']>;
  /** Why it is not charged. */
  problem: Maybe<ItemError>;
  /**
   * Without tax, in the category if that was quoted to the office that pays, or else of the whole package; null where nothing was
   * quoted.
   */
  quoted: Maybe<Money>;
  tax: Maybe<Money>;
  /** Charged before this import. */
  wasKnown: Scalars['Boolean']['output'];
  /** Decimal, in the unit of the carrier. */
  weight: Maybe<Scalars['String']['output']>;
};

export type InvoiceLineConnection = {
  items: Array<InvoiceLine>;
  nextToken: Maybe<Scalars['String']['output']>;
};

export type InvoiceLineOutcome =
  /** Several packages fit. Not charged yet. */
  | 'AMBIGUOUS'
  /** The same line of the invoice was charged before, or stands further up, and says something else. Not charged. */
  | 'CHANGED'
  /** Charged, now or before; what was billed so far differs from the quote by more than the tolerance. */
  | 'DIFFERS_FROM_QUOTE'
  /**
   * The same number, category, amount, tax and day as another line of this file, or as a charge of another invoice of the carrier
   * that this office paid, unless both name packages of ours that differ. Not charged: where it was meant twice, enter it with
   * addCostLines.
   */
  | 'DUPLICATE'
  /** It cannot be read. */
  | 'FAILED'
  /** Charged, now or before. */
  | 'MATCHED'
  /** No package has the number, or none at that time, or none whose charges the caller may enter. Not charged yet. */
  | 'UNMATCHED';

export type InvoiceOutcomeTotal = {
  amount: Money;
  lineCount: Scalars['Int']['output'];
  outcome: InvoiceLineOutcome;
  tax: Money;
};

export type InvoiceRematch = {
  import: InvoiceImport;
  /** The last that was tried; null where there are no more. */
  lastLine: Maybe<Scalars['Int']['output']>;
};

/** Where to put the file of an invoice. */
export type InvoiceUpload = {
  expiresAt: Scalars['AWSDateTime']['output'];
  headers: Array<HttpHeader>;
  import: InvoiceImport;
  /** For one PUT of the file, with the headers below; nobody else can guess it. */
  url: Scalars['AWSURL']['output'];
};

/** One item of a batch that was not done. */
export type ItemError = {
  code: ErrorCode;
  message: Scalars['String']['output'];
};

export type KindComparison = {
  /** By the ledger, of the same days. */
  actual: NewsVolume;
  channel: Channel;
  kind: NotificationKind;
  simulated: NewsVolume;
};

/** From where to where packages go, as it was known when they were charged. */
export type Lane = {
  destinationOfficeCode: Maybe<Scalars['String']['output']>;
  /** Null where none was known. */
  destinationOfficeId: Maybe<Scalars['ID']['output']>;
  originOfficeCode: Scalars['String']['output'];
  originOfficeId: Scalars['ID']['output'];
};

export type LaneInput = {
  /** Null, or left out, for packages whose destination was not known. */
  destinationOfficeId?: InputMaybe<Scalars['ID']['input']>;
  originOfficeId: Scalars['ID']['input'];
};

/** How long packages take from one office to another. */
export type LaneTime = {
  destinationOfficeId: Scalars['ID']['output'];
  /** Of the destination, not counting the day of departure; 0 is the same day. */
  openingDays: Scalars['Int']['output'];
  originOfficeId: Scalars['ID']['output'];
};

export type LaneTimeConnection = {
  items: Array<LaneTime>;
  nextToken: Maybe<Scalars['String']['output']>;
};

/** Packages that were handed over to their recipients within the days of the origin office, and had a promised time. */
export type LateDeliveries = {
  /** Of these, the ones that were handed over after the promised time. */
  lateCount: Scalars['Int']['output'];
  /** Late of promised, as a decimal number from `0.0000` to `1.0000`, rounded half up; null without any. */
  lateShare: Maybe<Scalars['String']['output']>;
  promisedCount: Scalars['Int']['output'];
};

/** An office as the public may know it. */
export type LinkOffice = {
  addressLines: Array<Scalars['String']['output']>;
  city: Maybe<Scalars['String']['output']>;
  countryCode: Maybe<Scalars['String']['output']>;
  name: Scalars['String']['output'];
  openingDays: Array<DayOfWeek>;
  timeZone: Scalars['String']['output'];
};

/** How the recipient hears of packages. */
export type LinkPreferences = {
  /** The ways in which the recipient can be reached. */
  channels: Array<Channel>;
  /** BCP 47. */
  language: Scalars['String']['output'];
  /** Null for not at all. */
  notifyBy: Maybe<Channel>;
};

/** At least one thing to set. */
export type LinkPreferencesInput = {
  /** What the recipient does not want to hear of any more, in any way; it is not taken back here. */
  kindsOff?: InputMaybe<Array<NotificationKind>>;
  /** BCP 47, up to 35 characters. */
  language?: InputMaybe<Scalars['String']['input']>;
  /** One of the recipient's channels; null for not at all. */
  notifyBy?: InputMaybe<Channel>;
};

/** What the holder of a tracking link may see. */
export type LinkTracking = {
  /** Numbers that carriers gave it. */
  carrierNumbers: Array<Scalars['String']['output']>;
  expiresAt: Scalars['AWSDateTime']['output'];
  /** Where to pick it up, or where it was handed in last. */
  office: Maybe<LinkOffice>;
  /** What is wrong now. */
  openExceptions: Array<ExceptionKind>;
  /** Null unless the link was made for the recipient. */
  preferences: Maybe<LinkPreferences>;
  tracking: PublicTracking;
};

/** Where a package can be. */
export type Location = {
  /** One line each; null where the caller may not see an address. */
  addressLines: Maybe<Array<Scalars['String']['output']>>;
  city: Maybe<Scalars['String']['output']>;
  /** ISO 3166-1 alpha-2. */
  countryCode: Maybe<Scalars['String']['output']>;
  id: Scalars['ID']['output'];
  /** Not to be offered any more; what names it is still recorded there. */
  isRetired: Scalars['Boolean']['output'];
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

export type LocationConnection = {
  items: Array<Location>;
  nextToken: Maybe<Scalars['String']['output']>;
};

export type LocationKind =
  | 'ADDRESS'
  | 'HUB'
  | 'OFFICE'
  | 'SHELF'
  | 'VEHICLE';

/** The one who asks. */
export type Me = {
  /** As the token says: `admin`, `staff`, `finance`; none is a person. */
  groups: Array<Scalars['String']['output']>;
  /** Where they work. */
  offices: Array<OfficeMember>;
  /** Who they are as senders and recipients, after `claimPerson` or a first registration; the latest 500. */
  people: Array<Person>;
  /** The Cognito `sub`. */
  userId: Scalars['ID']['output'];
};

export type MessageVolume = {
  /** Told in the message of another: gathered, or both waited for the same morning. */
  joinedCount: Scalars['Int']['output'];
  /** Messages that this was told in. */
  messageCount: Scalars['Int']['output'];
  nightCount: Scalars['Int']['output'];
  /** Of text messages: each is written to be one part, and actual ones are as they were counted. Null for e-mails. */
  partCount: Maybe<Scalars['Int']['output']>;
  /** At `pricePerThousand`. */
  price: Money;
  silencedCount: Scalars['Int']['output'];
  /** As in `NewsVolume`, of all kinds. */
  toldCount: Scalars['Int']['output'];
  waitedCount: Scalars['Int']['output'];
};

/** An exact amount of one currency. */
export type Money = {
  /** Decimal, up to four places, e.g. `12.5000`. */
  amount: Scalars['String']['output'];
  /** ISO 4217. */
  currencyCode: Scalars['String']['output'];
};

export type Mutation = {
  /**
   * Enters up to 500 charges, each by itself: the good ones are kept, each of the others is explained. The answers are in the
   * order of the lines. The same line of a source counts once, however often it is sent. For admin, finance, and managers of an
   * office of the package and of the one that pays; the system enters quotes.
   *
   * Errors: INVALID_INPUT (no lines, or more than 500). In the answers: INVALID_INPUT, NOT_FOUND (package, or office that the
   * caller may charge), IDEMPOTENCY_KEY_REUSED (other content under the same sourceLineId of the same office).
   */
  addCostLines: Maybe<Array<CostLineResult>>;
  /**
   * Lets somebody work in an office, or changes their role there. Who has no account yet gets one, and an e-mail with a
   * password for the first time, which is good for three days; sent again after that, so is the e-mail.
   *
   * Errors: INVALID_INPUT (also for the address of an account whose owner has not confirmed it), NOT_FOUND (office).
   */
  addStaff: Maybe<OfficeMember>;
  /**
   * Lets a person follow a package that they neither send nor receive. For admins and the staff of its offices, who name
   * whom they may name in `PersonInput.id`.
   *
   * Errors: NOT_FOUND (package, person).
   */
  addWatcher: Maybe<Package>;
  /**
   * Divides one bill among up to 500 packages, evenly, by weight or by value. The parts are whole minor units of the currency
   * and add up to the bill exactly. All or nothing.
   *
   * Errors: INVALID_INPUT, NOT_FOUND (package, or office that the caller may charge), IDEMPOTENCY_KEY_REUSED (another bill under
   * the same sourceLineId of the same office).
   */
  allocateCost: Maybe<Array<CostLine>>;
  /**
   * Ends the journey of a package that has not left its origin office.
   *
   * Errors: INVALID_INPUT, NOT_FOUND, IDEMPOTENCY_KEY_REUSED, TRANSITION_REFUSED (it is on its way, or its journey is over).
   */
  cancelPackage: Maybe<Package>;
  /**
   * Ties the caller to the people whose e-mail address or phone number they have verified with their account, so that their
   * packages are the caller's. Never takes a person that is tied to somebody else. Answers all that the caller is (the
   * latest 500); may be called as often as one likes.
   */
  claimPerson: Maybe<Array<Person>>;
  /**
   * Adds what a registration left open: sender, recipient, destination, promised time, carrier numbers. What is known
   * already is not replaced. The history is read anew with the destination, so the status may change.
   *
   * Errors: INVALID_INPUT (also for what is known already, and for an office that is closed), NOT_FOUND (package, office or person), IDEMPOTENCY_KEY_REUSED,
   * CARRIER_NUMBER_IN_USE.
   */
  completePackage: Maybe<Package>;
  /**
   * Adds a vehicle, a shelf or another place to an office.
   *
   * Errors: INVALID_INPUT, NOT_FOUND (office), IDEMPOTENCY_KEY_REUSED.
   */
  createLocation: Maybe<Location>;
  /**
   * Opens an office. Its own location is made with it.
   *
   * Errors: INVALID_INPUT, OFFICE_CODE_IN_USE, IDEMPOTENCY_KEY_REUSED.
   */
  createOffice: Maybe<Office>;
  /**
   * Makes a link by which somebody without an account follows a package. The secret is answered this once, and kept as a hash
   * alone. For admins, the staff of the package's offices, its sender and its recipient.
   *
   * Errors: INVALID_INPUT, NOT_FOUND.
   */
  createTrackingLink: Maybe<NewTrackingLink>;
  /**
   * Closes the search for a package. A package whose journey is over stays as it is.
   *
   * Errors: INVALID_INPUT, NOT_FOUND, IDEMPOTENCY_KEY_REUSED.
   */
  declareLost: Maybe<Package>;
  /**
   * Records that a package was destroyed, as the policy allows of the office that has it; where none has it, of its
   * destination, else of its origin. For managers of an office of the package, and admins.
   *
   * Errors: INVALID_INPUT, NOT_FOUND, IDEMPOTENCY_KEY_REUSED, TRANSITION_REFUSED (its journey is over; the office destroys
   * nothing; or something was heard of the package within `disposeAfterDays`).
   */
  disposePackage: Maybe<Package>;
  /**
   * Forgets a person: name, address, number, account, links, who took or gave their packages, and every note, reason and raw
   * scan of these that names them. Events and charges stay. Once more answers the same. Cannot be undone.
   *
   * Errors: NOT_FOUND.
   */
  erasePerson: Maybe<Person>;
  /** Internal: the import tells those who watch it how far it is. */
  publishImportProgress: Maybe<Import>;
  /**
   * Internal: the relay hands on an event that is already recorded, so that its subscribers get it. Subscribers see just
   * the fields that this mutation selects. Null where it only ends what rested on a right that was taken away.
   */
  publishPackageEvent: Maybe<PackageEvent>;
  /** Internal: the relay tells those who track a package in public what has become of it. */
  publishPublicTracking: Maybe<PublicTracking>;
  /**
   * Says that something is wrong with a package. One of a kind is open at a time; where it is open, the event is kept and
   * nothing changes.
   *
   * Errors: INVALID_INPUT (also for CUSTODY_GAP, MISROUTED and CLOCK_SKEW, which the history alone decides), NOT_FOUND,
   * IDEMPOTENCY_KEY_REUSED.
   */
  raiseException: Maybe<Package>;
  /**
   * Records what a scanner saw. The package is where it was scanned, whatever we expected; a hand-over that was
   * skipped opens CUSTODY_GAP. Sending the same `scanId` again answers as the first time; where the package is out of the
   * caller's sight by now, as of then, without people and with empty lists. So do all acts with their `idempotencyKey`.
   *
   * Staff scan at the offices they work in. Whoever holds a package may scan it by its tracking number; by its id or by a
   * carrier number only if they could already see it. What a carrier reports without an office is recorded by admins and by
   * the staff of the package's offices.
   *
   * Errors: INVALID_INPUT, INVALID_TRACKING_NUMBER, NOT_FOUND (package, office or location), SCAN_ID_REUSED (other content under
   * the same id).
   */
  recordScan: Maybe<Package>;
  /**
   * Records up to 500 scans, each by itself: the good ones are kept, each of the others is explained. The answers are in the
   * order of the scans. The order in which scans are sent does not matter, nor how often. A value that is not of its type at
   * all (a kind that does not exist, a time that is no AWSDateTime) is refused with the whole request, before anything is read.
   *
   * Errors: INVALID_INPUT (no scans, or more than 500). Those of `recordScan` are in the answers.
   */
  recordScans: Maybe<Array<ScanResult>>;
  /**
   * Makes a package known by the barcode that its carrier put on it, when nobody can say yet whose it is. The office takes it
   * in (ACCEPT), and UNMATCHED_RECIPIENT is open until `completePackage` names the recipient. Sending the same
   * `idempotencyKey` again with the same content answers as the first time.
   *
   * Errors: INVALID_INPUT (also for a tracking number of ours: record a scan of it; and for an office that is closed),
   * NOT_FOUND (office),
   * IDEMPOTENCY_KEY_REUSED, CARRIER_NUMBER_IN_USE (a package that the caller may see and
   * whose journey is not over has this number).
   */
  registerByBarcode: Maybe<Package>;
  /**
   * Makes a package known, before anyone has scanned it: gives it a tracking number and the status REGISTERED. Staff
   * register for the offices they work in; a person registers what they themselves send. Sending the same
   * `idempotencyKey` again with the same content answers as the first time.
   *
   * Errors: INVALID_INPUT (also for an office that is closed), NOT_FOUND (office or person), IDEMPOTENCY_KEY_REUSED (other
   * content under the same key),
   * CARRIER_NUMBER_IN_USE (a package that the caller may see and whose journey is not over has one of the numbers).
   */
  registerPackage: Maybe<Package>;
  /**
   * Tries the lines again that are UNMATCHED or AMBIGUOUS, up to 500 of them, as of the caller. Where `lastLine` is answered,
   * there are more: ask again with it as `afterLine`. For admin, finance and managers of the office that pays.
   *
   * Errors: INVALID_INPUT (the import is not done), NOT_FOUND.
   */
  rematchInvoice: Maybe<InvoiceRematch>;
  /**
   * Ends somebody's work in an office: with the next request they see nothing of it, and what they follow ends.
   *
   * Errors: NOT_FOUND (nobody of this id works there).
   */
  removeStaff: Maybe<OfficeMember>;
  /**
   * Ends it. For admins, the staff of the package's offices, and watchers themselves; what the watcher follows ends. Null where
   * the caller may no longer see the package.
   *
   * Errors: NOT_FOUND (package, or no such watcher).
   */
  removeWatcher: Maybe<Package>;
  /**
   * Reopens the journey of a package that was LOST, with the status from before. Anything else stays as it is.
   *
   * Errors: INVALID_INPUT, INVALID_TRACKING_NUMBER, NOT_FOUND (package, office), IDEMPOTENCY_KEY_REUSED.
   */
  reportFound: Maybe<Package>;
  /**
   * Asks the staff to cancel a package, or to send it back: opens ON_HOLD, which somebody must act on. For its sender and its
   * recipient. Asking the same again before somebody has acted records nothing more, whatever its reason.
   *
   * Errors: INVALID_INPUT, NOT_FOUND, IDEMPOTENCY_KEY_REUSED, TRANSITION_REFUSED (its journey is over; the caller has asked
   * for something else, and nobody has acted on it; or has asked 20 times on this journey).
   */
  requestPackageAct: Maybe<Package>;
  /**
   * Sends somebody another e-mail in which they can confirm their address; nothing within ten minutes of the last one. For
   * whoever may change the person.
   *
   * Errors: NOT_FOUND; INVALID_INPUT for somebody without an address.
   */
  resendConfirmation: Maybe<Person>;
  /**
   * Sets how a person hears of packages back to what it was in the beginning. For admins and the managers of an office of a
   * package that the person sends or receives.
   *
   * Errors: NOT_FOUND.
   */
  resetPreferences: Maybe<Person>;
  /**
   * Says that it is no longer wrong, or was looked into: also of what the history has opened. Where it is not open, the event
   * is kept and nothing changes.
   *
   * Errors: INVALID_INPUT, NOT_FOUND, IDEMPOTENCY_KEY_REUSED.
   */
  resolveException: Maybe<Package>;
  /**
   * Takes a charge back by one of the same amount with the other sign, once: whoever asks again gets the same line. For whoever
   * may enter it.
   *
   * Errors: INVALID_INPUT (a reversal is not reversed), NOT_FOUND.
   */
  reverseCostLine: Maybe<CostLine>;
  /**
   * Ends a link. For whoever may make one to its package.
   *
   * Errors: NOT_FOUND.
   */
  revokeTrackingLink: Maybe<TrackingLink>;
  /**
   * Stores up to 500 rates of their days, each in the place of the one before of the same currencies and day; the same again
   * changes nothing. All or nothing. Answers them in the order given.
   *
   * Errors: INVALID_INPUT (currencies, day, rate; one pair and day twice).
   */
  setExchangeRates: Maybe<Array<ExchangeRate>>;
  /**
   * Sets how long packages take from one office to another, for those that leave from now on. Without `openingDays` they take as
   * long as on any lane, which is three.
   *
   * Errors: INVALID_INPUT, NOT_FOUND (office).
   */
  setLaneTime: Maybe<LaneTime>;
  /**
   * Sets how the recipient of a package hears of packages, by a tracking link that was made for the recipient.
   *
   * Errors: INVALID_INPUT, NOT_FOUND (no such link, or one that is not the recipient's).
   */
  setLinkPreferences: Maybe<LinkPreferences>;
  /**
   * Sets when an office works, and after how long it acts on what does not move; what is not given stays. Packages that are on
   * their way are looked at by it from when something is next due for them. For admins and the office's managers.
   *
   * Errors: INVALID_INPUT, NOT_FOUND (office, or none that the caller manages).
   */
  setOfficeCalendar: Maybe<OfficeCalendar>;
  /**
   * Begins a file of what an office was charged from one day to another: each charge (CSV), or the report on one page with a
   * chart (PDF). It holds the charges that were entered when it is written, in a moment; `getCostExport` tells what came of it.
   * The same key again answers the same export, and wakes one that nobody writes any more. For admin, finance and the office's
   * managers.
   *
   * Errors: INVALID_INPUT (period, as in `officeCostReport`; reportingCurrency), NOT_FOUND (office whose charges the caller may
   * see), IDEMPOTENCY_KEY_REUSED.
   */
  startCostExport: Maybe<CostExport>;
  /**
   * Begins the import of a manifest: a CSV file in UTF-8 with one package a row, up to 50,000 rows and 64 MB. The answer says
   * where to put the file within 15 minutes; what comes of it is told by `getImport` and `onImportProgress`. Good rows are
   * registered, each of the others is explained. Importing the same rows again changes nothing.
   *
   * Errors: INVALID_INPUT (also for an office that is closed), NOT_FOUND (office), IDEMPOTENCY_KEY_REUSED.
   */
  startImport: Maybe<ImportUpload>;
  /**
   * Begins the import of a carrier's invoice: a CSV file in UTF-8 with one charge a row, up to 50,000 rows and 64 MB. The answer
   * says where to put the file within 15 minutes; what comes of it is told by `getInvoiceImport` and `listInvoiceLines`. Columns,
   * in any order and under their usual names: carrier_number or our_tracking_number, description (the category in the carrier's
   * words; what we do not know is OTHER), amount, charged_on (2026-01-31), and if there are any: tax, currency, line_id, weight.
   * All others are not read, and nothing of them is kept.
   *
   *     line_id,carrier_number,description,amount,tax,charged_on
   *     1,1Z999AA10123456784,Fuel surcharge,4.10,0.94,2026-01-31
   *
   * Each line is charged once, as BILLED, to the package that had the number on that day: importing the same lines again, in
   * whatever file, changes nothing. Without a line_id, a line is known by what it says. Packages are found among those whose
   * charges the caller may enter: for managers those of their offices, for admin and finance all, who can rematch what managers
   * could not. For admin, finance and managers of the office that pays.
   *
   * Errors: INVALID_INPUT, NOT_FOUND (office that the caller may charge), IDEMPOTENCY_KEY_REUSED.
   */
  startInvoiceImport: Maybe<InvoiceUpload>;
  /**
   * Sends a package back to its sender. One that was delivered begins its next journey.
   *
   * Errors: INVALID_INPUT, NOT_FOUND, IDEMPOTENCY_KEY_REUSED, TRANSITION_REFUSED (it is on its way back, or its journey is over).
   */
  startReturn: Maybe<Package>;
  /**
   * Changes what is given, and leaves the rest. A location that is retired is not to be offered any more; a scan that names it
   * is still recorded there, since the package is where it was scanned.
   *
   * Errors: INVALID_INPUT (also for the place of an office itself, which is changed with the office), NOT_FOUND.
   */
  updateLocation: Maybe<Location>;
  /**
   * Changes what is given of how a person wants to hear of packages, and leaves the rest: their own for everybody, anybody's for
   * admins. Whether they hear at all, and by which channel if they choose nothing else, is `notifyBy` of `updatePerson`.
   *
   * Errors: INVALID_INPUT, NOT_FOUND.
   */
  updateNotificationPreferences: Maybe<Person>;
  /**
   * Changes what is given, and leaves the rest. The office's own place goes with its name, address and zone; so do those of its
   * places that had the same address, or the same zone. A closed office takes no new packages; those that are there or on
   * their way can still be scanned.
   *
   * Errors: INVALID_INPUT, NOT_FOUND, OFFICE_CODE_IN_USE.
   */
  updateOffice: Maybe<Office>;
  /**
   * Sets what is done at an office. For admins and the office's managers.
   *
   * Errors: INVALID_INPUT, NOT_FOUND (office, or none that the caller manages).
   */
  updateOfficePolicy: Maybe<Office>;
  /**
   * Changes what is given of a person, and leaves the rest: their own data for everybody, anybody's for admins. A new address is
   * confirmed again.
   *
   * Errors: INVALID_INPUT, NOT_FOUND.
   */
  updatePerson: Maybe<Person>;
  /**
   * Sets for how long people are remembered.
   *
   * Errors: INVALID_INPUT.
   */
  updateRetentionPolicy: Maybe<RetentionPolicy>;
  /**
   * Takes an event out of the history, which is then read anew; the event stays visible. With `correctiveScan`, records in
   * the same step what had happened instead: both, or neither. Clerks take back what they recorded themselves, within 15
   * minutes; managers and admins whatever they may see.
   *
   * Errors: INVALID_INPUT, NOT_FOUND (package, or no event that the caller may void), TRANSITION_REFUSED (a registration, its
   * completion, or another void), SCAN_ID_REUSED, IDEMPOTENCY_KEY_REUSED, and those of `recordScan` for the corrective scan.
   */
  voidEvent: Maybe<Package>;
};


export type MutationAddCostLinesArgs = {
  lines: Array<CostLineInput>;
};


export type MutationAddStaffArgs = {
  input: AddStaffInput;
};


export type MutationAddWatcherArgs = {
  packageId: Scalars['ID']['input'];
  personId: Scalars['ID']['input'];
};


export type MutationAllocateCostArgs = {
  input: AllocateCostInput;
};


export type MutationCancelPackageArgs = {
  input: PackageActInput;
};


export type MutationCompletePackageArgs = {
  input: CompletePackageInput;
};


export type MutationCreateLocationArgs = {
  input: CreateLocationInput;
};


export type MutationCreateOfficeArgs = {
  input: CreateOfficeInput;
};


export type MutationCreateTrackingLinkArgs = {
  input: CreateTrackingLinkInput;
};


export type MutationDeclareLostArgs = {
  input: PackageActInput;
};


export type MutationDisposePackageArgs = {
  input: PackageActInput;
};


export type MutationErasePersonArgs = {
  personId: Scalars['ID']['input'];
};


export type MutationPublishImportProgressArgs = {
  progress: Scalars['AWSJSON']['input'];
};


export type MutationPublishPackageEventArgs = {
  event: Scalars['AWSJSON']['input'];
};


export type MutationPublishPublicTrackingArgs = {
  tracking: Scalars['AWSJSON']['input'];
};


export type MutationRaiseExceptionArgs = {
  input: RaiseExceptionInput;
};


export type MutationRecordScanArgs = {
  input: ScanInput;
};


export type MutationRecordScansArgs = {
  scans: Array<ScanInput>;
};


export type MutationRegisterByBarcodeArgs = {
  input: RegisterByBarcodeInput;
};


export type MutationRegisterPackageArgs = {
  input: RegisterPackageInput;
};


export type MutationRematchInvoiceArgs = {
  input: RematchInvoiceInput;
};


export type MutationRemoveStaffArgs = {
  officeId: Scalars['ID']['input'];
  userId: Scalars['ID']['input'];
};


export type MutationRemoveWatcherArgs = {
  packageId: Scalars['ID']['input'];
  personId: Scalars['ID']['input'];
};


export type MutationReportFoundArgs = {
  input: ReportFoundInput;
};


export type MutationRequestPackageActArgs = {
  input: RequestPackageActInput;
};


export type MutationResendConfirmationArgs = {
  personId: Scalars['ID']['input'];
};


export type MutationResetPreferencesArgs = {
  personId: Scalars['ID']['input'];
};


export type MutationResolveExceptionArgs = {
  input: ResolveExceptionInput;
};


export type MutationReverseCostLineArgs = {
  input: ReverseCostLineInput;
};


export type MutationRevokeTrackingLinkArgs = {
  id: Scalars['ID']['input'];
};


export type MutationSetExchangeRatesArgs = {
  rates: Array<ExchangeRateInput>;
};


export type MutationSetLaneTimeArgs = {
  input: SetLaneTimeInput;
};


export type MutationSetLinkPreferencesArgs = {
  input: LinkPreferencesInput;
  secret: Scalars['String']['input'];
};


export type MutationSetOfficeCalendarArgs = {
  input: SetOfficeCalendarInput;
};


export type MutationStartCostExportArgs = {
  input: StartCostExportInput;
};


export type MutationStartImportArgs = {
  input: StartImportInput;
};


export type MutationStartInvoiceImportArgs = {
  input: StartInvoiceImportInput;
};


export type MutationStartReturnArgs = {
  input: PackageActInput;
};


export type MutationUpdateLocationArgs = {
  input: UpdateLocationInput;
};


export type MutationUpdateNotificationPreferencesArgs = {
  input: NotificationPreferencesInput;
};


export type MutationUpdateOfficeArgs = {
  input: UpdateOfficeInput;
};


export type MutationUpdateOfficePolicyArgs = {
  input: UpdateOfficePolicyInput;
};


export type MutationUpdatePersonArgs = {
  input: UpdatePersonInput;
};


export type MutationUpdateRetentionPolicyArgs = {
  input: RetentionPolicyInput;
};


export type MutationVoidEventArgs = {
  input: VoidEventInput;
};

export type NewTrackingLink = {
  link: TrackingLink;
  /** 26 characters of Crockford base 32, 130 random bits. */
  secret: Scalars['String']['output'];
};

/** How many were told something about a package: each person once for each event and channel, but several can be one message. */
export type NewsVolume = {
  /** Told from 22:00 to 07:00 on the clock of the person, whatever the quiet hours are. */
  nightCount: Scalars['Int']['output'];
  /** Not told, since the policy has the kind silent. */
  silencedCount: Scalars['Int']['output'];
  /** What was sent, or waits to be. */
  toldCount: Scalars['Int']['output'];
  /** Told, not at once but when quiet hours had ended, or a window in which messages are gathered. */
  waitedCount: Scalars['Int']['output'];
};

/** A message about a package to one person through one channel. Never holds an address or a number. */
export type Notification = {
  /** How often it was tried. */
  attempts: Scalars['Int']['output'];
  channel: Channel;
  /** Not before; what waits is tried from then on. Null while it waits for somebody to confirm their address. */
  dueAt: Maybe<Scalars['AWSDateTime']['output']>;
  /** What it tells of; of a correction, the event that took a mistake back. */
  eventId: Scalars['ID']['output'];
  id: Scalars['ID']['output'];
  kind: NotificationKind;
  packageId: Scalars['ID']['output'];
  /** How many text messages the network made of it. */
  parts: Maybe<Scalars['Int']['output']>;
  personId: Scalars['ID']['output'];
  plannedAt: Scalars['AWSDateTime']['output'];
  /** Null where it was sent, or goes out now. */
  reason: Maybe<NotificationReason>;
  role: NotificationRole;
  sentAt: Maybe<Scalars['AWSDateTime']['output']>;
  state: NotificationState;
};

export type NotificationChoice = {
  channel: Channel;
  isTold: Scalars['Boolean']['output'];
  kind: NotificationKind;
};

export type NotificationChoiceInput = {
  channel: Channel;
  /** Null for as everybody has it. */
  isTold?: InputMaybe<Scalars['Boolean']['input']>;
  kind: NotificationKind;
};

export type NotificationConnection = {
  items: Array<Notification>;
  nextToken: Maybe<Scalars['String']['output']>;
};

/** What became of one kind of message through one channel, the latest if there were several. */
export type NotificationExplanation = {
  channel: Channel;
  dueAt: Maybe<Scalars['AWSDateTime']['output']>;
  /** Null where there was nothing to tell yet. */
  eventId: Maybe<Scalars['ID']['output']>;
  kind: NotificationKind;
  reason: Maybe<NotificationReason>;
  role: NotificationRole;
  sentAt: Maybe<Scalars['AWSDateTime']['output']>;
  /** All of that, as it can be read out on the phone. */
  sentence: Scalars['String']['output'];
  /** Null where there was nothing to tell yet; then `reason` says why they would not be told, and is null if they would. */
  state: Maybe<NotificationState>;
};

/** What a message says of a package. */
export type NotificationKind =
  /** It was received at the destination office. */
  | 'ARRIVED'
  /** It was tried and not handed over. */
  | 'ATTEMPT_FAILED'
  /** It was received at an office on the way. Nobody is told who has not asked for it. */
  | 'AT_HUB'
  | 'CANCELLED'
  /** What an earlier message said was a mistake: for those who got that message. */
  | 'CORRECTION'
  /** It runs late; with the new expected time. */
  | 'DELAYED'
  | 'DELIVERED'
  | 'LOST'
  | 'OUT_FOR_DELIVERY'
  /** It still waits to be picked up. */
  | 'PICKUP_REMINDER'
  | 'READY_FOR_PICKUP'
  /** It is known. Nobody is told who has not asked for it. */
  | 'REGISTERED'
  /** The sender has it again. */
  | 'RETURNED'
  /** It is going back to the sender. */
  | 'RETURNING'
  /** It has left the office where it was handed in. */
  | 'SENT'
  /** Nobody has scanned it for long. */
  | 'STALLED'
  /** Nobody has picked it up. */
  | 'UNCLAIMED';

/** As in `OfficePolicy`. */
export type NotificationPolicy = {
  quietFrom: Scalars['AWSTime']['output'];
  quietUntil: Scalars['AWSTime']['output'];
  silentKinds: Array<NotificationKind>;
};

/** What is left out is as the office has it. */
export type NotificationPolicyInput = {
  /** Together with `quietUntil`, to the minute; none if they are equal. */
  quietFrom?: InputMaybe<Scalars['AWSTime']['input']>;
  quietUntil?: InputMaybe<Scalars['AWSTime']['input']>;
  /** All of them. */
  silentKinds?: InputMaybe<Array<NotificationKind>>;
};

/** How somebody wants to hear of packages, where it is not as everybody does. */
export type NotificationPreferences = {
  choices: Array<NotificationChoice>;
  /** For how long messages are gathered, to go out as one; 0 for not at all. */
  digestMinutes: Scalars['Int']['output'];
  /** On the clock of the zone; no quiet hours if it is `quietUntil`, those of the office if null. */
  quietFrom: Maybe<Scalars['AWSTime']['output']>;
  quietUntil: Maybe<Scalars['AWSTime']['output']>;
  /** IANA zone; that of the home office, or of the office that the package goes to, if null. */
  timeZone: Maybe<Scalars['String']['output']>;
};

/** At least one thing to change; what is null is taken away. */
export type NotificationPreferencesInput = {
  /** These, and no others, are changed; up to 100. */
  choices?: InputMaybe<Array<NotificationChoiceInput>>;
  /** 0 to 1,440: for how long messages are gathered, to go out as one. */
  digestMinutes?: InputMaybe<Scalars['Int']['input']>;
  personId: Scalars['ID']['input'];
  /** Together with `quietUntil`, to the minute, on the clock of the zone; none if they are equal, those of the office if null. */
  quietFrom?: InputMaybe<Scalars['AWSTime']['input']>;
  quietUntil?: InputMaybe<Scalars['AWSTime']['input']>;
  /** IANA zone; that of the home office, or of the office that the package goes to, if null. */
  timeZone?: InputMaybe<Scalars['String']['input']>;
};

/** Why a message waits (the first five), is not sent, or could not be (the last three). */
export type NotificationReason =
  /** Text messages are not sent to this country. */
  | 'COUNTRY_NOT_ALLOWED'
  /** It waits for others, to go out together with them. */
  | 'DIGEST'
  /** The person was erased. */
  | 'ERASED'
  /** The address or number does not exist. */
  | 'INVALID_CONTACT'
  /** There is no address or number to send it to. */
  | 'NO_CONTACT'
  /** The office does not send messages of this kind. */
  | 'OFFICE_POLICY'
  /** The phone number has refused text messages. */
  | 'OPTED_OUT'
  /** The service that sends messages does not answer: it is tried again. */
  | 'OUTSIDE_SERVICE'
  /** The number, the office or the organisation has had as many text messages as it may. */
  | 'OVER_BUDGET'
  /** It is night where the person is: it goes out when their quiet hours end. */
  | 'QUIET_HOURS'
  /** Too many messages are going out just now: it waits for its turn. */
  | 'RATE_LIMIT'
  /** The service that sends messages has refused it. */
  | 'REFUSED'
  /** Something newer has happened to the package before it could go out. */
  | 'SUPERSEDED'
  /** The person does not want to hear of this, or not in this way. */
  | 'SWITCHED_OFF'
  /** The person has heard of the same thing already. */
  | 'TOLD_BEFORE'
  /** The e-mail address has not been confirmed yet. */
  | 'UNCONFIRMED'
  /** Something went wrong on our side. */
  | 'UNKNOWN_FAULT'
  /** The person does not want to hear of packages. */
  | 'UNSUBSCRIBED';

/** As what somebody hears of a package. */
export type NotificationRole =
  /** Manages the office that is to see to it. */
  | 'MANAGER'
  | 'RECIPIENT'
  | 'SENDER'
  | 'WATCHER';

/** What a policy would have told, beside what was told. */
export type NotificationSimulation = {
  /** Each channel once. */
  channels: Array<ChannelComparison>;
  /** Of what somebody was to hear of, by kind and channel. */
  kinds: Array<KindComparison>;
  /** That of the office, with what was asked about. */
  policy: NotificationPolicy;
};

/** What became of a message. */
export type NotificationState =
  /** It waits, for `reason`. */
  | 'DEFERRED'
  /** It could not be sent, for `reason`. */
  | 'FAILED'
  /** It goes out now. */
  | 'QUEUED'
  | 'SENT'
  /** It is not sent, for `reason`. */
  | 'SUPPRESSED';

/** A place with staff. */
export type Office = {
  /** Short and unique, as printed on labels, e.g. `LIS1`. */
  code: Scalars['String']['output'];
  /** For admin, finance and staff; null for everybody else, and in pushes. */
  costCentre: Maybe<Scalars['String']['output']>;
  /** ISO 4217, e.g. `EUR`. */
  currencyCode: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  /** Takes no new packages. */
  isClosed: Scalars['Boolean']['output'];
  location: Location;
  name: Scalars['String']['output'];
  /** The days on which the office is open. */
  openingDays: Array<DayOfWeek>;
  /** For admin, finance and staff; null for everybody else, and in pushes. */
  policy: Maybe<OfficePolicy>;
  /** IANA zone, e.g. `Europe/Lisbon`. */
  timeZone: Scalars['String']['output'];
};

/** When an office works, on the clock of its zone, and after how long it acts on what does not move. */
export type OfficeCalendar = {
  /** What is expected on a day is expected by then. */
  closesAt: Scalars['AWSTime']['output'];
  /** Days on which it does not work, though it would by its `openingDays`. */
  holidays: Array<Scalars['AWSDate']['output']>;
  officeId: Scalars['ID']['output'];
  opensAt: Scalars['AWSTime']['output'];
  /** Days after that when a NOTE proposes to return it. */
  proposeReturnAfterDays: Scalars['Int']['output'];
  /** The recipient of a package that is ready is told again each time so many days after the first notice have passed. */
  remindEveryDays: Scalars['Int']['output'];
  /** Opening days without a scan after which a package that is here, or on its way to here, is STALLED. */
  stalledAfterDays: Scalars['Int']['output'];
  /** Days after the first notice when a package that nobody came for is UNCLAIMED, and its sender and the managers are told. */
  unclaimedAfterDays: Scalars['Int']['output'];
};

export type OfficeConnection = {
  items: Array<Office>;
  nextToken: Maybe<Scalars['String']['output']>;
};

/** Somebody who works in an office. */
export type OfficeMember = {
  officeId: Scalars['ID']['output'];
  role: OfficeRole;
  /** The Cognito `sub`, as in `PackageEvent.recordedBy`. */
  userId: Scalars['ID']['output'];
};

export type OfficeMemberConnection = {
  items: Array<OfficeMember>;
  nextToken: Maybe<Scalars['String']['output']>;
};

/** What is done at an office. */
export type OfficePolicy = {
  /** A package that nothing was heard of for so many days may be destroyed here; none may be if null. */
  disposeAfterDays: Maybe<Scalars['Int']['output']>;
  /** Quiet hours of those who have not said theirs, on the clock of their zone; none if they are equal. */
  quietFrom: Scalars['AWSTime']['output'];
  quietUntil: Scalars['AWSTime']['output'];
  /** Nobody is told of these for packages that go to this office. */
  silentKinds: Array<NotificationKind>;
};

export type OfficeRole =
  | 'CLERK'
  | 'MANAGER';

export type Package = {
  /** Failed delivery attempts of this journey. */
  attempts: Scalars['Int']['output'];
  /** Numbers that carriers gave it, in the order in which they were added. */
  carrierNumbers: Array<CarrierNumber>;
  /** In the order in which they were entered, the latest 50; empty for those who may not see costs. */
  costLines: Array<CostLine>;
  /** What it costs so far; never added up over currencies. Empty for those who may not see costs. */
  costTotals: Array<CostTotal>;
  /** Where it was last seen, or the vehicle it was scanned onto. */
  currentLocation: Maybe<Location>;
  /** The office it is at: from a RECEIVE or ACCEPT there until the next DEPART or GO_OUT. Null in between. */
  currentOffice: Maybe<Office>;
  destinationLocation: Maybe<Location>;
  /** Null until somebody can say where it is to go. */
  destinationOffice: Maybe<Office>;
  /** In the order in which they happened, which need not be that of `version`; the latest 50. */
  events: Array<PackageEvent>;
  /**
   * When it is expected at its destination office, by how long its lane takes; once it is late, the next guess. Null before it
   * leaves, once it has arrived and where it has no destination yet. In `asOf`, by what was so then, on the lanes and calendars
   * of today.
   */
  expectedAt: Maybe<Scalars['AWSDateTime']['output']>;
  id: Scalars['ID']['output'];
  /** 1, and one more each time a delivered package starts back. */
  journey: Scalars['Int']['output'];
  /** What is wrong now; several at once. */
  openExceptions: Array<PackageException>;
  originLocation: Location;
  /** Where it came into our hands, or will. */
  originOffice: Office;
  /** When the recipient was promised it. */
  promisedAt: Maybe<Scalars['AWSDateTime']['output']>;
  /** Null until somebody can say who it is. */
  recipient: Maybe<Person>;
  registeredAt: Scalars['AWSDateTime']['output'];
  /** Null until somebody can say who it is. */
  sender: Maybe<Person>;
  /** Where it is. What is wrong with it is in `openExceptions`. */
  status: PackageStatus;
  /** 16 characters of Crockford base 32, the last one a check character. It opens status only. */
  trackingNumber: Scalars['String']['output'];
  updatedAt: Scalars['AWSDateTime']['output'];
  /** Grows by one with every event, without gaps. */
  version: Scalars['Int']['output'];
};

/** What is done to a package at a desk. */
export type PackageActInput = {
  /** Made by the client, 8 to 64 characters, one for each act, however often it is sent. */
  idempotencyKey: Scalars['ID']['input'];
  /** Up to 1,000 characters. */
  note?: InputMaybe<Scalars['String']['input']>;
  packageId: Scalars['ID']['input'];
  /** Up to 200 characters. */
  reason: Scalars['String']['input'];
};

/** One page of events, and where to go on. */
export type PackageChanges = {
  /** Whether there is more right now. */
  hasMore: Scalars['Boolean']['output'];
  items: Array<PackageEvent>;
  /** To be given as `since` the next time. */
  since: Scalars['String']['output'];
};

export type PackageConnection = {
  items: Array<Package>;
  nextToken: Maybe<Scalars['String']['output']>;
};

/** One thing that happened. Append-only: a mistake is voided by another event. */
export type PackageEvent = {
  /** What the carrier calls it, as it was sent. */
  carrierCode: Maybe<Scalars['String']['output']>;
  /** Whose words `carrierCode` is written in. */
  carrierCodeSystem: Maybe<CarrierCodeSystem>;
  /** What is wrong, or no longer wrong, for the kinds RAISE_EXCEPTION and RESOLVE_EXCEPTION, and wherever an event says so. */
  exceptionKind: Maybe<ExceptionKind>;
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
  /** Who is to answer for it. */
  responsibleParty: Maybe<ResponsibleParty>;
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
  /** The event that opened it. */
  openedByEventId: Maybe<Scalars['ID']['output']>;
  reason: Maybe<Scalars['String']['output']>;
  responsibleParty: Maybe<ResponsibleParty>;
};

/** Conditions that must all hold; none for every package that the caller may see. */
export type PackageFilter = {
  /** Of one of its carrier numbers. */
  carrier?: InputMaybe<Carrier>;
  currentOfficeId?: InputMaybe<Scalars['ID']['input']>;
  destinationOfficeId?: InputMaybe<Scalars['ID']['input']>;
  /** Is open. */
  exception?: InputMaybe<ExceptionKind>;
  /** An office that is its origin, current place or destination. */
  officeId?: InputMaybe<Scalars['ID']['input']>;
  originOfficeId?: InputMaybe<Scalars['ID']['input']>;
  /** The sender or the recipient. */
  personId?: InputMaybe<Scalars['ID']['input']>;
  promised?: InputMaybe<TimeRange>;
  registered?: InputMaybe<TimeRange>;
  /** One of these, up to 14. */
  status?: InputMaybe<Array<PackageStatus>>;
  /**
   * Up to 100 characters: a tracking number, also with one wrong, missing, doubled or swapped character, or its first four or more; a carrier
   * number or its first four or more characters; or the beginnings of the words of a person's name.
   */
  text?: InputMaybe<Scalars['String']['input']>;
  updated?: InputMaybe<TimeRange>;
};

export type PackageSort =
  /** Earliest promised time first, without those that have none. */
  | 'DUE_FIRST'
  /** Latest registration first. */
  | 'NEWEST';

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
  /** Whether the address can be written to, where the caller may see contact data. */
  emailState: Maybe<EmailState>;
  homeOffice: Maybe<Office>;
  id: Scalars['ID']['output'];
  /** All that told who it was is gone; the name is `Erased`. */
  isErased: Scalars['Boolean']['output'];
  /** BCP 47, e.g. `pt-PT`. */
  language: Scalars['String']['output'];
  name: Scalars['String']['output'];
  /** How they hear of packages, where the caller may see contact data; null for not at all. */
  notifyBy: Maybe<Channel>;
  /** E.164; all but the last three digits are `*` for clerks, null where the caller may not see contact data. */
  phone: Maybe<Scalars['String']['output']>;
  /** What they want to hear and when, where the caller may see contact data. */
  preferences: Maybe<NotificationPreferences>;
};

/** Who sends or receives: a person we know, or a new one. */
export type PersonInput = {
  email?: InputMaybe<Scalars['AWSEmail']['input']>;
  /**
   * A person we know; then nothing else is needed. Staff name whoever has a home office, and who sends or receives a package that
   * they may see; a person themselves, and who sends or receives a package of theirs; admins anybody. Others are not there, and
   * are written as a new person.
   */
  id?: InputMaybe<Scalars['ID']['input']>;
  /** BCP 47, up to 35 characters; English if not given. */
  language?: InputMaybe<Scalars['String']['input']>;
  name?: InputMaybe<Scalars['String']['input']>;
  /** How a new person wants to hear of packages; by e-mail if not given and there is one. */
  notifyBy?: InputMaybe<Channel>;
  /** E.164. */
  phone?: InputMaybe<Scalars['String']['input']>;
};

/** No nearer than a town. */
export type PublicPlace = {
  city: Maybe<Scalars['String']['output']>;
  /** ISO 3166-1 alpha-2. */
  countryCode: Maybe<Scalars['String']['output']>;
  /** IANA zone. */
  timeZone: Scalars['String']['output'];
};

export type PublicStep = {
  occurredAt: Scalars['AWSDateTime']['output'];
  place: Maybe<PublicPlace>;
  status: PackageStatus;
};

/** Where a package is, for anybody who has its tracking number. */
export type PublicTracking = {
  /** The town of the office that it is to go to. */
  destination: Maybe<PublicPlace>;
  /** DELAYED is open. */
  isDelayed: Scalars['Boolean']['output'];
  /** Where it was last seen: the town of an office. */
  place: Maybe<PublicPlace>;
  promisedAt: Maybe<Scalars['AWSDateTime']['output']>;
  status: PackageStatus;
  /** What brought it from one status or town to another, in the order in which it happened; the latest 20. */
  steps: Array<PublicStep>;
  trackingNumber: Scalars['String']['output'];
  updatedAt: Scalars['AWSDateTime']['output'];
  /** Grows with every event of the package. */
  version: Scalars['Int']['output'];
};

export type Query = {
  /**
   * What an office was charged in one period, beside another of any length: the largest change of each currency first. `top` as
   * in `officeCostReport`. For whoever may have that report; null for everybody else.
   *
   * Errors: INVALID_INPUT (either period, as in `officeCostReport`; top; MONTH, since no month is in both).
   */
  comparePeriods: Maybe<CostComparison>;
  /**
   * Bills from one day to another that are far above what the office usually pays on that lane: at least `factor` times (1.5 to
   * 1,000; 3 if not given) the median of the lane, category and currency, where at least `leastLines` (5 to 10,000; 20 if not
   * given) make one. The largest factor first, up to `top`: 1 to 100, 50 if not given. A charge that was taken back is none, and
   * counts in no median. For whoever may have the office's report; null for everybody else.
   *
   * Errors: INVALID_INPUT (period, as in `officeCostReport`; factor, leastLines, top).
   */
  costOutliers: Maybe<Array<CostOutlier>>;
  /**
   * Who had the package from when to when, in the order of the history: each period ends where the next one begins. Null for a
   * package that the caller may not see.
   */
  custodyChain: Maybe<Array<CustodyPeriod>>;
  /**
   * Of every kind of message and every channel, whether one person was told of a package, will be or would be, and why: for admins
   * and the staff of its offices about anybody who has to do with it, for everybody else about themselves. Null for anybody else.
   */
  explainNotification: Maybe<Array<NotificationExplanation>>;
  /**
   * All that is kept of a person, as one document: of all that the caller is, or, for admins, of the person that is named:
   * `people`, and `packages`, the newest first, with the messages that were sent, the links that were made, and `texts`: the
   * event and the field of each text that names them, and the text itself where they wrote it. What others wrote is not in
   * it, since that can be about anybody. Of more than 600 KB, the oldest packages are left out, and `isTruncated` is
   * true. Null for a person that there is not, and for everybody else.
   */
  exportPersonalData: Maybe<Scalars['AWSJSON']['output']>;
  /**
   * A file of charges that `startCostExport` began: how far it is and, when it is DONE, an address for it that is good for 15
   * minutes; asked again, a new one. For whoever may see the report of its office now; null for everybody else.
   */
  getCostExport: Maybe<CostExport>;
  /** One import, for those who work in its office. Null when there is none, and for everybody else. */
  getImport: Maybe<Import>;
  /** The import of a carrier's invoice, for admin, finance and managers of the office that pays. Null for everybody else. */
  getInvoiceImport: Maybe<InvoiceImport>;
  /** One office, for admin, finance and the staff of any office. Null when there is none, and for everybody else. */
  getOffice: Maybe<Office>;
  /**
   * When an office works, and after how long it acts on what does not move, for whoever may see the office. Null when there is
   * none, and for everybody else.
   */
  getOfficeCalendar: Maybe<OfficeCalendar>;
  /**
   * One package, by its id or by its tracking number (read as people write it: case-blind, `O` is `0`, `I` and `L`
   * are `1`, spaces and hyphens ignored). Null when there is none that the caller may see.
   *
   * With `asOf`, as it was: its state, exceptions, events and charges. Null before anything had happened to it, or was known
   * of it. Who may see it is decided now. Whose it is, where it is to go and its numbers are those of now; with `knownBy`
   * without what was completed later.
   *
   * Errors: INVALID_INPUT (neither or both of id and trackingNumber; asOf without a moment, or with one that is out of
   * range), INVALID_TRACKING_NUMBER (its check character does not fit).
   */
  getPackage: Maybe<Package>;
  /** For how long people are remembered. */
  getRetentionPolicy: Maybe<RetentionPolicy>;
  /**
   * Charges, latest first, by package, by the office that pays, or by invoice, and within a time. For admin and finance; for
   * managers those of a package of their offices, and those that their office pays. `limit` is 1 to 100, 50 if not given.
   *
   * Errors: INVALID_INPUT (filter, limit, nextToken).
   */
  listCostLines: Maybe<CostLineConnection>;
  /**
   * The stored exchange rates, by their currencies and the latest first. `limit` is 1 to 100, 50 if not given.
   *
   * Errors: INVALID_INPUT (limit, nextToken).
   */
  listExchangeRates: Maybe<ExchangeRateConnection>;
  /**
   * What was wrong with an import's file, by line and column. `limit` is 1 to 100, 50 if not given.
   *
   * Errors: INVALID_INPUT (limit, nextToken).
   */
  listImportProblems: Maybe<ImportProblemConnection>;
  /**
   * The imports of an office, newest first. `limit` is 1 to 100, 50 if not given.
   *
   * Errors: INVALID_INPUT (limit, nextToken).
   */
  listImports: Maybe<ImportConnection>;
  /**
   * The imports of invoices that an office pays, newest first. `limit` is 1 to 100, 50 if not given.
   *
   * Errors: INVALID_INPUT (limit, nextToken).
   */
  listInvoiceImports: Maybe<InvoiceImportConnection>;
  /**
   * The lines of an invoice in the order of its file: all, or those of one outcome. `limit` is 1 to 100, 50 if not given.
   *
   * Errors: INVALID_INPUT (limit, nextToken).
   */
  listInvoiceLines: Maybe<InvoiceLineConnection>;
  /**
   * How long packages take between offices, where that was set, for admins and whoever manages an office. `limit` is 1 to 100,
   * 50 if not given.
   *
   * Errors: INVALID_INPUT (limit, nextToken).
   */
  listLaneTimes: Maybe<LaneTimeConnection>;
  /**
   * Locations of an office, by their name, also those that are retired, for whoever may see the office. `limit` is 1 to 100, 50
   * if not given.
   *
   * Errors: INVALID_INPUT (limit, nextToken).
   */
  listLocations: Maybe<LocationConnection>;
  /**
   * Offices in the order of their code, for admin, finance and the staff of any office. `limit` is 1 to 100, 50 if not
   * given.
   *
   * Errors: INVALID_INPUT (limit, nextToken).
   */
  listOffices: Maybe<OfficeConnection>;
  /**
   * Packages the caller may see that fit every condition of the filter; newest registration first if no other order is asked
   * for. `limit` is 1 to 100, 50 if not given. A page may hold fewer: one that would be larger than half a megabyte, and one
   * whose conditions together fit so few packages that the search stops to answer. Pages are stable while packages are
   * added; `nextToken` is null exactly on the last page, so read on until it is.
   *
   * In a list, `events` and `costLines` hold the latest five.
   *
   * Errors: INVALID_INPUT (filter, limit, nextToken).
   */
  listPackages: Maybe<PackageConnection>;
  /**
   * Who works in an office, for admin and finance. `limit` is 1 to 100, 50 if not given.
   *
   * Errors: INVALID_INPUT (limit, nextToken).
   */
  listStaff: Maybe<OfficeMemberConnection>;
  /**
   * The links to a package that were made and not revoked, newest first, up to 100; null for a package that the caller may
   * not make links to.
   */
  listTrackingLinks: Maybe<Array<TrackingLink>>;
  /** Who the caller is: their offices, and the people whose packages are theirs. */
  me: Maybe<Me>;
  /**
   * What became of the messages about a package, latest first: all of them for admins and the staff of its offices, their own for
   * everybody else. Empty for who has none. `limit` is 1 to 100, 50 if not given.
   *
   * Errors: INVALID_INPUT (limit, nextToken).
   */
  notifications: Maybe<NotificationConnection>;
  /**
   * What an office was charged from one day to another, both included, by the days of the office's zone: in groups, each beside
   * the same number of days before, and in all. Never added up over currencies, but for `inReportingCurrency`. Without a stage,
   * what was billed and adjusted. `top` is how many groups of each currency are told, 1 to 500, 100 if not given; smaller ones are
   * one group, `isOthers`. Months are all told. For admin, finance and the office's managers; null for everybody else.
   *
   * Errors: INVALID_INPUT (from after to, before 1900, or more than 1,830 days; a day with an offset; top, also with MONTH;
   * reportingCurrency that is none of ISO 4217).
   */
  officeCostReport: Maybe<CostReport>;
  /**
   * What has happened to one package, or to all packages of one office, since the caller last asked: every event once, none
   * left out. `since` is what the last answer gave. Without it, a package's changes begin with its first event (its `since`
   * is the `version` last known, so a client that has the package may start there), and an office's begin now. `limit` is 1
   * to 100, 50 if not given; a page may hold fewer. Null for a package or office that the caller may not follow.
   *
   * A package's events come in the order of their versions. An office's come in that of their transactions, and only once
   * every older one has ended: of two that overlap, the later version of a package can come first.
   *
   * Errors: INVALID_INPUT (neither or both ids, limit, since: also one of before the database was restored; query anew).
   */
  packageChanges: Maybe<PackageChanges>;
  /**
   * The history of a package as an EPCIS 2.0 document (JSON-LD, GS1), for whoever may see the package; null for everybody
   * else. Events that were voided carry an error declaration. No contact data, no names.
   */
  packageEpcis: Maybe<Scalars['AWSJSON']['output']>;
  /**
   * What a number on a label can be: every scheme whose shape fits, best first, with what its check digits say. Empty where
   * no scheme fits. Nothing is looked up. Read as people write it and scanners send it: case-blind, blanks, hyphens and
   * brackets ignored, without what stands around it (a ZIP code, an identifier of GS1 or of the symbology).
   *
   * Errors: INVALID_INPUT (empty, or longer than 50 characters).
   */
  recognizeCarrierNumber: Maybe<Array<CarrierNumberCandidate>>;
  /**
   * What a policy would have told from one day to another about packages that went to an office, beside what was told: 1 to 92
   * days, both counted, on the clock of the office. Who was to hear of what is as it was then, with what each person had chosen: the
   * policy decides only which kinds are silent, and the quiet hours of those who have not said theirs and have no other home
   * office. Nothing is sent or changed. An estimate: as if each message had gone out when it was due. For admins and the managers of
   * the office; null for everybody else.
   *
   * Errors: INVALID_INPUT (from, to, policy).
   */
  simulateNotifications: Maybe<NotificationSimulation>;
  /**
   * Where a package is, for whoever has its tracking number, without an account. Nothing in it is about a person. Null for a
   * number that there is not, and for one that was mistyped.
   *
   * With the public key, one request tracks one package: the number is the value of the request's variable `trackingNumber`.
   *
   * Errors: INVALID_INPUT (with the public key, a number that is not the variable `trackingNumber`).
   */
  track: Maybe<PublicTracking>;
  /**
   * What the holder of a tracking link may see: a little more than `track` tells, and how its recipient hears of packages.
   * Null for a link that there is not, that was revoked or that has expired.
   */
  trackByLink: Maybe<LinkTracking>;
};


export type QueryComparePeriodsArgs = {
  from: Scalars['AWSDate']['input'];
  groupBy: CostGrouping;
  officeId: Scalars['ID']['input'];
  otherFrom: Scalars['AWSDate']['input'];
  otherTo: Scalars['AWSDate']['input'];
  stage?: InputMaybe<CostStage>;
  to: Scalars['AWSDate']['input'];
  top?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryCostOutliersArgs = {
  factor?: InputMaybe<Scalars['Float']['input']>;
  from: Scalars['AWSDate']['input'];
  leastLines?: InputMaybe<Scalars['Int']['input']>;
  officeId: Scalars['ID']['input'];
  to: Scalars['AWSDate']['input'];
  top?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryCustodyChainArgs = {
  packageId: Scalars['ID']['input'];
};


export type QueryExplainNotificationArgs = {
  packageId: Scalars['ID']['input'];
  personId: Scalars['ID']['input'];
};


export type QueryExportPersonalDataArgs = {
  personId?: InputMaybe<Scalars['ID']['input']>;
};


export type QueryGetCostExportArgs = {
  id: Scalars['ID']['input'];
};


export type QueryGetImportArgs = {
  id: Scalars['ID']['input'];
};


export type QueryGetInvoiceImportArgs = {
  id: Scalars['ID']['input'];
};


export type QueryGetOfficeArgs = {
  id: Scalars['ID']['input'];
};


export type QueryGetOfficeCalendarArgs = {
  officeId: Scalars['ID']['input'];
};


export type QueryGetPackageArgs = {
  asOf?: InputMaybe<AsOfInput>;
  id?: InputMaybe<Scalars['ID']['input']>;
  trackingNumber?: InputMaybe<Scalars['String']['input']>;
};


export type QueryListCostLinesArgs = {
  filter: CostLineFilter;
  limit?: InputMaybe<Scalars['Int']['input']>;
  nextToken?: InputMaybe<Scalars['String']['input']>;
};


export type QueryListExchangeRatesArgs = {
  fromCurrency?: InputMaybe<Scalars['String']['input']>;
  limit?: InputMaybe<Scalars['Int']['input']>;
  nextToken?: InputMaybe<Scalars['String']['input']>;
  toCurrency?: InputMaybe<Scalars['String']['input']>;
};


export type QueryListImportProblemsArgs = {
  importId: Scalars['ID']['input'];
  limit?: InputMaybe<Scalars['Int']['input']>;
  nextToken?: InputMaybe<Scalars['String']['input']>;
};


export type QueryListImportsArgs = {
  limit?: InputMaybe<Scalars['Int']['input']>;
  nextToken?: InputMaybe<Scalars['String']['input']>;
  officeId: Scalars['ID']['input'];
};


export type QueryListInvoiceImportsArgs = {
  limit?: InputMaybe<Scalars['Int']['input']>;
  nextToken?: InputMaybe<Scalars['String']['input']>;
  officeId: Scalars['ID']['input'];
};


export type QueryListInvoiceLinesArgs = {
  importId: Scalars['ID']['input'];
  limit?: InputMaybe<Scalars['Int']['input']>;
  nextToken?: InputMaybe<Scalars['String']['input']>;
  outcome?: InputMaybe<InvoiceLineOutcome>;
};


export type QueryListLaneTimesArgs = {
  destinationOfficeId?: InputMaybe<Scalars['ID']['input']>;
  limit?: InputMaybe<Scalars['Int']['input']>;
  nextToken?: InputMaybe<Scalars['String']['input']>;
  originOfficeId?: InputMaybe<Scalars['ID']['input']>;
};


export type QueryListLocationsArgs = {
  limit?: InputMaybe<Scalars['Int']['input']>;
  nextToken?: InputMaybe<Scalars['String']['input']>;
  officeId: Scalars['ID']['input'];
};


export type QueryListOfficesArgs = {
  limit?: InputMaybe<Scalars['Int']['input']>;
  nextToken?: InputMaybe<Scalars['String']['input']>;
};


export type QueryListPackagesArgs = {
  filter?: InputMaybe<PackageFilter>;
  limit?: InputMaybe<Scalars['Int']['input']>;
  nextToken?: InputMaybe<Scalars['String']['input']>;
  sort?: InputMaybe<PackageSort>;
};


export type QueryListStaffArgs = {
  limit?: InputMaybe<Scalars['Int']['input']>;
  nextToken?: InputMaybe<Scalars['String']['input']>;
  officeId: Scalars['ID']['input'];
};


export type QueryListTrackingLinksArgs = {
  packageId: Scalars['ID']['input'];
};


export type QueryNotificationsArgs = {
  limit?: InputMaybe<Scalars['Int']['input']>;
  nextToken?: InputMaybe<Scalars['String']['input']>;
  packageId: Scalars['ID']['input'];
};


export type QueryOfficeCostReportArgs = {
  from: Scalars['AWSDate']['input'];
  groupBy: CostGrouping;
  officeId: Scalars['ID']['input'];
  reportingCurrency?: InputMaybe<Scalars['String']['input']>;
  stage?: InputMaybe<CostStage>;
  to: Scalars['AWSDate']['input'];
  top?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryPackageChangesArgs = {
  limit?: InputMaybe<Scalars['Int']['input']>;
  officeId?: InputMaybe<Scalars['ID']['input']>;
  packageId?: InputMaybe<Scalars['ID']['input']>;
  since?: InputMaybe<Scalars['String']['input']>;
};


export type QueryPackageEpcisArgs = {
  packageId: Scalars['ID']['input'];
};


export type QueryRecognizeCarrierNumberArgs = {
  number: Scalars['String']['input'];
};


export type QuerySimulateNotificationsArgs = {
  from: Scalars['AWSDate']['input'];
  officeId: Scalars['ID']['input'];
  policy: NotificationPolicyInput;
  to: Scalars['AWSDate']['input'];
};


export type QueryTrackArgs = {
  trackingNumber: Scalars['String']['input'];
};


export type QueryTrackByLinkArgs = {
  secret: Scalars['String']['input'];
};

export type QuotedAndBilled = {
  /** With adjustments. */
  billed: Money;
  /** Billed less quoted. */
  difference: Money;
  quoted: Money;
};

export type RaiseExceptionInput = {
  /** Made by the client, 8 to 64 characters, one for each act, however often it is sent. */
  idempotencyKey: Scalars['ID']['input'];
  kind: ExceptionKind;
  /** Up to 1,000 characters. */
  note?: InputMaybe<Scalars['String']['input']>;
  /** When it began; now if not given. */
  occurredAt?: InputMaybe<Scalars['AWSDateTime']['input']>;
  packageId: Scalars['ID']['input'];
  /** Up to 200 characters. */
  reason?: InputMaybe<Scalars['String']['input']>;
  /** The usual one for the kind if not given. */
  responsibleParty?: InputMaybe<ResponsibleParty>;
};

export type RegisterByBarcodeInput = {
  /** What the scanner read, up to 50 characters. */
  barcode: Scalars['String']['input'];
  /** Who brought it, up to 200 characters. */
  handedOverBy?: InputMaybe<Scalars['String']['input']>;
  /** Made by the client, 8 to 64 characters, not beginning with `import-`; the same key never registers two packages. */
  idempotencyKey: Scalars['ID']['input'];
  /** Up to 1,000 characters. */
  note?: InputMaybe<Scalars['String']['input']>;
  /** When it was taken in; as in a scan. */
  occurredAt: Scalars['AWSDateTime']['input'];
  /** The office that takes it in. */
  officeId: Scalars['ID']['input'];
  timeZone?: InputMaybe<Scalars['String']['input']>;
};

export type RegisterPackageInput = {
  /** Up to ten, each of up to 50 characters. */
  carrierNumbers?: InputMaybe<Array<Scalars['String']['input']>>;
  destinationOfficeId: Scalars['ID']['input'];
  /** Made by the client, 8 to 64 characters, not beginning with `import-`; the same key never registers two packages. */
  idempotencyKey: Scalars['ID']['input'];
  originOfficeId: Scalars['ID']['input'];
  promisedAt?: InputMaybe<Scalars['AWSDateTime']['input']>;
  recipient: PersonInput;
  sender: PersonInput;
};

export type RematchInvoiceInput = {
  /** From the beginning if not given. */
  afterLine?: InputMaybe<Scalars['Int']['input']>;
  importId: Scalars['ID']['input'];
};

export type ReportFoundInput = {
  /** Made by the client, 8 to 64 characters, one for each act, however often it is sent. */
  idempotencyKey: Scalars['ID']['input'];
  locationId?: InputMaybe<Scalars['ID']['input']>;
  /** Up to 1,000 characters. */
  note?: InputMaybe<Scalars['String']['input']>;
  /** Where it was found. */
  officeId: Scalars['ID']['input'];
  /** The package, by its id or by its tracking number, which whoever holds it can read: one of the two. */
  packageId?: InputMaybe<Scalars['ID']['input']>;
  /** Up to 200 characters. */
  reason?: InputMaybe<Scalars['String']['input']>;
  trackingNumber?: InputMaybe<Scalars['String']['input']>;
};

/** Totals of several currencies as one. */
export type ReportingTotal = {
  /** Rounded once, after all was added up, to the minor unit of the currency, half away from zero. Null while a rate is missing. */
  amount: Maybe<Money>;
  /** There is no rate from these to this one on the last day of the report, or before it. */
  currenciesWithoutRate: Array<Scalars['String']['output']>;
  currencyCode: Scalars['String']['output'];
  /** One for each currency but this one. */
  rates: Array<ExchangeRate>;
  /** As the amount. */
  tax: Maybe<Money>;
};

export type RequestPackageActInput = {
  act: RequestedAct;
  /** Made by the client, 8 to 64 characters, one for each request, however often it is sent. */
  idempotencyKey: Scalars['ID']['input'];
  packageId: Scalars['ID']['input'];
  /** Up to 200 characters. */
  reason?: InputMaybe<Scalars['String']['input']>;
};

export type RequestedAct =
  | 'CANCEL'
  | 'RETURN';

export type ResolveExceptionInput = {
  /** Made by the client, 8 to 64 characters, one for each act, however often it is sent. */
  idempotencyKey: Scalars['ID']['input'];
  kind: ExceptionKind;
  /** Up to 1,000 characters. */
  note?: InputMaybe<Scalars['String']['input']>;
  /** When it ended; now if not given. */
  occurredAt?: InputMaybe<Scalars['AWSDateTime']['input']>;
  packageId: Scalars['ID']['input'];
  /** Up to 200 characters. */
  reason?: InputMaybe<Scalars['String']['input']>;
};

export type ResponsibleParty =
  | 'CARRIER'
  | 'CUSTOMS'
  | 'OFFICE'
  | 'RECIPIENT'
  | 'SENDER'
  | 'WEATHER';

export type RetentionPolicy = {
  /** A person whose last package ended so many days ago is erased, within a week; nobody is if null. */
  erasePeopleAfterDays: Maybe<Scalars['Int']['output']>;
};

export type RetentionPolicyInput = {
  /** 1 to 36,500; null, or left out, for nobody is erased by age. */
  erasePeopleAfterDays?: InputMaybe<Scalars['Int']['input']>;
};

export type ReverseCostLineInput = {
  costLineId: Scalars['ID']['input'];
  /** Up to 200 characters. */
  reason: Scalars['String']['input'];
};

export type ScanInput = {
  /** Codes we do not know are kept as a NOTE. */
  carrierCode?: InputMaybe<CarrierCodeInput>;
  /** Up to 50 characters. Of several packages that the caller may see, the newest whose journey is not over. */
  carrierNumber?: InputMaybe<Scalars['String']['input']>;
  /** Who gave the package away, up to 200 characters. */
  handedOverBy?: InputMaybe<Scalars['String']['input']>;
  /** Who took it, up to 200 characters. */
  handedOverTo?: InputMaybe<Scalars['String']['input']>;
  /** What was seen; or `carrierCode`, in the words of a carrier: one of the two. */
  kind?: InputMaybe<ScanKind>;
  /** A place of that office, e.g. a vehicle or a shelf; the office itself if not given. */
  locationId?: InputMaybe<Scalars['ID']['input']>;
  /** Up to 1,000 characters. */
  note?: InputMaybe<Scalars['String']['input']>;
  /** When it happened; after the year 2000 and at most five minutes ahead of our clock, or it is ordered by when we heard of it. */
  occurredAt: Scalars['AWSDateTime']['input'];
  /** The office where it was scanned. A carrier code needs it only where the code means that an office took the package. */
  officeId?: InputMaybe<Scalars['ID']['input']>;
  /** The package, by its id, by its tracking number, or by the number a carrier gave it: one of the three. */
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

/** What became of one scan of many. */
export type ScanResult = {
  /** Why it was not recorded; null where it was. */
  error: Maybe<ItemError>;
  /** Null where the scan was not recorded, as everything below. */
  eventId: Maybe<Scalars['ID']['output']>;
  packageId: Maybe<Scalars['ID']['output']>;
  scanId: Scalars['ID']['output'];
  /** The package's status and version once the whole batch was recorded. */
  status: Maybe<PackageStatus>;
  trackingNumber: Maybe<Scalars['String']['output']>;
  version: Maybe<Scalars['Int']['output']>;
  /** True where this very scan was recorded before; nothing was done this time. */
  wasKnown: Scalars['Boolean']['output'];
};

export type SetLaneTimeInput = {
  destinationOfficeId: Scalars['ID']['input'];
  /** 0 to 60. */
  openingDays?: InputMaybe<Scalars['Int']['input']>;
  originOfficeId: Scalars['ID']['input'];
};

/** At least one thing to change. */
export type SetOfficeCalendarInput = {
  /** After `opensAt`, and `23:30` at the latest. */
  closesAt?: InputMaybe<Scalars['AWSTime']['input']>;
  /** In the place of those that were set; at most 366. */
  holidays?: InputMaybe<Array<Scalars['AWSDate']['input']>>;
  officeId: Scalars['ID']['input'];
  /** To the minute, e.g. `09:00`. */
  opensAt?: InputMaybe<Scalars['AWSTime']['input']>;
  proposeReturnAfterDays?: InputMaybe<Scalars['Int']['input']>;
  remindEveryDays?: InputMaybe<Scalars['Int']['input']>;
  /** 1 to 365, as all that follow. */
  stalledAfterDays?: InputMaybe<Scalars['Int']['input']>;
  unclaimedAfterDays?: InputMaybe<Scalars['Int']['input']>;
};

export type StartCostExportInput = {
  format: CostExportFormat;
  from: Scalars['AWSDate']['input'];
  /** Of the page; CATEGORY if not given. */
  groupBy?: InputMaybe<CostGrouping>;
  /** Your own id of this request, 8 to 64 characters; sent again with the same content, it answers as the first time. */
  idempotencyKey: Scalars['ID']['input'];
  officeId: Scalars['ID']['input'];
  /** Of the page: its totals as one, at the stored rates. */
  reportingCurrency?: InputMaybe<Scalars['String']['input']>;
  /** What was billed and adjusted, if not given. */
  stage?: InputMaybe<CostStage>;
  to: Scalars['AWSDate']['input'];
};

export type StartImportInput = {
  /** Up to 200 characters. */
  fileName: Scalars['String']['input'];
  /** Your own id of this request, 8 to 64 characters; the same key never begins two imports of yours. */
  idempotencyKey: Scalars['ID']['input'];
  /** Check the file, and register nothing; false if not given. */
  isDryRun?: InputMaybe<Scalars['Boolean']['input']>;
  /** Where the packages come from. */
  officeId: Scalars['ID']['input'];
  /** Of the file that will be put, up to 64 MB. */
  sizeInBytes: Scalars['Int']['input'];
};

export type StartInvoiceImportInput = {
  /** Up to 40 letters and digits, e.g. `DHL`; case-blind. */
  carrier: Scalars['String']['input'];
  /** ISO 4217. A line in another currency cannot be read. */
  currencyCode: Scalars['String']['input'];
  /** POINT if not given: `1234.56`. With COMMA: `1234,56` or `1.234,56`. It is never guessed. */
  decimalSeparator?: InputMaybe<DecimalSeparator>;
  /** Up to 200 characters. */
  fileName: Scalars['String']['input'];
  /** Your own id of this request, 8 to 64 characters; the same key never begins two imports of yours. */
  idempotencyKey: Scalars['ID']['input'];
  /** Up to 60 characters; case-blind, blanks and hyphens ignored. */
  invoiceNumber: Scalars['String']['input'];
  /** Charge nothing, and tell what would be; false if not given. */
  isDryRun?: InputMaybe<Scalars['Boolean']['input']>;
  /** Who pays. */
  officeId: Scalars['ID']['input'];
  /** Of the file that will be put, up to 64 MB. */
  sizeInBytes: Scalars['Int']['input'];
  /** In the currency of the invoice, zero if not given. */
  toleranceAmount?: InputMaybe<Scalars['String']['input']>;
  /** A bill differs from its quote where it does by more than so much of it, `2` if not given, and by more than the next. */
  tolerancePercent?: InputMaybe<Scalars['String']['input']>;
};

export type Subscription = {
  /**
   * How far an import is, several times while it runs and once when it is done. Nothing is replayed. Ends with the caller's
   * work in its office.
   *
   * Errors: NOT_FOUND (also for an import of an office where the caller does not work).
   */
  onImportProgress: Maybe<Import>;
  /**
   * Every event that concerns one office: of packages whose origin, current place or destination it is, or was until this
   * event. Ends with the caller's work there.
   *
   * Errors: NOT_FOUND (also for an office the caller does not work in).
   */
  onOfficeEvent: Maybe<PackageEvent>;
  /**
   * Every event of one package that the caller may see, as it is recorded. Nothing is replayed: subscribe, then query, and
   * compare `version`. Ends with the right to see it: query then, and begin again where there is another right.
   *
   * Not for finance, who may ask for the same with `getPackage` and `packageChanges`.
   *
   * Errors: NOT_FOUND (also for a package the caller may not see).
   */
  onPackageEvent: Maybe<PackageEvent>;
  /**
   * Where a package is, whenever that changes, for whoever has its tracking number. Nothing is replayed: subscribe, then
   * `track`, and compare `version`.
   *
   * Errors: NOT_FOUND (also for a number that was mistyped).
   */
  onPublicTracking: Maybe<PublicTracking>;
};


export type SubscriptionOnImportProgressArgs = {
  importId: Scalars['ID']['input'];
};


export type SubscriptionOnOfficeEventArgs = {
  officeId: Scalars['ID']['input'];
};


export type SubscriptionOnPackageEventArgs = {
  packageId: Scalars['ID']['input'];
};


export type SubscriptionOnPublicTrackingArgs = {
  trackingNumber: Scalars['String']['input'];
};

/** From a moment on, until before another; either may be left out. */
export type TimeRange = {
  from?: InputMaybe<Scalars['AWSDateTime']['input']>;
  until?: InputMaybe<Scalars['AWSDateTime']['input']>;
};

/** A link to a package, without its secret. */
export type TrackingLink = {
  createdAt: Scalars['AWSDateTime']['output'];
  expiresAt: Scalars['AWSDateTime']['output'];
  id: Scalars['ID']['output'];
  /** Whether its holder may set how the recipient hears of packages. */
  isForRecipient: Scalars['Boolean']['output'];
  packageId: Scalars['ID']['output'];
};

/** At least one thing to change. */
export type UpdateLocationInput = {
  address?: InputMaybe<AddressInput>;
  isRetired?: InputMaybe<Scalars['Boolean']['input']>;
  locationId: Scalars['ID']['input'];
  name?: InputMaybe<Scalars['String']['input']>;
  timeZone?: InputMaybe<Scalars['String']['input']>;
};

/** At least one thing to change. */
export type UpdateOfficeInput = {
  address?: InputMaybe<AddressInput>;
  code?: InputMaybe<Scalars['String']['input']>;
  costCentre?: InputMaybe<Scalars['String']['input']>;
  currencyCode?: InputMaybe<Scalars['String']['input']>;
  isClosed?: InputMaybe<Scalars['Boolean']['input']>;
  name?: InputMaybe<Scalars['String']['input']>;
  officeId: Scalars['ID']['input'];
  openingDays?: InputMaybe<Array<DayOfWeek>>;
  timeZone?: InputMaybe<Scalars['String']['input']>;
};

export type UpdateOfficePolicyInput = {
  /** 1 to 3,650; null, or left out, for none is destroyed here. */
  disposeAfterDays?: InputMaybe<Scalars['Int']['input']>;
  officeId: Scalars['ID']['input'];
  /** Together with `quietUntil`, to the minute; they stay as they are if left out. */
  quietFrom?: InputMaybe<Scalars['AWSTime']['input']>;
  quietUntil?: InputMaybe<Scalars['AWSTime']['input']>;
  /** All of them; they stay as they are if left out. */
  silentKinds?: InputMaybe<Array<NotificationKind>>;
};

/** At least one thing to change; what is null is taken away. */
export type UpdatePersonInput = {
  email?: InputMaybe<Scalars['AWSEmail']['input']>;
  /** BCP 47, up to 35 characters. */
  language?: InputMaybe<Scalars['String']['input']>;
  name?: InputMaybe<Scalars['String']['input']>;
  notifyBy?: InputMaybe<Channel>;
  personId: Scalars['ID']['input'];
  /** E.164. */
  phone?: InputMaybe<Scalars['String']['input']>;
};

export type VoidEventInput = {
  /** What had happened instead, of the same package. */
  correctiveScan?: InputMaybe<ScanInput>;
  eventId: Scalars['ID']['input'];
  /** Made by the client, 8 to 64 characters, one for each act, however often it is sent. */
  idempotencyKey: Scalars['ID']['input'];
  packageId: Scalars['ID']['input'];
  /** Up to 200 characters. */
  reason: Scalars['String']['input'];
};

export type MeQueryVariables = Exact<{ [key: string]: never; }>;


export type MeQuery = { me: { userId: string, groups: Array<string>, offices: Array<{ officeId: string, role: OfficeRole }>, people: Array<{ id: string, name: string, language: string, email: string | null, phone: string | null, notifyBy: Channel | null, isErased: boolean, homeOffice: { id: string, code: string } | null }> } | null };

export type AddStaffMutationVariables = Exact<{
  input: AddStaffInput;
}>;


export type AddStaffMutation = { addStaff: { userId: string, officeId: string, role: OfficeRole } | null };

export type ClaimPersonMutationVariables = Exact<{ [key: string]: never; }>;


export type ClaimPersonMutation = { claimPerson: Array<{ id: string, name: string, language: string, email: string | null, phone: string | null, notifyBy: Channel | null, isErased: boolean, homeOffice: { id: string, code: string } | null }> | null };

export type OwnPersonFragment = { id: string, name: string, language: string, email: string | null, phone: string | null, notifyBy: Channel | null, isErased: boolean, homeOffice: { id: string, code: string } | null };

export type PackageNowFragment = { id: string, trackingNumber: string, status: PackageStatus, version: number, journey: number, currentOffice: { id: string, code: string } | null, openExceptions: Array<{ id: string, kind: ExceptionKind, openedAt: string, reason: string | null, responsibleParty: ResponsibleParty | null, needsAction: boolean }> };

export type VoidEventMutationVariables = Exact<{
  input: VoidEventInput;
}>;


export type VoidEventMutation = { voidEvent: { id: string, trackingNumber: string, status: PackageStatus, version: number, journey: number, events: Array<{ id: string, version: number, kind: EventKind, occurredAt: string, isCounted: boolean, isVoided: boolean, voidsEventId: string | null }>, currentOffice: { id: string, code: string } | null, openExceptions: Array<{ id: string, kind: ExceptionKind, openedAt: string, reason: string | null, responsibleParty: ResponsibleParty | null, needsAction: boolean }> } | null };

export type CancelPackageMutationVariables = Exact<{
  input: PackageActInput;
}>;


export type CancelPackageMutation = { cancelPackage: { id: string, trackingNumber: string, status: PackageStatus, version: number, journey: number, currentOffice: { id: string, code: string } | null, openExceptions: Array<{ id: string, kind: ExceptionKind, openedAt: string, reason: string | null, responsibleParty: ResponsibleParty | null, needsAction: boolean }> } | null };

export type StartReturnMutationVariables = Exact<{
  input: PackageActInput;
}>;


export type StartReturnMutation = { startReturn: { id: string, trackingNumber: string, status: PackageStatus, version: number, journey: number, currentOffice: { id: string, code: string } | null, openExceptions: Array<{ id: string, kind: ExceptionKind, openedAt: string, reason: string | null, responsibleParty: ResponsibleParty | null, needsAction: boolean }> } | null };

export type DeclareLostMutationVariables = Exact<{
  input: PackageActInput;
}>;


export type DeclareLostMutation = { declareLost: { id: string, trackingNumber: string, status: PackageStatus, version: number, journey: number, currentOffice: { id: string, code: string } | null, openExceptions: Array<{ id: string, kind: ExceptionKind, openedAt: string, reason: string | null, responsibleParty: ResponsibleParty | null, needsAction: boolean }> } | null };

export type ReportFoundMutationVariables = Exact<{
  input: ReportFoundInput;
}>;


export type ReportFoundMutation = { reportFound: { id: string, trackingNumber: string, status: PackageStatus, version: number, journey: number, currentOffice: { id: string, code: string } | null, openExceptions: Array<{ id: string, kind: ExceptionKind, openedAt: string, reason: string | null, responsibleParty: ResponsibleParty | null, needsAction: boolean }> } | null };

export type DisposePackageMutationVariables = Exact<{
  input: PackageActInput;
}>;


export type DisposePackageMutation = { disposePackage: { id: string, trackingNumber: string, status: PackageStatus, version: number, journey: number, currentOffice: { id: string, code: string } | null, openExceptions: Array<{ id: string, kind: ExceptionKind, openedAt: string, reason: string | null, responsibleParty: ResponsibleParty | null, needsAction: boolean }> } | null };

export type RaiseExceptionMutationVariables = Exact<{
  input: RaiseExceptionInput;
}>;


export type RaiseExceptionMutation = { raiseException: { id: string, trackingNumber: string, status: PackageStatus, version: number, journey: number, currentOffice: { id: string, code: string } | null, openExceptions: Array<{ id: string, kind: ExceptionKind, openedAt: string, reason: string | null, responsibleParty: ResponsibleParty | null, needsAction: boolean }> } | null };

export type ResolveExceptionMutationVariables = Exact<{
  input: ResolveExceptionInput;
}>;


export type ResolveExceptionMutation = { resolveException: { id: string, trackingNumber: string, status: PackageStatus, version: number, journey: number, currentOffice: { id: string, code: string } | null, openExceptions: Array<{ id: string, kind: ExceptionKind, openedAt: string, reason: string | null, responsibleParty: ResponsibleParty | null, needsAction: boolean }> } | null };

export type PackageChangesQueryVariables = Exact<{
  packageId?: InputMaybe<Scalars['ID']['input']>;
  officeId?: InputMaybe<Scalars['ID']['input']>;
  since?: InputMaybe<Scalars['String']['input']>;
  limit?: InputMaybe<Scalars['Int']['input']>;
}>;


export type PackageChangesQuery = { packageChanges: { since: string, hasMore: boolean, items: Array<{ id: string, packageId: string, trackingNumber: string, version: number, kind: EventKind, status: PackageStatus, occurredAt: string, timeZone: string, office: { code: string, name: string } | null }> } | null };

export type WholeCostLineFragment = { id: string, packageId: string, category: CostCategory, stage: CostStage, costCentre: string, invoiceReference: string | null, incurredAt: string, createdAt: string, sourceLineId: string | null, reversesLineId: string | null, allocationId: string | null, reason: string | null, amount: { amount: string, currencyCode: string }, tax: { amount: string, currencyCode: string }, payerOffice: { id: string, code: string } };

export type AddCostLinesMutationVariables = Exact<{
  lines: Array<CostLineInput> | CostLineInput;
}>;


export type AddCostLinesMutation = { addCostLines: Array<{ sourceLineId: string, wasKnown: boolean, line: { id: string, packageId: string, category: CostCategory, stage: CostStage, costCentre: string, invoiceReference: string | null, incurredAt: string, createdAt: string, sourceLineId: string | null, reversesLineId: string | null, allocationId: string | null, reason: string | null, amount: { amount: string, currencyCode: string }, tax: { amount: string, currencyCode: string }, payerOffice: { id: string, code: string } } | null, error: { code: ErrorCode, message: string } | null }> | null };

export type ReverseCostLineMutationVariables = Exact<{
  input: ReverseCostLineInput;
}>;


export type ReverseCostLineMutation = { reverseCostLine: { id: string, packageId: string, category: CostCategory, stage: CostStage, costCentre: string, invoiceReference: string | null, incurredAt: string, createdAt: string, sourceLineId: string | null, reversesLineId: string | null, allocationId: string | null, reason: string | null, amount: { amount: string, currencyCode: string }, tax: { amount: string, currencyCode: string }, payerOffice: { id: string, code: string } } | null };

export type AllocateCostMutationVariables = Exact<{
  input: AllocateCostInput;
}>;


export type AllocateCostMutation = { allocateCost: Array<{ id: string, packageId: string, category: CostCategory, stage: CostStage, costCentre: string, invoiceReference: string | null, incurredAt: string, createdAt: string, sourceLineId: string | null, reversesLineId: string | null, allocationId: string | null, reason: string | null, amount: { amount: string, currencyCode: string }, tax: { amount: string, currencyCode: string }, payerOffice: { id: string, code: string } }> | null };

export type ListCostLinesQueryVariables = Exact<{
  filter: CostLineFilter;
  limit?: InputMaybe<Scalars['Int']['input']>;
  nextToken?: InputMaybe<Scalars['String']['input']>;
}>;


export type ListCostLinesQuery = { listCostLines: { nextToken: string | null, items: Array<{ id: string, packageId: string, category: CostCategory, stage: CostStage, costCentre: string, invoiceReference: string | null, incurredAt: string, createdAt: string, sourceLineId: string | null, reversesLineId: string | null, allocationId: string | null, reason: string | null, amount: { amount: string, currencyCode: string }, tax: { amount: string, currencyCode: string }, payerOffice: { id: string, code: string } }> } | null };

export type PackageCostsQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type PackageCostsQuery = { getPackage: { id: string, costTotals: Array<{ stage: CostStage, lineCount: number, amount: { amount: string, currencyCode: string }, tax: { amount: string, currencyCode: string } }> } | null };

export type OfficeCostReportQueryVariables = Exact<{
  officeId: Scalars['ID']['input'];
  from: Scalars['AWSDate']['input'];
  to: Scalars['AWSDate']['input'];
  groupBy: CostGrouping;
  stage?: InputMaybe<CostStage>;
  top?: InputMaybe<Scalars['Int']['input']>;
  reportingCurrency?: InputMaybe<Scalars['String']['input']>;
}>;


export type OfficeCostReportQuery = { officeCostReport: { officeCode: string, timeZone: string, from: string, to: string, previousFrom: string, previousTo: string, groups: Array<{ key: string, label: string, isOthers: boolean, lane: { originOfficeId: string, originOfficeCode: string, destinationOfficeId: string | null, destinationOfficeCode: string | null } | null, sum: { lineCount: number, packageCount: number, amount: { amount: string, currencyCode: string }, tax: { amount: string, currencyCode: string }, averagePerPackage: { amount: string, currencyCode: string } | null, previousAmount: { amount: string, currencyCode: string } }, lateDeliveries: { promisedCount: number, lateCount: number, lateShare: string | null } | null }>, totals: Array<{ lineCount: number, packageCount: number, amount: { amount: string, currencyCode: string }, tax: { amount: string, currencyCode: string }, averagePerPackage: { amount: string, currencyCode: string } | null, previousAmount: { amount: string, currencyCode: string } }>, quotedAndBilled: Array<{ quoted: { amount: string, currencyCode: string }, billed: { amount: string, currencyCode: string }, difference: { amount: string, currencyCode: string } }>, lateDeliveries: { promisedCount: number, lateCount: number, lateShare: string | null }, inReportingCurrency: { currencyCode: string, currenciesWithoutRate: Array<string>, amount: { amount: string, currencyCode: string } | null, tax: { amount: string, currencyCode: string } | null, rates: Array<{ fromCurrency: string, toCurrency: string, ratedOn: string, rate: string }> } | null } | null };

export type ComparePeriodsQueryVariables = Exact<{
  officeId: Scalars['ID']['input'];
  from: Scalars['AWSDate']['input'];
  to: Scalars['AWSDate']['input'];
  otherFrom: Scalars['AWSDate']['input'];
  otherTo: Scalars['AWSDate']['input'];
  groupBy: CostGrouping;
  stage?: InputMaybe<CostStage>;
  top?: InputMaybe<Scalars['Int']['input']>;
}>;


export type ComparePeriodsQuery = { comparePeriods: { officeId: string, officeCode: string, timeZone: string, from: string, to: string, otherFrom: string, otherTo: string, groups: Array<{ key: string, label: string, isOthers: boolean, changePercent: string | null, lane: { originOfficeId: string, originOfficeCode: string, destinationOfficeId: string | null, destinationOfficeCode: string | null } | null, amount: { amount: string, currencyCode: string }, otherAmount: { amount: string, currencyCode: string }, difference: { amount: string, currencyCode: string } }>, totals: Array<{ key: string, label: string, isOthers: boolean, changePercent: string | null, lane: { originOfficeId: string, originOfficeCode: string, destinationOfficeId: string | null, destinationOfficeCode: string | null } | null, amount: { amount: string, currencyCode: string }, otherAmount: { amount: string, currencyCode: string }, difference: { amount: string, currencyCode: string } }> } | null };

export type CostOutliersQueryVariables = Exact<{
  officeId: Scalars['ID']['input'];
  from: Scalars['AWSDate']['input'];
  to: Scalars['AWSDate']['input'];
  factor?: InputMaybe<Scalars['Float']['input']>;
  leastLines?: InputMaybe<Scalars['Int']['input']>;
  top?: InputMaybe<Scalars['Int']['input']>;
}>;


export type CostOutliersQuery = { costOutliers: Array<{ factor: string, lineCount: number, line: { id: string, packageId: string, category: CostCategory, stage: CostStage, costCentre: string, invoiceReference: string | null, incurredAt: string, createdAt: string, sourceLineId: string | null, reversesLineId: string | null, allocationId: string | null, reason: string | null, amount: { amount: string, currencyCode: string }, tax: { amount: string, currencyCode: string }, payerOffice: { id: string, code: string } }, lane: { originOfficeId: string, originOfficeCode: string, destinationOfficeId: string | null, destinationOfficeCode: string | null }, median: { amount: string, currencyCode: string } }> | null };

export type ListExchangeRatesQueryVariables = Exact<{
  fromCurrency?: InputMaybe<Scalars['String']['input']>;
  toCurrency?: InputMaybe<Scalars['String']['input']>;
  limit?: InputMaybe<Scalars['Int']['input']>;
  nextToken?: InputMaybe<Scalars['String']['input']>;
}>;


export type ListExchangeRatesQuery = { listExchangeRates: { nextToken: string | null, items: Array<{ fromCurrency: string, toCurrency: string, ratedOn: string, rate: string }> } | null };

export type SetExchangeRatesMutationVariables = Exact<{
  rates: Array<ExchangeRateInput> | ExchangeRateInput;
}>;


export type SetExchangeRatesMutation = { setExchangeRates: Array<{ fromCurrency: string, toCurrency: string, ratedOn: string, rate: string }> | null };

export type WholeExchangeRateFragment = { fromCurrency: string, toCurrency: string, ratedOn: string, rate: string };

export type WholeLaneFragment = { originOfficeId: string, originOfficeCode: string, destinationOfficeId: string | null, destinationOfficeCode: string | null };

export type WholeLateDeliveriesFragment = { promisedCount: number, lateCount: number, lateShare: string | null };

export type WholeCostChangeFragment = { key: string, label: string, isOthers: boolean, changePercent: string | null, lane: { originOfficeId: string, originOfficeCode: string, destinationOfficeId: string | null, destinationOfficeCode: string | null } | null, amount: { amount: string, currencyCode: string }, otherAmount: { amount: string, currencyCode: string }, difference: { amount: string, currencyCode: string } };

export type WholeCostSumFragment = { lineCount: number, packageCount: number, amount: { amount: string, currencyCode: string }, tax: { amount: string, currencyCode: string }, averagePerPackage: { amount: string, currencyCode: string } | null, previousAmount: { amount: string, currencyCode: string } };

export type StartCostExportMutationVariables = Exact<{
  input: StartCostExportInput;
}>;


export type StartCostExportMutation = { startCostExport: { id: string, officeId: string, from: string, to: string, stage: CostStage | null, groupBy: CostGrouping, reportingCurrency: string | null, format: CostExportFormat, state: CostExportState, lineCount: number | null, sizeInBytes: number | null, asOf: string | null, expiresAt: string | null, url: string | null, urlExpiresAt: string | null, createdAt: string, error: { code: ErrorCode, message: string } | null } | null };

export type GetCostExportQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type GetCostExportQuery = { getCostExport: { id: string, officeId: string, from: string, to: string, stage: CostStage | null, groupBy: CostGrouping, reportingCurrency: string | null, format: CostExportFormat, state: CostExportState, lineCount: number | null, sizeInBytes: number | null, asOf: string | null, expiresAt: string | null, url: string | null, urlExpiresAt: string | null, createdAt: string, error: { code: ErrorCode, message: string } | null } | null };

export type WholeCostExportFragment = { id: string, officeId: string, from: string, to: string, stage: CostStage | null, groupBy: CostGrouping, reportingCurrency: string | null, format: CostExportFormat, state: CostExportState, lineCount: number | null, sizeInBytes: number | null, asOf: string | null, expiresAt: string | null, url: string | null, urlExpiresAt: string | null, createdAt: string, error: { code: ErrorCode, message: string } | null };

export type WholeOfficeCalendarFragment = { officeId: string, opensAt: string, closesAt: string, holidays: Array<string>, stalledAfterDays: number, remindEveryDays: number, unclaimedAfterDays: number, proposeReturnAfterDays: number };

export type GetOfficeCalendarQueryVariables = Exact<{
  officeId: Scalars['ID']['input'];
}>;


export type GetOfficeCalendarQuery = { getOfficeCalendar: { officeId: string, opensAt: string, closesAt: string, holidays: Array<string>, stalledAfterDays: number, remindEveryDays: number, unclaimedAfterDays: number, proposeReturnAfterDays: number } | null };

export type ListLaneTimesQueryVariables = Exact<{
  originOfficeId?: InputMaybe<Scalars['ID']['input']>;
  destinationOfficeId?: InputMaybe<Scalars['ID']['input']>;
  limit?: InputMaybe<Scalars['Int']['input']>;
  nextToken?: InputMaybe<Scalars['String']['input']>;
}>;


export type ListLaneTimesQuery = { listLaneTimes: { nextToken: string | null, items: Array<{ originOfficeId: string, destinationOfficeId: string, openingDays: number }> } | null };

export type SetOfficeCalendarMutationVariables = Exact<{
  input: SetOfficeCalendarInput;
}>;


export type SetOfficeCalendarMutation = { setOfficeCalendar: { officeId: string, opensAt: string, closesAt: string, holidays: Array<string>, stalledAfterDays: number, remindEveryDays: number, unclaimedAfterDays: number, proposeReturnAfterDays: number } | null };

export type SetLaneTimeMutationVariables = Exact<{
  input: SetLaneTimeInput;
}>;


export type SetLaneTimeMutation = { setLaneTime: { originOfficeId: string, destinationOfficeId: string, openingDays: number } | null };

export type GetPackageAsOfQueryVariables = Exact<{
  id?: InputMaybe<Scalars['ID']['input']>;
  trackingNumber?: InputMaybe<Scalars['String']['input']>;
  asOf?: InputMaybe<AsOfInput>;
}>;


export type GetPackageAsOfQuery = { getPackage: { id: string, status: PackageStatus, version: number, journey: number, attempts: number, updatedAt: string, currentOffice: { code: string } | null, openExceptions: Array<{ kind: ExceptionKind, openedAt: string }>, events: Array<{ id: string, version: number, kind: EventKind, occurredAt: string, recordedAt: string, isCounted: boolean, isVoided: boolean }> } | null };

export type CustodyChainQueryVariables = Exact<{
  packageId: Scalars['ID']['input'];
}>;


export type CustodyChainQuery = { custodyChain: Array<{ holder: CustodyHolder, heldBy: string | null, from: string, timeZone: string, until: string | null, isGap: boolean, startedByEventId: string, endedByEventId: string | null, office: { id: string, code: string } | null, location: { id: string, kind: LocationKind, name: string } | null }> | null };

export type PackageEpcisQueryVariables = Exact<{
  packageId: Scalars['ID']['input'];
}>;


export type PackageEpcisQuery = { packageEpcis: string | null };

export type RecognizeCarrierNumberQueryVariables = Exact<{
  number: Scalars['String']['input'];
}>;


export type RecognizeCarrierNumberQuery = { recognizeCarrierNumber: Array<{ carrier: Carrier | null, scheme: CarrierNumberScheme, number: string, isValid: boolean, reason: string }> | null };

export type PackageIdentityFragment = { id: string, trackingNumber: string, status: PackageStatus, version: number, promisedAt: string | null, sender: { id: string, name: string } | null, recipient: { id: string, name: string } | null, originOffice: { code: string }, currentOffice: { code: string } | null, destinationOffice: { code: string } | null, carrierNumbers: Array<{ number: string, carrier: Carrier | null, scheme: CarrierNumberScheme | null, isCheckDigitValid: boolean | null }>, openExceptions: Array<{ kind: ExceptionKind, needsAction: boolean }> };

export type GetPackageIdentityQueryVariables = Exact<{
  id?: InputMaybe<Scalars['ID']['input']>;
  trackingNumber?: InputMaybe<Scalars['String']['input']>;
}>;


export type GetPackageIdentityQuery = { getPackage: { id: string, trackingNumber: string, status: PackageStatus, version: number, promisedAt: string | null, sender: { id: string, name: string } | null, recipient: { id: string, name: string } | null, originOffice: { code: string }, currentOffice: { code: string } | null, destinationOffice: { code: string } | null, carrierNumbers: Array<{ number: string, carrier: Carrier | null, scheme: CarrierNumberScheme | null, isCheckDigitValid: boolean | null }>, openExceptions: Array<{ kind: ExceptionKind, needsAction: boolean }> } | null };

export type RegisterByBarcodeMutationVariables = Exact<{
  input: RegisterByBarcodeInput;
}>;


export type RegisterByBarcodeMutation = { registerByBarcode: { id: string, trackingNumber: string, status: PackageStatus, version: number, promisedAt: string | null, sender: { id: string, name: string } | null, recipient: { id: string, name: string } | null, originOffice: { code: string }, currentOffice: { code: string } | null, destinationOffice: { code: string } | null, carrierNumbers: Array<{ number: string, carrier: Carrier | null, scheme: CarrierNumberScheme | null, isCheckDigitValid: boolean | null }>, openExceptions: Array<{ kind: ExceptionKind, needsAction: boolean }> } | null };

export type CompletePackageMutationVariables = Exact<{
  input: CompletePackageInput;
}>;


export type CompletePackageMutation = { completePackage: { id: string, trackingNumber: string, status: PackageStatus, version: number, promisedAt: string | null, sender: { id: string, name: string } | null, recipient: { id: string, name: string } | null, originOffice: { code: string }, currentOffice: { code: string } | null, destinationOffice: { code: string } | null, carrierNumbers: Array<{ number: string, carrier: Carrier | null, scheme: CarrierNumberScheme | null, isCheckDigitValid: boolean | null }>, openExceptions: Array<{ kind: ExceptionKind, needsAction: boolean }> } | null };

export type WholeImportFragment = { id: string, officeId: string, fileName: string, isDryRun: boolean, state: ImportState, totalRows: number | null, checkedRows: number, registeredRows: number, knownRows: number, failedRows: number, createdAt: string, updatedAt: string, error: { code: ErrorCode, message: string } | null };

export type StartImportMutationVariables = Exact<{
  input: StartImportInput;
}>;


export type StartImportMutation = { startImport: { url: string, expiresAt: string, import: { id: string, officeId: string, fileName: string, isDryRun: boolean, state: ImportState, totalRows: number | null, checkedRows: number, registeredRows: number, knownRows: number, failedRows: number, createdAt: string, updatedAt: string, error: { code: ErrorCode, message: string } | null }, headers: Array<{ name: string, value: string }> } | null };

export type PublishImportProgressMutationVariables = Exact<{
  progress: Scalars['AWSJSON']['input'];
}>;


export type PublishImportProgressMutation = { publishImportProgress: { id: string, officeId: string, fileName: string, isDryRun: boolean, state: ImportState, totalRows: number | null, checkedRows: number, registeredRows: number, knownRows: number, failedRows: number, createdAt: string, updatedAt: string, error: { code: ErrorCode, message: string } | null } | null };

export type GetImportQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type GetImportQuery = { getImport: { id: string, officeId: string, fileName: string, isDryRun: boolean, state: ImportState, totalRows: number | null, checkedRows: number, registeredRows: number, knownRows: number, failedRows: number, createdAt: string, updatedAt: string, error: { code: ErrorCode, message: string } | null } | null };

export type ListImportsQueryVariables = Exact<{
  officeId: Scalars['ID']['input'];
  limit?: InputMaybe<Scalars['Int']['input']>;
  nextToken?: InputMaybe<Scalars['String']['input']>;
}>;


export type ListImportsQuery = { listImports: { nextToken: string | null, items: Array<{ id: string, officeId: string, fileName: string, isDryRun: boolean, state: ImportState, totalRows: number | null, checkedRows: number, registeredRows: number, knownRows: number, failedRows: number, createdAt: string, updatedAt: string, error: { code: ErrorCode, message: string } | null }> } | null };

export type ListImportProblemsQueryVariables = Exact<{
  importId: Scalars['ID']['input'];
  limit?: InputMaybe<Scalars['Int']['input']>;
  nextToken?: InputMaybe<Scalars['String']['input']>;
}>;


export type ListImportProblemsQuery = { listImportProblems: { nextToken: string | null, items: Array<{ line: number, column: string | null, code: ErrorCode, message: string }> } | null };

export type OnImportProgressSubscriptionVariables = Exact<{
  importId: Scalars['ID']['input'];
}>;


export type OnImportProgressSubscription = { onImportProgress: { id: string, officeId: string, fileName: string, isDryRun: boolean, state: ImportState, totalRows: number | null, checkedRows: number, registeredRows: number, knownRows: number, failedRows: number, createdAt: string, updatedAt: string, error: { code: ErrorCode, message: string } | null } | null };

export type WholeInvoiceImportFragment = { id: string, officeId: string, carrier: string, invoiceNumber: string, currencyCode: string, decimalSeparator: DecimalSeparator, tolerancePercent: string, fileName: string, isDryRun: boolean, state: InvoiceImportState, lineCount: number | null, createdAt: string, updatedAt: string, toleranceAmount: { amount: string, currencyCode: string }, outcomes: Array<{ outcome: InvoiceLineOutcome, lineCount: number, amount: { amount: string, currencyCode: string }, tax: { amount: string, currencyCode: string } }>, error: { code: ErrorCode, message: string } | null };

export type StartInvoiceImportMutationVariables = Exact<{
  input: StartInvoiceImportInput;
}>;


export type StartInvoiceImportMutation = { startInvoiceImport: { url: string, expiresAt: string, import: { id: string, officeId: string, carrier: string, invoiceNumber: string, currencyCode: string, decimalSeparator: DecimalSeparator, tolerancePercent: string, fileName: string, isDryRun: boolean, state: InvoiceImportState, lineCount: number | null, createdAt: string, updatedAt: string, toleranceAmount: { amount: string, currencyCode: string }, outcomes: Array<{ outcome: InvoiceLineOutcome, lineCount: number, amount: { amount: string, currencyCode: string }, tax: { amount: string, currencyCode: string } }>, error: { code: ErrorCode, message: string } | null }, headers: Array<{ name: string, value: string }> } | null };

export type RematchInvoiceMutationVariables = Exact<{
  input: RematchInvoiceInput;
}>;


export type RematchInvoiceMutation = { rematchInvoice: { lastLine: number | null, import: { id: string, officeId: string, carrier: string, invoiceNumber: string, currencyCode: string, decimalSeparator: DecimalSeparator, tolerancePercent: string, fileName: string, isDryRun: boolean, state: InvoiceImportState, lineCount: number | null, createdAt: string, updatedAt: string, toleranceAmount: { amount: string, currencyCode: string }, outcomes: Array<{ outcome: InvoiceLineOutcome, lineCount: number, amount: { amount: string, currencyCode: string }, tax: { amount: string, currencyCode: string } }>, error: { code: ErrorCode, message: string } | null } } | null };

export type GetInvoiceImportQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type GetInvoiceImportQuery = { getInvoiceImport: { id: string, officeId: string, carrier: string, invoiceNumber: string, currencyCode: string, decimalSeparator: DecimalSeparator, tolerancePercent: string, fileName: string, isDryRun: boolean, state: InvoiceImportState, lineCount: number | null, createdAt: string, updatedAt: string, toleranceAmount: { amount: string, currencyCode: string }, outcomes: Array<{ outcome: InvoiceLineOutcome, lineCount: number, amount: { amount: string, currencyCode: string }, tax: { amount: string, currencyCode: string } }>, error: { code: ErrorCode, message: string } | null } | null };

export type ListInvoiceImportsQueryVariables = Exact<{
  officeId: Scalars['ID']['input'];
  limit?: InputMaybe<Scalars['Int']['input']>;
  nextToken?: InputMaybe<Scalars['String']['input']>;
}>;


export type ListInvoiceImportsQuery = { listInvoiceImports: { nextToken: string | null, items: Array<{ id: string, officeId: string, carrier: string, invoiceNumber: string, currencyCode: string, decimalSeparator: DecimalSeparator, tolerancePercent: string, fileName: string, isDryRun: boolean, state: InvoiceImportState, lineCount: number | null, createdAt: string, updatedAt: string, toleranceAmount: { amount: string, currencyCode: string }, outcomes: Array<{ outcome: InvoiceLineOutcome, lineCount: number, amount: { amount: string, currencyCode: string }, tax: { amount: string, currencyCode: string } }>, error: { code: ErrorCode, message: string } | null }> } | null };

export type ListInvoiceLinesQueryVariables = Exact<{
  importId: Scalars['ID']['input'];
  outcome?: InputMaybe<InvoiceLineOutcome>;
  limit?: InputMaybe<Scalars['Int']['input']>;
  nextToken?: InputMaybe<Scalars['String']['input']>;
}>;


export type ListInvoiceLinesQuery = { listInvoiceLines: { nextToken: string | null, items: Array<{ line: number, outcome: InvoiceLineOutcome, lineId: string | null, carrierNumber: string | null, packageId: string | null, category: CostCategory | null, isCategoryRecognized: boolean, chargedOn: string | null, weight: string | null, costLineId: string | null, wasKnown: boolean, amount: { amount: string, currencyCode: string } | null, tax: { amount: string, currencyCode: string } | null, quoted: { amount: string, currencyCode: string } | null, billed: { amount: string, currencyCode: string } | null, problem: { code: ErrorCode, message: string } | null }> } | null };

export type NotificationsQueryVariables = Exact<{
  packageId: Scalars['ID']['input'];
  limit?: InputMaybe<Scalars['Int']['input']>;
  nextToken?: InputMaybe<Scalars['String']['input']>;
}>;


export type NotificationsQuery = { notifications: { nextToken: string | null, items: Array<{ id: string, eventId: string, personId: string, kind: NotificationKind, role: NotificationRole, channel: Channel, state: NotificationState, reason: NotificationReason | null, dueAt: string | null, sentAt: string | null }> } | null };

export type ExplainNotificationQueryVariables = Exact<{
  packageId: Scalars['ID']['input'];
  personId: Scalars['ID']['input'];
}>;


export type ExplainNotificationQuery = { explainNotification: Array<{ kind: NotificationKind, channel: Channel, state: NotificationState | null, reason: NotificationReason | null, sentence: string }> | null };

export type UpdateNotificationPreferencesMutationVariables = Exact<{
  input: NotificationPreferencesInput;
}>;


export type UpdateNotificationPreferencesMutation = { updateNotificationPreferences: { id: string, preferences: { quietFrom: string | null, quietUntil: string | null, timeZone: string | null, digestMinutes: number, choices: Array<{ kind: NotificationKind, channel: Channel, isTold: boolean }> } | null } | null };

export type SimulateNotificationsQueryVariables = Exact<{
  officeId: Scalars['ID']['input'];
  policy: NotificationPolicyInput;
  from: Scalars['AWSDate']['input'];
  to: Scalars['AWSDate']['input'];
}>;


export type SimulateNotificationsQuery = { simulateNotifications: { policy: { silentKinds: Array<NotificationKind>, quietFrom: string, quietUntil: string }, channels: Array<{ channel: Channel, pricePerThousand: { amount: string, currencyCode: string }, simulated: { toldCount: number, silencedCount: number, waitedCount: number, nightCount: number, messageCount: number, joinedCount: number, partCount: number | null, price: { amount: string, currencyCode: string } }, actual: { toldCount: number, silencedCount: number, waitedCount: number, nightCount: number, messageCount: number, joinedCount: number, partCount: number | null, price: { amount: string, currencyCode: string } } }>, kinds: Array<{ kind: NotificationKind, channel: Channel, simulated: { toldCount: number, silencedCount: number, waitedCount: number, nightCount: number }, actual: { toldCount: number, silencedCount: number, waitedCount: number, nightCount: number } }> } | null };

export type WholeNewsVolumeFragment = { toldCount: number, silencedCount: number, waitedCount: number, nightCount: number };

export type WholeMessageVolumeFragment = { toldCount: number, silencedCount: number, waitedCount: number, nightCount: number, messageCount: number, joinedCount: number, partCount: number | null, price: { amount: string, currencyCode: string } };

export type GetOfficeQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type GetOfficeQuery = { getOffice: { id: string, code: string, name: string, timeZone: string, openingDays: Array<DayOfWeek>, currencyCode: string, costCentre: string | null, location: { city: string | null, countryCode: string | null, latitude: number | null, longitude: number | null } } | null };

export type ListOfficesQueryVariables = Exact<{
  limit?: InputMaybe<Scalars['Int']['input']>;
  nextToken?: InputMaybe<Scalars['String']['input']>;
}>;


export type ListOfficesQuery = { listOffices: { nextToken: string | null, items: Array<{ id: string, code: string, name: string, timeZone: string }> } | null };

export type OfficeNowFragment = { id: string, code: string, name: string, timeZone: string, openingDays: Array<DayOfWeek>, currencyCode: string, costCentre: string | null, isClosed: boolean, policy: { disposeAfterDays: number | null } | null, location: { id: string, kind: LocationKind, name: string, officeId: string | null, addressLines: Array<string> | null, city: string | null, countryCode: string | null, latitude: number | null, longitude: number | null, timeZone: string, isRetired: boolean } };

export type LocationNowFragment = { id: string, kind: LocationKind, name: string, officeId: string | null, addressLines: Array<string> | null, city: string | null, countryCode: string | null, latitude: number | null, longitude: number | null, timeZone: string, isRetired: boolean };

export type CreateOfficeMutationVariables = Exact<{
  input: CreateOfficeInput;
}>;


export type CreateOfficeMutation = { createOffice: { id: string, code: string, name: string, timeZone: string, openingDays: Array<DayOfWeek>, currencyCode: string, costCentre: string | null, isClosed: boolean, policy: { disposeAfterDays: number | null } | null, location: { id: string, kind: LocationKind, name: string, officeId: string | null, addressLines: Array<string> | null, city: string | null, countryCode: string | null, latitude: number | null, longitude: number | null, timeZone: string, isRetired: boolean } } | null };

export type UpdateOfficeMutationVariables = Exact<{
  input: UpdateOfficeInput;
}>;


export type UpdateOfficeMutation = { updateOffice: { id: string, code: string, name: string, timeZone: string, openingDays: Array<DayOfWeek>, currencyCode: string, costCentre: string | null, isClosed: boolean, policy: { disposeAfterDays: number | null } | null, location: { id: string, kind: LocationKind, name: string, officeId: string | null, addressLines: Array<string> | null, city: string | null, countryCode: string | null, latitude: number | null, longitude: number | null, timeZone: string, isRetired: boolean } } | null };

export type UpdateOfficePolicyMutationVariables = Exact<{
  input: UpdateOfficePolicyInput;
}>;


export type UpdateOfficePolicyMutation = { updateOfficePolicy: { id: string, code: string, name: string, timeZone: string, openingDays: Array<DayOfWeek>, currencyCode: string, costCentre: string | null, isClosed: boolean, policy: { disposeAfterDays: number | null } | null, location: { id: string, kind: LocationKind, name: string, officeId: string | null, addressLines: Array<string> | null, city: string | null, countryCode: string | null, latitude: number | null, longitude: number | null, timeZone: string, isRetired: boolean } } | null };

export type CreateLocationMutationVariables = Exact<{
  input: CreateLocationInput;
}>;


export type CreateLocationMutation = { createLocation: { id: string, kind: LocationKind, name: string, officeId: string | null, addressLines: Array<string> | null, city: string | null, countryCode: string | null, latitude: number | null, longitude: number | null, timeZone: string, isRetired: boolean } | null };

export type UpdateLocationMutationVariables = Exact<{
  input: UpdateLocationInput;
}>;


export type UpdateLocationMutation = { updateLocation: { id: string, kind: LocationKind, name: string, officeId: string | null, addressLines: Array<string> | null, city: string | null, countryCode: string | null, latitude: number | null, longitude: number | null, timeZone: string, isRetired: boolean } | null };

export type ListLocationsQueryVariables = Exact<{
  officeId: Scalars['ID']['input'];
  limit?: InputMaybe<Scalars['Int']['input']>;
  nextToken?: InputMaybe<Scalars['String']['input']>;
}>;


export type ListLocationsQuery = { listLocations: { nextToken: string | null, items: Array<{ id: string, kind: LocationKind, name: string, officeId: string | null, addressLines: Array<string> | null, city: string | null, countryCode: string | null, latitude: number | null, longitude: number | null, timeZone: string, isRetired: boolean }> } | null };

export type ListStaffQueryVariables = Exact<{
  officeId: Scalars['ID']['input'];
  limit?: InputMaybe<Scalars['Int']['input']>;
  nextToken?: InputMaybe<Scalars['String']['input']>;
}>;


export type ListStaffQuery = { listStaff: { nextToken: string | null, items: Array<{ userId: string, officeId: string, role: OfficeRole }> } | null };

export type RemoveStaffMutationVariables = Exact<{
  officeId: Scalars['ID']['input'];
  userId: Scalars['ID']['input'];
}>;


export type RemoveStaffMutation = { removeStaff: { userId: string, officeId: string, role: OfficeRole } | null };

export type GetRetentionPolicyQueryVariables = Exact<{ [key: string]: never; }>;


export type GetRetentionPolicyQuery = { getRetentionPolicy: { erasePeopleAfterDays: number | null } | null };

export type UpdateRetentionPolicyMutationVariables = Exact<{
  input: RetentionPolicyInput;
}>;


export type UpdateRetentionPolicyMutation = { updateRetentionPolicy: { erasePeopleAfterDays: number | null } | null };

export type WholePackageEventFragment = { id: string, packageId: string, trackingNumber: string, version: number, kind: EventKind, status: PackageStatus, occurredAt: string, timeZone: string, recordedAt: string, handedOverBy: string | null, handedOverTo: string | null, reason: string | null, note: string | null, recordedBy: string | null, rawScan: string | null, isCounted: boolean, isVoided: boolean, voidsEventId: string | null, exceptionKind: ExceptionKind | null, responsibleParty: ResponsibleParty | null, carrierCodeSystem: CarrierCodeSystem | null, carrierCode: string | null, officeIds: Array<string>, location: { id: string, kind: LocationKind, name: string, officeId: string | null, addressLines: Array<string> | null, city: string | null, countryCode: string | null, latitude: number | null, longitude: number | null, timeZone: string, isRetired: boolean } | null, office: { id: string, code: string, name: string, timeZone: string, openingDays: Array<DayOfWeek>, currencyCode: string, costCentre: string | null, isClosed: boolean, location: { id: string, kind: LocationKind, name: string, officeId: string | null, addressLines: Array<string> | null, city: string | null, countryCode: string | null, latitude: number | null, longitude: number | null, timeZone: string, isRetired: boolean }, policy: { disposeAfterDays: number | null } | null } | null };

export type WholeOfficeFragment = { id: string, code: string, name: string, timeZone: string, openingDays: Array<DayOfWeek>, currencyCode: string, costCentre: string | null, isClosed: boolean, location: { id: string, kind: LocationKind, name: string, officeId: string | null, addressLines: Array<string> | null, city: string | null, countryCode: string | null, latitude: number | null, longitude: number | null, timeZone: string, isRetired: boolean }, policy: { disposeAfterDays: number | null } | null };

export type WholeLocationFragment = { id: string, kind: LocationKind, name: string, officeId: string | null, addressLines: Array<string> | null, city: string | null, countryCode: string | null, latitude: number | null, longitude: number | null, timeZone: string, isRetired: boolean };

export type PublishPackageEventMutationVariables = Exact<{
  event: Scalars['AWSJSON']['input'];
}>;


export type PublishPackageEventMutation = { publishPackageEvent: { id: string, packageId: string, trackingNumber: string, version: number, kind: EventKind, status: PackageStatus, occurredAt: string, timeZone: string, recordedAt: string, handedOverBy: string | null, handedOverTo: string | null, reason: string | null, note: string | null, recordedBy: string | null, rawScan: string | null, isCounted: boolean, isVoided: boolean, voidsEventId: string | null, exceptionKind: ExceptionKind | null, responsibleParty: ResponsibleParty | null, carrierCodeSystem: CarrierCodeSystem | null, carrierCode: string | null, officeIds: Array<string>, location: { id: string, kind: LocationKind, name: string, officeId: string | null, addressLines: Array<string> | null, city: string | null, countryCode: string | null, latitude: number | null, longitude: number | null, timeZone: string, isRetired: boolean } | null, office: { id: string, code: string, name: string, timeZone: string, openingDays: Array<DayOfWeek>, currencyCode: string, costCentre: string | null, isClosed: boolean, location: { id: string, kind: LocationKind, name: string, officeId: string | null, addressLines: Array<string> | null, city: string | null, countryCode: string | null, latitude: number | null, longitude: number | null, timeZone: string, isRetired: boolean }, policy: { disposeAfterDays: number | null } | null } | null } | null };

export type GetPackageQueryVariables = Exact<{
  id?: InputMaybe<Scalars['ID']['input']>;
  trackingNumber?: InputMaybe<Scalars['String']['input']>;
}>;


export type GetPackageQuery = { getPackage: { id: string, trackingNumber: string, status: PackageStatus, version: number, journey: number, promisedAt: string | null, expectedAt: string | null, registeredAt: string, updatedAt: string, sender: { id: string, name: string } | null, recipient: { id: string, name: string, email: string | null, phone: string | null } | null, originOffice: { id: string, code: string, name: string }, currentOffice: { id: string, code: string, name: string } | null, destinationOffice: { id: string, code: string, name: string } | null, currentLocation: { id: string, kind: LocationKind, name: string, latitude: number | null, longitude: number | null } | null, openExceptions: Array<{ id: string, kind: ExceptionKind, openedAt: string }>, events: Array<{ id: string, version: number, kind: EventKind, occurredAt: string, timeZone: string, recordedAt: string, isCounted: boolean, office: { code: string, name: string } | null }>, costLines: Array<{ id: string, category: CostCategory, stage: CostStage, amount: { amount: string, currencyCode: string } }> } | null };

export type ListPackagesQueryVariables = Exact<{
  filter?: InputMaybe<PackageFilter>;
  sort?: InputMaybe<PackageSort>;
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

export type PersonContactFragment = { id: string, name: string, language: string, email: string | null, phone: string | null, emailState: EmailState | null, notifyBy: Channel | null, isErased: boolean, homeOffice: { code: string } | null };

export type UpdatePersonMutationVariables = Exact<{
  input: UpdatePersonInput;
}>;


export type UpdatePersonMutation = { updatePerson: { id: string, name: string, language: string, email: string | null, phone: string | null, emailState: EmailState | null, notifyBy: Channel | null, isErased: boolean, homeOffice: { code: string } | null } | null };

export type ResetPreferencesMutationVariables = Exact<{
  personId: Scalars['ID']['input'];
}>;


export type ResetPreferencesMutation = { resetPreferences: { id: string, name: string, language: string, email: string | null, phone: string | null, emailState: EmailState | null, notifyBy: Channel | null, isErased: boolean, homeOffice: { code: string } | null } | null };

export type ErasePersonMutationVariables = Exact<{
  personId: Scalars['ID']['input'];
}>;


export type ErasePersonMutation = { erasePerson: { id: string, name: string, language: string, email: string | null, phone: string | null, emailState: EmailState | null, notifyBy: Channel | null, isErased: boolean, homeOffice: { code: string } | null } | null };

export type ExportPersonalDataQueryVariables = Exact<{
  personId?: InputMaybe<Scalars['ID']['input']>;
}>;


export type ExportPersonalDataQuery = { exportPersonalData: string | null };

export type AddWatcherMutationVariables = Exact<{
  packageId: Scalars['ID']['input'];
  personId: Scalars['ID']['input'];
}>;


export type AddWatcherMutation = { addWatcher: { id: string, trackingNumber: string, status: PackageStatus, version: number } | null };

export type RemoveWatcherMutationVariables = Exact<{
  packageId: Scalars['ID']['input'];
  personId: Scalars['ID']['input'];
}>;


export type RemoveWatcherMutation = { removeWatcher: { id: string, trackingNumber: string, status: PackageStatus, version: number } | null };

export type ResendConfirmationMutationVariables = Exact<{
  personId: Scalars['ID']['input'];
}>;


export type ResendConfirmationMutation = { resendConfirmation: { id: string, name: string, language: string, email: string | null, phone: string | null, emailState: EmailState | null, notifyBy: Channel | null, isErased: boolean, homeOffice: { code: string } | null } | null };

export type RequestPackageActMutationVariables = Exact<{
  input: RequestPackageActInput;
}>;


export type RequestPackageActMutation = { requestPackageAct: { id: string, trackingNumber: string, status: PackageStatus, version: number, openExceptions: Array<{ kind: ExceptionKind, openedAt: string, reason: string | null, responsibleParty: ResponsibleParty | null, needsAction: boolean }> } | null };

export type RecordScansMutationVariables = Exact<{
  scans: Array<ScanInput> | ScanInput;
}>;


export type RecordScansMutation = { recordScans: Array<{ scanId: string, wasKnown: boolean, eventId: string | null, packageId: string | null, trackingNumber: string | null, status: PackageStatus | null, version: number | null, error: { code: ErrorCode, message: string } | null }> | null };

export type WholePublicTrackingFragment = { trackingNumber: string, status: PackageStatus, version: number, promisedAt: string | null, isDelayed: boolean, updatedAt: string, place: { city: string | null, countryCode: string | null, timeZone: string } | null, destination: { city: string | null, countryCode: string | null, timeZone: string } | null, steps: Array<{ status: PackageStatus, occurredAt: string, place: { city: string | null, countryCode: string | null, timeZone: string } | null }> };

export type WholePublicPlaceFragment = { city: string | null, countryCode: string | null, timeZone: string };

export type WholeLinkPreferencesFragment = { notifyBy: Channel | null, channels: Array<Channel>, language: string };

export type WholeTrackingLinkFragment = { id: string, packageId: string, isForRecipient: boolean, createdAt: string, expiresAt: string };

export type PublishPublicTrackingMutationVariables = Exact<{
  tracking: Scalars['AWSJSON']['input'];
}>;


export type PublishPublicTrackingMutation = { publishPublicTracking: { trackingNumber: string, status: PackageStatus, version: number, promisedAt: string | null, isDelayed: boolean, updatedAt: string, place: { city: string | null, countryCode: string | null, timeZone: string } | null, destination: { city: string | null, countryCode: string | null, timeZone: string } | null, steps: Array<{ status: PackageStatus, occurredAt: string, place: { city: string | null, countryCode: string | null, timeZone: string } | null }> } | null };

export type TrackQueryVariables = Exact<{
  trackingNumber: Scalars['String']['input'];
}>;


export type TrackQuery = { track: { trackingNumber: string, status: PackageStatus, version: number, promisedAt: string | null, isDelayed: boolean, updatedAt: string, place: { city: string | null, countryCode: string | null, timeZone: string } | null, destination: { city: string | null, countryCode: string | null, timeZone: string } | null, steps: Array<{ status: PackageStatus, occurredAt: string, place: { city: string | null, countryCode: string | null, timeZone: string } | null }> } | null };

export type OnPublicTrackingSubscriptionVariables = Exact<{
  trackingNumber: Scalars['String']['input'];
}>;


export type OnPublicTrackingSubscription = { onPublicTracking: { trackingNumber: string, status: PackageStatus, version: number, promisedAt: string | null, isDelayed: boolean, updatedAt: string, place: { city: string | null, countryCode: string | null, timeZone: string } | null, destination: { city: string | null, countryCode: string | null, timeZone: string } | null, steps: Array<{ status: PackageStatus, occurredAt: string, place: { city: string | null, countryCode: string | null, timeZone: string } | null }> } | null };

export type TrackByLinkQueryVariables = Exact<{
  secret: Scalars['String']['input'];
}>;


export type TrackByLinkQuery = { trackByLink: { carrierNumbers: Array<string>, openExceptions: Array<ExceptionKind>, expiresAt: string, tracking: { trackingNumber: string, status: PackageStatus, version: number, promisedAt: string | null, isDelayed: boolean, updatedAt: string, place: { city: string | null, countryCode: string | null, timeZone: string } | null, destination: { city: string | null, countryCode: string | null, timeZone: string } | null, steps: Array<{ status: PackageStatus, occurredAt: string, place: { city: string | null, countryCode: string | null, timeZone: string } | null }> }, office: { name: string, addressLines: Array<string>, city: string | null, countryCode: string | null, timeZone: string, openingDays: Array<DayOfWeek> } | null, preferences: { notifyBy: Channel | null, channels: Array<Channel>, language: string } | null } | null };

export type SetLinkPreferencesMutationVariables = Exact<{
  secret: Scalars['String']['input'];
  input: LinkPreferencesInput;
}>;


export type SetLinkPreferencesMutation = { setLinkPreferences: { notifyBy: Channel | null, channels: Array<Channel>, language: string } | null };

export type ListTrackingLinksQueryVariables = Exact<{
  packageId: Scalars['ID']['input'];
}>;


export type ListTrackingLinksQuery = { listTrackingLinks: Array<{ id: string, packageId: string, isForRecipient: boolean, createdAt: string, expiresAt: string }> | null };

export type CreateTrackingLinkMutationVariables = Exact<{
  input: CreateTrackingLinkInput;
}>;


export type CreateTrackingLinkMutation = { createTrackingLink: { secret: string, link: { id: string, packageId: string, isForRecipient: boolean, createdAt: string, expiresAt: string } } | null };

export type RevokeTrackingLinkMutationVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type RevokeTrackingLinkMutation = { revokeTrackingLink: { id: string, packageId: string, isForRecipient: boolean, createdAt: string, expiresAt: string } | null };

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
export const OwnPersonFragmentDoc = new TypedDocumentString(`
    fragment OwnPerson on Person {
  id
  name
  language
  homeOffice {
    id
    code
  }
  email
  phone
  notifyBy
  isErased
}
    `, {"fragmentName":"OwnPerson"}) as unknown as TypedDocumentString<OwnPersonFragment, unknown>;
export const PackageNowFragmentDoc = new TypedDocumentString(`
    fragment PackageNow on Package {
  id
  trackingNumber
  status
  version
  journey
  currentOffice {
    id
    code
  }
  openExceptions {
    id
    kind
    openedAt
    reason
    responsibleParty
    needsAction
  }
}
    `, {"fragmentName":"PackageNow"}) as unknown as TypedDocumentString<PackageNowFragment, unknown>;
export const WholeCostLineFragmentDoc = new TypedDocumentString(`
    fragment WholeCostLine on CostLine {
  id
  packageId
  category
  stage
  amount {
    amount
    currencyCode
  }
  tax {
    amount
    currencyCode
  }
  payerOffice {
    id
    code
  }
  costCentre
  invoiceReference
  incurredAt
  createdAt
  sourceLineId
  reversesLineId
  allocationId
  reason
}
    `, {"fragmentName":"WholeCostLine"}) as unknown as TypedDocumentString<WholeCostLineFragment, unknown>;
export const WholeExchangeRateFragmentDoc = new TypedDocumentString(`
    fragment WholeExchangeRate on ExchangeRate {
  fromCurrency
  toCurrency
  ratedOn
  rate
}
    `, {"fragmentName":"WholeExchangeRate"}) as unknown as TypedDocumentString<WholeExchangeRateFragment, unknown>;
export const WholeLateDeliveriesFragmentDoc = new TypedDocumentString(`
    fragment WholeLateDeliveries on LateDeliveries {
  promisedCount
  lateCount
  lateShare
}
    `, {"fragmentName":"WholeLateDeliveries"}) as unknown as TypedDocumentString<WholeLateDeliveriesFragment, unknown>;
export const WholeLaneFragmentDoc = new TypedDocumentString(`
    fragment WholeLane on Lane {
  originOfficeId
  originOfficeCode
  destinationOfficeId
  destinationOfficeCode
}
    `, {"fragmentName":"WholeLane"}) as unknown as TypedDocumentString<WholeLaneFragment, unknown>;
export const WholeCostChangeFragmentDoc = new TypedDocumentString(`
    fragment WholeCostChange on CostChange {
  key
  label
  isOthers
  lane {
    ...WholeLane
  }
  amount {
    amount
    currencyCode
  }
  otherAmount {
    amount
    currencyCode
  }
  difference {
    amount
    currencyCode
  }
  changePercent
}
    fragment WholeLane on Lane {
  originOfficeId
  originOfficeCode
  destinationOfficeId
  destinationOfficeCode
}`, {"fragmentName":"WholeCostChange"}) as unknown as TypedDocumentString<WholeCostChangeFragment, unknown>;
export const WholeCostSumFragmentDoc = new TypedDocumentString(`
    fragment WholeCostSum on CostSum {
  amount {
    amount
    currencyCode
  }
  tax {
    amount
    currencyCode
  }
  lineCount
  packageCount
  averagePerPackage {
    amount
    currencyCode
  }
  previousAmount {
    amount
    currencyCode
  }
}
    `, {"fragmentName":"WholeCostSum"}) as unknown as TypedDocumentString<WholeCostSumFragment, unknown>;
export const WholeCostExportFragmentDoc = new TypedDocumentString(`
    fragment WholeCostExport on CostExport {
  id
  officeId
  from
  to
  stage
  groupBy
  reportingCurrency
  format
  state
  lineCount
  sizeInBytes
  asOf
  expiresAt
  url
  urlExpiresAt
  error {
    code
    message
  }
  createdAt
}
    `, {"fragmentName":"WholeCostExport"}) as unknown as TypedDocumentString<WholeCostExportFragment, unknown>;
export const WholeOfficeCalendarFragmentDoc = new TypedDocumentString(`
    fragment WholeOfficeCalendar on OfficeCalendar {
  officeId
  opensAt
  closesAt
  holidays
  stalledAfterDays
  remindEveryDays
  unclaimedAfterDays
  proposeReturnAfterDays
}
    `, {"fragmentName":"WholeOfficeCalendar"}) as unknown as TypedDocumentString<WholeOfficeCalendarFragment, unknown>;
export const PackageIdentityFragmentDoc = new TypedDocumentString(`
    fragment PackageIdentity on Package {
  id
  trackingNumber
  status
  version
  sender {
    id
    name
  }
  recipient {
    id
    name
  }
  originOffice {
    code
  }
  currentOffice {
    code
  }
  destinationOffice {
    code
  }
  promisedAt
  carrierNumbers {
    number
    carrier
    scheme
    isCheckDigitValid
  }
  openExceptions {
    kind
    needsAction
  }
}
    `, {"fragmentName":"PackageIdentity"}) as unknown as TypedDocumentString<PackageIdentityFragment, unknown>;
export const WholeImportFragmentDoc = new TypedDocumentString(`
    fragment WholeImport on Import {
  id
  officeId
  fileName
  isDryRun
  state
  totalRows
  checkedRows
  registeredRows
  knownRows
  failedRows
  error {
    code
    message
  }
  createdAt
  updatedAt
}
    `, {"fragmentName":"WholeImport"}) as unknown as TypedDocumentString<WholeImportFragment, unknown>;
export const WholeInvoiceImportFragmentDoc = new TypedDocumentString(`
    fragment WholeInvoiceImport on InvoiceImport {
  id
  officeId
  carrier
  invoiceNumber
  currencyCode
  decimalSeparator
  tolerancePercent
  toleranceAmount {
    amount
    currencyCode
  }
  fileName
  isDryRun
  state
  lineCount
  outcomes {
    outcome
    lineCount
    amount {
      amount
      currencyCode
    }
    tax {
      amount
      currencyCode
    }
  }
  error {
    code
    message
  }
  createdAt
  updatedAt
}
    `, {"fragmentName":"WholeInvoiceImport"}) as unknown as TypedDocumentString<WholeInvoiceImportFragment, unknown>;
export const WholeNewsVolumeFragmentDoc = new TypedDocumentString(`
    fragment WholeNewsVolume on NewsVolume {
  toldCount
  silencedCount
  waitedCount
  nightCount
}
    `, {"fragmentName":"WholeNewsVolume"}) as unknown as TypedDocumentString<WholeNewsVolumeFragment, unknown>;
export const WholeMessageVolumeFragmentDoc = new TypedDocumentString(`
    fragment WholeMessageVolume on MessageVolume {
  toldCount
  silencedCount
  waitedCount
  nightCount
  messageCount
  joinedCount
  partCount
  price {
    amount
    currencyCode
  }
}
    `, {"fragmentName":"WholeMessageVolume"}) as unknown as TypedDocumentString<WholeMessageVolumeFragment, unknown>;
export const LocationNowFragmentDoc = new TypedDocumentString(`
    fragment LocationNow on Location {
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
  isRetired
}
    `, {"fragmentName":"LocationNow"}) as unknown as TypedDocumentString<LocationNowFragment, unknown>;
export const OfficeNowFragmentDoc = new TypedDocumentString(`
    fragment OfficeNow on Office {
  id
  code
  name
  timeZone
  openingDays
  currencyCode
  costCentre
  isClosed
  policy {
    disposeAfterDays
  }
  location {
    ...LocationNow
  }
}
    fragment LocationNow on Location {
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
  isRetired
}`, {"fragmentName":"OfficeNow"}) as unknown as TypedDocumentString<OfficeNowFragment, unknown>;
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
  isRetired
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
  isClosed
  policy {
    disposeAfterDays
  }
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
  isRetired
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
  exceptionKind
  responsibleParty
  carrierCodeSystem
  carrierCode
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
  isClosed
  policy {
    disposeAfterDays
  }
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
  isRetired
}`, {"fragmentName":"WholePackageEvent"}) as unknown as TypedDocumentString<WholePackageEventFragment, unknown>;
export const PersonContactFragmentDoc = new TypedDocumentString(`
    fragment PersonContact on Person {
  id
  name
  language
  email
  phone
  emailState
  notifyBy
  isErased
  homeOffice {
    code
  }
}
    `, {"fragmentName":"PersonContact"}) as unknown as TypedDocumentString<PersonContactFragment, unknown>;
export const WholePublicPlaceFragmentDoc = new TypedDocumentString(`
    fragment WholePublicPlace on PublicPlace {
  city
  countryCode
  timeZone
}
    `, {"fragmentName":"WholePublicPlace"}) as unknown as TypedDocumentString<WholePublicPlaceFragment, unknown>;
export const WholePublicTrackingFragmentDoc = new TypedDocumentString(`
    fragment WholePublicTracking on PublicTracking {
  trackingNumber
  status
  version
  place {
    ...WholePublicPlace
  }
  destination {
    ...WholePublicPlace
  }
  promisedAt
  isDelayed
  updatedAt
  steps {
    status
    occurredAt
    place {
      ...WholePublicPlace
    }
  }
}
    fragment WholePublicPlace on PublicPlace {
  city
  countryCode
  timeZone
}`, {"fragmentName":"WholePublicTracking"}) as unknown as TypedDocumentString<WholePublicTrackingFragment, unknown>;
export const WholeLinkPreferencesFragmentDoc = new TypedDocumentString(`
    fragment WholeLinkPreferences on LinkPreferences {
  notifyBy
  channels
  language
}
    `, {"fragmentName":"WholeLinkPreferences"}) as unknown as TypedDocumentString<WholeLinkPreferencesFragment, unknown>;
export const WholeTrackingLinkFragmentDoc = new TypedDocumentString(`
    fragment WholeTrackingLink on TrackingLink {
  id
  packageId
  isForRecipient
  createdAt
  expiresAt
}
    `, {"fragmentName":"WholeTrackingLink"}) as unknown as TypedDocumentString<WholeTrackingLinkFragment, unknown>;
export const MeDocument = new TypedDocumentString(`
    query Me {
  me {
    userId
    groups
    offices {
      officeId
      role
    }
    people {
      ...OwnPerson
    }
  }
}
    fragment OwnPerson on Person {
  id
  name
  language
  homeOffice {
    id
    code
  }
  email
  phone
  notifyBy
  isErased
}`) as unknown as TypedDocumentString<MeQuery, MeQueryVariables>;
export const AddStaffDocument = new TypedDocumentString(`
    mutation AddStaff($input: AddStaffInput!) {
  addStaff(input: $input) {
    userId
    officeId
    role
  }
}
    `) as unknown as TypedDocumentString<AddStaffMutation, AddStaffMutationVariables>;
export const ClaimPersonDocument = new TypedDocumentString(`
    mutation ClaimPerson {
  claimPerson {
    ...OwnPerson
  }
}
    fragment OwnPerson on Person {
  id
  name
  language
  homeOffice {
    id
    code
  }
  email
  phone
  notifyBy
  isErased
}`) as unknown as TypedDocumentString<ClaimPersonMutation, ClaimPersonMutationVariables>;
export const VoidEventDocument = new TypedDocumentString(`
    mutation VoidEvent($input: VoidEventInput!) {
  voidEvent(input: $input) {
    ...PackageNow
    events {
      id
      version
      kind
      occurredAt
      isCounted
      isVoided
      voidsEventId
    }
  }
}
    fragment PackageNow on Package {
  id
  trackingNumber
  status
  version
  journey
  currentOffice {
    id
    code
  }
  openExceptions {
    id
    kind
    openedAt
    reason
    responsibleParty
    needsAction
  }
}`) as unknown as TypedDocumentString<VoidEventMutation, VoidEventMutationVariables>;
export const CancelPackageDocument = new TypedDocumentString(`
    mutation CancelPackage($input: PackageActInput!) {
  cancelPackage(input: $input) {
    ...PackageNow
  }
}
    fragment PackageNow on Package {
  id
  trackingNumber
  status
  version
  journey
  currentOffice {
    id
    code
  }
  openExceptions {
    id
    kind
    openedAt
    reason
    responsibleParty
    needsAction
  }
}`) as unknown as TypedDocumentString<CancelPackageMutation, CancelPackageMutationVariables>;
export const StartReturnDocument = new TypedDocumentString(`
    mutation StartReturn($input: PackageActInput!) {
  startReturn(input: $input) {
    ...PackageNow
  }
}
    fragment PackageNow on Package {
  id
  trackingNumber
  status
  version
  journey
  currentOffice {
    id
    code
  }
  openExceptions {
    id
    kind
    openedAt
    reason
    responsibleParty
    needsAction
  }
}`) as unknown as TypedDocumentString<StartReturnMutation, StartReturnMutationVariables>;
export const DeclareLostDocument = new TypedDocumentString(`
    mutation DeclareLost($input: PackageActInput!) {
  declareLost(input: $input) {
    ...PackageNow
  }
}
    fragment PackageNow on Package {
  id
  trackingNumber
  status
  version
  journey
  currentOffice {
    id
    code
  }
  openExceptions {
    id
    kind
    openedAt
    reason
    responsibleParty
    needsAction
  }
}`) as unknown as TypedDocumentString<DeclareLostMutation, DeclareLostMutationVariables>;
export const ReportFoundDocument = new TypedDocumentString(`
    mutation ReportFound($input: ReportFoundInput!) {
  reportFound(input: $input) {
    ...PackageNow
  }
}
    fragment PackageNow on Package {
  id
  trackingNumber
  status
  version
  journey
  currentOffice {
    id
    code
  }
  openExceptions {
    id
    kind
    openedAt
    reason
    responsibleParty
    needsAction
  }
}`) as unknown as TypedDocumentString<ReportFoundMutation, ReportFoundMutationVariables>;
export const DisposePackageDocument = new TypedDocumentString(`
    mutation DisposePackage($input: PackageActInput!) {
  disposePackage(input: $input) {
    ...PackageNow
  }
}
    fragment PackageNow on Package {
  id
  trackingNumber
  status
  version
  journey
  currentOffice {
    id
    code
  }
  openExceptions {
    id
    kind
    openedAt
    reason
    responsibleParty
    needsAction
  }
}`) as unknown as TypedDocumentString<DisposePackageMutation, DisposePackageMutationVariables>;
export const RaiseExceptionDocument = new TypedDocumentString(`
    mutation RaiseException($input: RaiseExceptionInput!) {
  raiseException(input: $input) {
    ...PackageNow
  }
}
    fragment PackageNow on Package {
  id
  trackingNumber
  status
  version
  journey
  currentOffice {
    id
    code
  }
  openExceptions {
    id
    kind
    openedAt
    reason
    responsibleParty
    needsAction
  }
}`) as unknown as TypedDocumentString<RaiseExceptionMutation, RaiseExceptionMutationVariables>;
export const ResolveExceptionDocument = new TypedDocumentString(`
    mutation ResolveException($input: ResolveExceptionInput!) {
  resolveException(input: $input) {
    ...PackageNow
  }
}
    fragment PackageNow on Package {
  id
  trackingNumber
  status
  version
  journey
  currentOffice {
    id
    code
  }
  openExceptions {
    id
    kind
    openedAt
    reason
    responsibleParty
    needsAction
  }
}`) as unknown as TypedDocumentString<ResolveExceptionMutation, ResolveExceptionMutationVariables>;
export const PackageChangesDocument = new TypedDocumentString(`
    query PackageChanges($packageId: ID, $officeId: ID, $since: String, $limit: Int) {
  packageChanges(
    packageId: $packageId
    officeId: $officeId
    since: $since
    limit: $limit
  ) {
    items {
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
    since
    hasMore
  }
}
    `) as unknown as TypedDocumentString<PackageChangesQuery, PackageChangesQueryVariables>;
export const AddCostLinesDocument = new TypedDocumentString(`
    mutation AddCostLines($lines: [CostLineInput!]!) {
  addCostLines(lines: $lines) {
    sourceLineId
    wasKnown
    line {
      ...WholeCostLine
    }
    error {
      code
      message
    }
  }
}
    fragment WholeCostLine on CostLine {
  id
  packageId
  category
  stage
  amount {
    amount
    currencyCode
  }
  tax {
    amount
    currencyCode
  }
  payerOffice {
    id
    code
  }
  costCentre
  invoiceReference
  incurredAt
  createdAt
  sourceLineId
  reversesLineId
  allocationId
  reason
}`) as unknown as TypedDocumentString<AddCostLinesMutation, AddCostLinesMutationVariables>;
export const ReverseCostLineDocument = new TypedDocumentString(`
    mutation ReverseCostLine($input: ReverseCostLineInput!) {
  reverseCostLine(input: $input) {
    ...WholeCostLine
  }
}
    fragment WholeCostLine on CostLine {
  id
  packageId
  category
  stage
  amount {
    amount
    currencyCode
  }
  tax {
    amount
    currencyCode
  }
  payerOffice {
    id
    code
  }
  costCentre
  invoiceReference
  incurredAt
  createdAt
  sourceLineId
  reversesLineId
  allocationId
  reason
}`) as unknown as TypedDocumentString<ReverseCostLineMutation, ReverseCostLineMutationVariables>;
export const AllocateCostDocument = new TypedDocumentString(`
    mutation AllocateCost($input: AllocateCostInput!) {
  allocateCost(input: $input) {
    ...WholeCostLine
  }
}
    fragment WholeCostLine on CostLine {
  id
  packageId
  category
  stage
  amount {
    amount
    currencyCode
  }
  tax {
    amount
    currencyCode
  }
  payerOffice {
    id
    code
  }
  costCentre
  invoiceReference
  incurredAt
  createdAt
  sourceLineId
  reversesLineId
  allocationId
  reason
}`) as unknown as TypedDocumentString<AllocateCostMutation, AllocateCostMutationVariables>;
export const ListCostLinesDocument = new TypedDocumentString(`
    query ListCostLines($filter: CostLineFilter!, $limit: Int, $nextToken: String) {
  listCostLines(filter: $filter, limit: $limit, nextToken: $nextToken) {
    items {
      ...WholeCostLine
    }
    nextToken
  }
}
    fragment WholeCostLine on CostLine {
  id
  packageId
  category
  stage
  amount {
    amount
    currencyCode
  }
  tax {
    amount
    currencyCode
  }
  payerOffice {
    id
    code
  }
  costCentre
  invoiceReference
  incurredAt
  createdAt
  sourceLineId
  reversesLineId
  allocationId
  reason
}`) as unknown as TypedDocumentString<ListCostLinesQuery, ListCostLinesQueryVariables>;
export const PackageCostsDocument = new TypedDocumentString(`
    query PackageCosts($id: ID!) {
  getPackage(id: $id) {
    id
    costTotals {
      stage
      amount {
        amount
        currencyCode
      }
      tax {
        amount
        currencyCode
      }
      lineCount
    }
  }
}
    `) as unknown as TypedDocumentString<PackageCostsQuery, PackageCostsQueryVariables>;
export const OfficeCostReportDocument = new TypedDocumentString(`
    query OfficeCostReport($officeId: ID!, $from: AWSDate!, $to: AWSDate!, $groupBy: CostGrouping!, $stage: CostStage, $top: Int, $reportingCurrency: String) {
  officeCostReport(
    officeId: $officeId
    from: $from
    to: $to
    groupBy: $groupBy
    stage: $stage
    top: $top
    reportingCurrency: $reportingCurrency
  ) {
    officeCode
    timeZone
    from
    to
    previousFrom
    previousTo
    groups {
      key
      label
      isOthers
      lane {
        ...WholeLane
      }
      sum {
        ...WholeCostSum
      }
      lateDeliveries {
        ...WholeLateDeliveries
      }
    }
    totals {
      ...WholeCostSum
    }
    quotedAndBilled {
      quoted {
        amount
        currencyCode
      }
      billed {
        amount
        currencyCode
      }
      difference {
        amount
        currencyCode
      }
    }
    lateDeliveries {
      ...WholeLateDeliveries
    }
    inReportingCurrency {
      currencyCode
      amount {
        amount
        currencyCode
      }
      tax {
        amount
        currencyCode
      }
      rates {
        ...WholeExchangeRate
      }
      currenciesWithoutRate
    }
  }
}
    fragment WholeExchangeRate on ExchangeRate {
  fromCurrency
  toCurrency
  ratedOn
  rate
}
fragment WholeLane on Lane {
  originOfficeId
  originOfficeCode
  destinationOfficeId
  destinationOfficeCode
}
fragment WholeLateDeliveries on LateDeliveries {
  promisedCount
  lateCount
  lateShare
}
fragment WholeCostSum on CostSum {
  amount {
    amount
    currencyCode
  }
  tax {
    amount
    currencyCode
  }
  lineCount
  packageCount
  averagePerPackage {
    amount
    currencyCode
  }
  previousAmount {
    amount
    currencyCode
  }
}`) as unknown as TypedDocumentString<OfficeCostReportQuery, OfficeCostReportQueryVariables>;
export const ComparePeriodsDocument = new TypedDocumentString(`
    query ComparePeriods($officeId: ID!, $from: AWSDate!, $to: AWSDate!, $otherFrom: AWSDate!, $otherTo: AWSDate!, $groupBy: CostGrouping!, $stage: CostStage, $top: Int) {
  comparePeriods(
    officeId: $officeId
    from: $from
    to: $to
    otherFrom: $otherFrom
    otherTo: $otherTo
    groupBy: $groupBy
    stage: $stage
    top: $top
  ) {
    officeId
    officeCode
    timeZone
    from
    to
    otherFrom
    otherTo
    groups {
      ...WholeCostChange
    }
    totals {
      ...WholeCostChange
    }
  }
}
    fragment WholeLane on Lane {
  originOfficeId
  originOfficeCode
  destinationOfficeId
  destinationOfficeCode
}
fragment WholeCostChange on CostChange {
  key
  label
  isOthers
  lane {
    ...WholeLane
  }
  amount {
    amount
    currencyCode
  }
  otherAmount {
    amount
    currencyCode
  }
  difference {
    amount
    currencyCode
  }
  changePercent
}`) as unknown as TypedDocumentString<ComparePeriodsQuery, ComparePeriodsQueryVariables>;
export const CostOutliersDocument = new TypedDocumentString(`
    query CostOutliers($officeId: ID!, $from: AWSDate!, $to: AWSDate!, $factor: Float, $leastLines: Int, $top: Int) {
  costOutliers(
    officeId: $officeId
    from: $from
    to: $to
    factor: $factor
    leastLines: $leastLines
    top: $top
  ) {
    line {
      ...WholeCostLine
    }
    lane {
      ...WholeLane
    }
    median {
      amount
      currencyCode
    }
    factor
    lineCount
  }
}
    fragment WholeCostLine on CostLine {
  id
  packageId
  category
  stage
  amount {
    amount
    currencyCode
  }
  tax {
    amount
    currencyCode
  }
  payerOffice {
    id
    code
  }
  costCentre
  invoiceReference
  incurredAt
  createdAt
  sourceLineId
  reversesLineId
  allocationId
  reason
}
fragment WholeLane on Lane {
  originOfficeId
  originOfficeCode
  destinationOfficeId
  destinationOfficeCode
}`) as unknown as TypedDocumentString<CostOutliersQuery, CostOutliersQueryVariables>;
export const ListExchangeRatesDocument = new TypedDocumentString(`
    query ListExchangeRates($fromCurrency: String, $toCurrency: String, $limit: Int, $nextToken: String) {
  listExchangeRates(
    fromCurrency: $fromCurrency
    toCurrency: $toCurrency
    limit: $limit
    nextToken: $nextToken
  ) {
    items {
      ...WholeExchangeRate
    }
    nextToken
  }
}
    fragment WholeExchangeRate on ExchangeRate {
  fromCurrency
  toCurrency
  ratedOn
  rate
}`) as unknown as TypedDocumentString<ListExchangeRatesQuery, ListExchangeRatesQueryVariables>;
export const SetExchangeRatesDocument = new TypedDocumentString(`
    mutation SetExchangeRates($rates: [ExchangeRateInput!]!) {
  setExchangeRates(rates: $rates) {
    ...WholeExchangeRate
  }
}
    fragment WholeExchangeRate on ExchangeRate {
  fromCurrency
  toCurrency
  ratedOn
  rate
}`) as unknown as TypedDocumentString<SetExchangeRatesMutation, SetExchangeRatesMutationVariables>;
export const StartCostExportDocument = new TypedDocumentString(`
    mutation StartCostExport($input: StartCostExportInput!) {
  startCostExport(input: $input) {
    ...WholeCostExport
  }
}
    fragment WholeCostExport on CostExport {
  id
  officeId
  from
  to
  stage
  groupBy
  reportingCurrency
  format
  state
  lineCount
  sizeInBytes
  asOf
  expiresAt
  url
  urlExpiresAt
  error {
    code
    message
  }
  createdAt
}`) as unknown as TypedDocumentString<StartCostExportMutation, StartCostExportMutationVariables>;
export const GetCostExportDocument = new TypedDocumentString(`
    query GetCostExport($id: ID!) {
  getCostExport(id: $id) {
    ...WholeCostExport
  }
}
    fragment WholeCostExport on CostExport {
  id
  officeId
  from
  to
  stage
  groupBy
  reportingCurrency
  format
  state
  lineCount
  sizeInBytes
  asOf
  expiresAt
  url
  urlExpiresAt
  error {
    code
    message
  }
  createdAt
}`) as unknown as TypedDocumentString<GetCostExportQuery, GetCostExportQueryVariables>;
export const GetOfficeCalendarDocument = new TypedDocumentString(`
    query GetOfficeCalendar($officeId: ID!) {
  getOfficeCalendar(officeId: $officeId) {
    ...WholeOfficeCalendar
  }
}
    fragment WholeOfficeCalendar on OfficeCalendar {
  officeId
  opensAt
  closesAt
  holidays
  stalledAfterDays
  remindEveryDays
  unclaimedAfterDays
  proposeReturnAfterDays
}`) as unknown as TypedDocumentString<GetOfficeCalendarQuery, GetOfficeCalendarQueryVariables>;
export const ListLaneTimesDocument = new TypedDocumentString(`
    query ListLaneTimes($originOfficeId: ID, $destinationOfficeId: ID, $limit: Int, $nextToken: String) {
  listLaneTimes(
    originOfficeId: $originOfficeId
    destinationOfficeId: $destinationOfficeId
    limit: $limit
    nextToken: $nextToken
  ) {
    items {
      originOfficeId
      destinationOfficeId
      openingDays
    }
    nextToken
  }
}
    `) as unknown as TypedDocumentString<ListLaneTimesQuery, ListLaneTimesQueryVariables>;
export const SetOfficeCalendarDocument = new TypedDocumentString(`
    mutation SetOfficeCalendar($input: SetOfficeCalendarInput!) {
  setOfficeCalendar(input: $input) {
    ...WholeOfficeCalendar
  }
}
    fragment WholeOfficeCalendar on OfficeCalendar {
  officeId
  opensAt
  closesAt
  holidays
  stalledAfterDays
  remindEveryDays
  unclaimedAfterDays
  proposeReturnAfterDays
}`) as unknown as TypedDocumentString<SetOfficeCalendarMutation, SetOfficeCalendarMutationVariables>;
export const SetLaneTimeDocument = new TypedDocumentString(`
    mutation SetLaneTime($input: SetLaneTimeInput!) {
  setLaneTime(input: $input) {
    originOfficeId
    destinationOfficeId
    openingDays
  }
}
    `) as unknown as TypedDocumentString<SetLaneTimeMutation, SetLaneTimeMutationVariables>;
export const GetPackageAsOfDocument = new TypedDocumentString(`
    query GetPackageAsOf($id: ID, $trackingNumber: String, $asOf: AsOfInput) {
  getPackage(id: $id, trackingNumber: $trackingNumber, asOf: $asOf) {
    id
    status
    version
    journey
    attempts
    updatedAt
    currentOffice {
      code
    }
    openExceptions {
      kind
      openedAt
    }
    events {
      id
      version
      kind
      occurredAt
      recordedAt
      isCounted
      isVoided
    }
  }
}
    `) as unknown as TypedDocumentString<GetPackageAsOfQuery, GetPackageAsOfQueryVariables>;
export const CustodyChainDocument = new TypedDocumentString(`
    query CustodyChain($packageId: ID!) {
  custodyChain(packageId: $packageId) {
    holder
    office {
      id
      code
    }
    location {
      id
      kind
      name
    }
    heldBy
    from
    timeZone
    until
    isGap
    startedByEventId
    endedByEventId
  }
}
    `) as unknown as TypedDocumentString<CustodyChainQuery, CustodyChainQueryVariables>;
export const PackageEpcisDocument = new TypedDocumentString(`
    query PackageEpcis($packageId: ID!) {
  packageEpcis(packageId: $packageId)
}
    `) as unknown as TypedDocumentString<PackageEpcisQuery, PackageEpcisQueryVariables>;
export const RecognizeCarrierNumberDocument = new TypedDocumentString(`
    query RecognizeCarrierNumber($number: String!) {
  recognizeCarrierNumber(number: $number) {
    carrier
    scheme
    number
    isValid
    reason
  }
}
    `) as unknown as TypedDocumentString<RecognizeCarrierNumberQuery, RecognizeCarrierNumberQueryVariables>;
export const GetPackageIdentityDocument = new TypedDocumentString(`
    query GetPackageIdentity($id: ID, $trackingNumber: String) {
  getPackage(id: $id, trackingNumber: $trackingNumber) {
    ...PackageIdentity
  }
}
    fragment PackageIdentity on Package {
  id
  trackingNumber
  status
  version
  sender {
    id
    name
  }
  recipient {
    id
    name
  }
  originOffice {
    code
  }
  currentOffice {
    code
  }
  destinationOffice {
    code
  }
  promisedAt
  carrierNumbers {
    number
    carrier
    scheme
    isCheckDigitValid
  }
  openExceptions {
    kind
    needsAction
  }
}`) as unknown as TypedDocumentString<GetPackageIdentityQuery, GetPackageIdentityQueryVariables>;
export const RegisterByBarcodeDocument = new TypedDocumentString(`
    mutation RegisterByBarcode($input: RegisterByBarcodeInput!) {
  registerByBarcode(input: $input) {
    ...PackageIdentity
  }
}
    fragment PackageIdentity on Package {
  id
  trackingNumber
  status
  version
  sender {
    id
    name
  }
  recipient {
    id
    name
  }
  originOffice {
    code
  }
  currentOffice {
    code
  }
  destinationOffice {
    code
  }
  promisedAt
  carrierNumbers {
    number
    carrier
    scheme
    isCheckDigitValid
  }
  openExceptions {
    kind
    needsAction
  }
}`) as unknown as TypedDocumentString<RegisterByBarcodeMutation, RegisterByBarcodeMutationVariables>;
export const CompletePackageDocument = new TypedDocumentString(`
    mutation CompletePackage($input: CompletePackageInput!) {
  completePackage(input: $input) {
    ...PackageIdentity
  }
}
    fragment PackageIdentity on Package {
  id
  trackingNumber
  status
  version
  sender {
    id
    name
  }
  recipient {
    id
    name
  }
  originOffice {
    code
  }
  currentOffice {
    code
  }
  destinationOffice {
    code
  }
  promisedAt
  carrierNumbers {
    number
    carrier
    scheme
    isCheckDigitValid
  }
  openExceptions {
    kind
    needsAction
  }
}`) as unknown as TypedDocumentString<CompletePackageMutation, CompletePackageMutationVariables>;
export const StartImportDocument = new TypedDocumentString(`
    mutation StartImport($input: StartImportInput!) {
  startImport(input: $input) {
    import {
      ...WholeImport
    }
    url
    headers {
      name
      value
    }
    expiresAt
  }
}
    fragment WholeImport on Import {
  id
  officeId
  fileName
  isDryRun
  state
  totalRows
  checkedRows
  registeredRows
  knownRows
  failedRows
  error {
    code
    message
  }
  createdAt
  updatedAt
}`) as unknown as TypedDocumentString<StartImportMutation, StartImportMutationVariables>;
export const PublishImportProgressDocument = new TypedDocumentString(`
    mutation PublishImportProgress($progress: AWSJSON!) {
  publishImportProgress(progress: $progress) {
    ...WholeImport
  }
}
    fragment WholeImport on Import {
  id
  officeId
  fileName
  isDryRun
  state
  totalRows
  checkedRows
  registeredRows
  knownRows
  failedRows
  error {
    code
    message
  }
  createdAt
  updatedAt
}`) as unknown as TypedDocumentString<PublishImportProgressMutation, PublishImportProgressMutationVariables>;
export const GetImportDocument = new TypedDocumentString(`
    query GetImport($id: ID!) {
  getImport(id: $id) {
    ...WholeImport
  }
}
    fragment WholeImport on Import {
  id
  officeId
  fileName
  isDryRun
  state
  totalRows
  checkedRows
  registeredRows
  knownRows
  failedRows
  error {
    code
    message
  }
  createdAt
  updatedAt
}`) as unknown as TypedDocumentString<GetImportQuery, GetImportQueryVariables>;
export const ListImportsDocument = new TypedDocumentString(`
    query ListImports($officeId: ID!, $limit: Int, $nextToken: String) {
  listImports(officeId: $officeId, limit: $limit, nextToken: $nextToken) {
    items {
      ...WholeImport
    }
    nextToken
  }
}
    fragment WholeImport on Import {
  id
  officeId
  fileName
  isDryRun
  state
  totalRows
  checkedRows
  registeredRows
  knownRows
  failedRows
  error {
    code
    message
  }
  createdAt
  updatedAt
}`) as unknown as TypedDocumentString<ListImportsQuery, ListImportsQueryVariables>;
export const ListImportProblemsDocument = new TypedDocumentString(`
    query ListImportProblems($importId: ID!, $limit: Int, $nextToken: String) {
  listImportProblems(importId: $importId, limit: $limit, nextToken: $nextToken) {
    items {
      line
      column
      code
      message
    }
    nextToken
  }
}
    `) as unknown as TypedDocumentString<ListImportProblemsQuery, ListImportProblemsQueryVariables>;
export const OnImportProgressDocument = new TypedDocumentString(`
    subscription OnImportProgress($importId: ID!) {
  onImportProgress(importId: $importId) {
    ...WholeImport
  }
}
    fragment WholeImport on Import {
  id
  officeId
  fileName
  isDryRun
  state
  totalRows
  checkedRows
  registeredRows
  knownRows
  failedRows
  error {
    code
    message
  }
  createdAt
  updatedAt
}`) as unknown as TypedDocumentString<OnImportProgressSubscription, OnImportProgressSubscriptionVariables>;
export const StartInvoiceImportDocument = new TypedDocumentString(`
    mutation StartInvoiceImport($input: StartInvoiceImportInput!) {
  startInvoiceImport(input: $input) {
    import {
      ...WholeInvoiceImport
    }
    url
    headers {
      name
      value
    }
    expiresAt
  }
}
    fragment WholeInvoiceImport on InvoiceImport {
  id
  officeId
  carrier
  invoiceNumber
  currencyCode
  decimalSeparator
  tolerancePercent
  toleranceAmount {
    amount
    currencyCode
  }
  fileName
  isDryRun
  state
  lineCount
  outcomes {
    outcome
    lineCount
    amount {
      amount
      currencyCode
    }
    tax {
      amount
      currencyCode
    }
  }
  error {
    code
    message
  }
  createdAt
  updatedAt
}`) as unknown as TypedDocumentString<StartInvoiceImportMutation, StartInvoiceImportMutationVariables>;
export const RematchInvoiceDocument = new TypedDocumentString(`
    mutation RematchInvoice($input: RematchInvoiceInput!) {
  rematchInvoice(input: $input) {
    import {
      ...WholeInvoiceImport
    }
    lastLine
  }
}
    fragment WholeInvoiceImport on InvoiceImport {
  id
  officeId
  carrier
  invoiceNumber
  currencyCode
  decimalSeparator
  tolerancePercent
  toleranceAmount {
    amount
    currencyCode
  }
  fileName
  isDryRun
  state
  lineCount
  outcomes {
    outcome
    lineCount
    amount {
      amount
      currencyCode
    }
    tax {
      amount
      currencyCode
    }
  }
  error {
    code
    message
  }
  createdAt
  updatedAt
}`) as unknown as TypedDocumentString<RematchInvoiceMutation, RematchInvoiceMutationVariables>;
export const GetInvoiceImportDocument = new TypedDocumentString(`
    query GetInvoiceImport($id: ID!) {
  getInvoiceImport(id: $id) {
    ...WholeInvoiceImport
  }
}
    fragment WholeInvoiceImport on InvoiceImport {
  id
  officeId
  carrier
  invoiceNumber
  currencyCode
  decimalSeparator
  tolerancePercent
  toleranceAmount {
    amount
    currencyCode
  }
  fileName
  isDryRun
  state
  lineCount
  outcomes {
    outcome
    lineCount
    amount {
      amount
      currencyCode
    }
    tax {
      amount
      currencyCode
    }
  }
  error {
    code
    message
  }
  createdAt
  updatedAt
}`) as unknown as TypedDocumentString<GetInvoiceImportQuery, GetInvoiceImportQueryVariables>;
export const ListInvoiceImportsDocument = new TypedDocumentString(`
    query ListInvoiceImports($officeId: ID!, $limit: Int, $nextToken: String) {
  listInvoiceImports(officeId: $officeId, limit: $limit, nextToken: $nextToken) {
    items {
      ...WholeInvoiceImport
    }
    nextToken
  }
}
    fragment WholeInvoiceImport on InvoiceImport {
  id
  officeId
  carrier
  invoiceNumber
  currencyCode
  decimalSeparator
  tolerancePercent
  toleranceAmount {
    amount
    currencyCode
  }
  fileName
  isDryRun
  state
  lineCount
  outcomes {
    outcome
    lineCount
    amount {
      amount
      currencyCode
    }
    tax {
      amount
      currencyCode
    }
  }
  error {
    code
    message
  }
  createdAt
  updatedAt
}`) as unknown as TypedDocumentString<ListInvoiceImportsQuery, ListInvoiceImportsQueryVariables>;
export const ListInvoiceLinesDocument = new TypedDocumentString(`
    query ListInvoiceLines($importId: ID!, $outcome: InvoiceLineOutcome, $limit: Int, $nextToken: String) {
  listInvoiceLines(
    importId: $importId
    outcome: $outcome
    limit: $limit
    nextToken: $nextToken
  ) {
    items {
      line
      outcome
      lineId
      carrierNumber
      packageId
      category
      isCategoryRecognized
      amount {
        amount
        currencyCode
      }
      tax {
        amount
        currencyCode
      }
      chargedOn
      weight
      costLineId
      wasKnown
      quoted {
        amount
        currencyCode
      }
      billed {
        amount
        currencyCode
      }
      problem {
        code
        message
      }
    }
    nextToken
  }
}
    `) as unknown as TypedDocumentString<ListInvoiceLinesQuery, ListInvoiceLinesQueryVariables>;
export const NotificationsDocument = new TypedDocumentString(`
    query Notifications($packageId: ID!, $limit: Int, $nextToken: String) {
  notifications(packageId: $packageId, limit: $limit, nextToken: $nextToken) {
    items {
      id
      eventId
      personId
      kind
      role
      channel
      state
      reason
      dueAt
      sentAt
    }
    nextToken
  }
}
    `) as unknown as TypedDocumentString<NotificationsQuery, NotificationsQueryVariables>;
export const ExplainNotificationDocument = new TypedDocumentString(`
    query ExplainNotification($packageId: ID!, $personId: ID!) {
  explainNotification(packageId: $packageId, personId: $personId) {
    kind
    channel
    state
    reason
    sentence
  }
}
    `) as unknown as TypedDocumentString<ExplainNotificationQuery, ExplainNotificationQueryVariables>;
export const UpdateNotificationPreferencesDocument = new TypedDocumentString(`
    mutation UpdateNotificationPreferences($input: NotificationPreferencesInput!) {
  updateNotificationPreferences(input: $input) {
    id
    preferences {
      choices {
        kind
        channel
        isTold
      }
      quietFrom
      quietUntil
      timeZone
      digestMinutes
    }
  }
}
    `) as unknown as TypedDocumentString<UpdateNotificationPreferencesMutation, UpdateNotificationPreferencesMutationVariables>;
export const SimulateNotificationsDocument = new TypedDocumentString(`
    query SimulateNotifications($officeId: ID!, $policy: NotificationPolicyInput!, $from: AWSDate!, $to: AWSDate!) {
  simulateNotifications(
    officeId: $officeId
    policy: $policy
    from: $from
    to: $to
  ) {
    policy {
      silentKinds
      quietFrom
      quietUntil
    }
    channels {
      channel
      pricePerThousand {
        amount
        currencyCode
      }
      simulated {
        ...WholeMessageVolume
      }
      actual {
        ...WholeMessageVolume
      }
    }
    kinds {
      kind
      channel
      simulated {
        ...WholeNewsVolume
      }
      actual {
        ...WholeNewsVolume
      }
    }
  }
}
    fragment WholeNewsVolume on NewsVolume {
  toldCount
  silencedCount
  waitedCount
  nightCount
}
fragment WholeMessageVolume on MessageVolume {
  toldCount
  silencedCount
  waitedCount
  nightCount
  messageCount
  joinedCount
  partCount
  price {
    amount
    currencyCode
  }
}`) as unknown as TypedDocumentString<SimulateNotificationsQuery, SimulateNotificationsQueryVariables>;
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
export const CreateOfficeDocument = new TypedDocumentString(`
    mutation CreateOffice($input: CreateOfficeInput!) {
  createOffice(input: $input) {
    ...OfficeNow
  }
}
    fragment OfficeNow on Office {
  id
  code
  name
  timeZone
  openingDays
  currencyCode
  costCentre
  isClosed
  policy {
    disposeAfterDays
  }
  location {
    ...LocationNow
  }
}
fragment LocationNow on Location {
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
  isRetired
}`) as unknown as TypedDocumentString<CreateOfficeMutation, CreateOfficeMutationVariables>;
export const UpdateOfficeDocument = new TypedDocumentString(`
    mutation UpdateOffice($input: UpdateOfficeInput!) {
  updateOffice(input: $input) {
    ...OfficeNow
  }
}
    fragment OfficeNow on Office {
  id
  code
  name
  timeZone
  openingDays
  currencyCode
  costCentre
  isClosed
  policy {
    disposeAfterDays
  }
  location {
    ...LocationNow
  }
}
fragment LocationNow on Location {
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
  isRetired
}`) as unknown as TypedDocumentString<UpdateOfficeMutation, UpdateOfficeMutationVariables>;
export const UpdateOfficePolicyDocument = new TypedDocumentString(`
    mutation UpdateOfficePolicy($input: UpdateOfficePolicyInput!) {
  updateOfficePolicy(input: $input) {
    ...OfficeNow
  }
}
    fragment OfficeNow on Office {
  id
  code
  name
  timeZone
  openingDays
  currencyCode
  costCentre
  isClosed
  policy {
    disposeAfterDays
  }
  location {
    ...LocationNow
  }
}
fragment LocationNow on Location {
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
  isRetired
}`) as unknown as TypedDocumentString<UpdateOfficePolicyMutation, UpdateOfficePolicyMutationVariables>;
export const CreateLocationDocument = new TypedDocumentString(`
    mutation CreateLocation($input: CreateLocationInput!) {
  createLocation(input: $input) {
    ...LocationNow
  }
}
    fragment LocationNow on Location {
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
  isRetired
}`) as unknown as TypedDocumentString<CreateLocationMutation, CreateLocationMutationVariables>;
export const UpdateLocationDocument = new TypedDocumentString(`
    mutation UpdateLocation($input: UpdateLocationInput!) {
  updateLocation(input: $input) {
    ...LocationNow
  }
}
    fragment LocationNow on Location {
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
  isRetired
}`) as unknown as TypedDocumentString<UpdateLocationMutation, UpdateLocationMutationVariables>;
export const ListLocationsDocument = new TypedDocumentString(`
    query ListLocations($officeId: ID!, $limit: Int, $nextToken: String) {
  listLocations(officeId: $officeId, limit: $limit, nextToken: $nextToken) {
    items {
      ...LocationNow
    }
    nextToken
  }
}
    fragment LocationNow on Location {
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
  isRetired
}`) as unknown as TypedDocumentString<ListLocationsQuery, ListLocationsQueryVariables>;
export const ListStaffDocument = new TypedDocumentString(`
    query ListStaff($officeId: ID!, $limit: Int, $nextToken: String) {
  listStaff(officeId: $officeId, limit: $limit, nextToken: $nextToken) {
    items {
      userId
      officeId
      role
    }
    nextToken
  }
}
    `) as unknown as TypedDocumentString<ListStaffQuery, ListStaffQueryVariables>;
export const RemoveStaffDocument = new TypedDocumentString(`
    mutation RemoveStaff($officeId: ID!, $userId: ID!) {
  removeStaff(officeId: $officeId, userId: $userId) {
    userId
    officeId
    role
  }
}
    `) as unknown as TypedDocumentString<RemoveStaffMutation, RemoveStaffMutationVariables>;
export const GetRetentionPolicyDocument = new TypedDocumentString(`
    query GetRetentionPolicy {
  getRetentionPolicy {
    erasePeopleAfterDays
  }
}
    `) as unknown as TypedDocumentString<GetRetentionPolicyQuery, GetRetentionPolicyQueryVariables>;
export const UpdateRetentionPolicyDocument = new TypedDocumentString(`
    mutation UpdateRetentionPolicy($input: RetentionPolicyInput!) {
  updateRetentionPolicy(input: $input) {
    erasePeopleAfterDays
  }
}
    `) as unknown as TypedDocumentString<UpdateRetentionPolicyMutation, UpdateRetentionPolicyMutationVariables>;
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
  exceptionKind
  responsibleParty
  carrierCodeSystem
  carrierCode
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
  isClosed
  policy {
    disposeAfterDays
  }
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
  isRetired
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
    expectedAt
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
    query ListPackages($filter: PackageFilter, $sort: PackageSort, $limit: Int, $nextToken: String) {
  listPackages(filter: $filter, sort: $sort, limit: $limit, nextToken: $nextToken) {
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
export const UpdatePersonDocument = new TypedDocumentString(`
    mutation UpdatePerson($input: UpdatePersonInput!) {
  updatePerson(input: $input) {
    ...PersonContact
  }
}
    fragment PersonContact on Person {
  id
  name
  language
  email
  phone
  emailState
  notifyBy
  isErased
  homeOffice {
    code
  }
}`) as unknown as TypedDocumentString<UpdatePersonMutation, UpdatePersonMutationVariables>;
export const ResetPreferencesDocument = new TypedDocumentString(`
    mutation ResetPreferences($personId: ID!) {
  resetPreferences(personId: $personId) {
    ...PersonContact
  }
}
    fragment PersonContact on Person {
  id
  name
  language
  email
  phone
  emailState
  notifyBy
  isErased
  homeOffice {
    code
  }
}`) as unknown as TypedDocumentString<ResetPreferencesMutation, ResetPreferencesMutationVariables>;
export const ErasePersonDocument = new TypedDocumentString(`
    mutation ErasePerson($personId: ID!) {
  erasePerson(personId: $personId) {
    ...PersonContact
  }
}
    fragment PersonContact on Person {
  id
  name
  language
  email
  phone
  emailState
  notifyBy
  isErased
  homeOffice {
    code
  }
}`) as unknown as TypedDocumentString<ErasePersonMutation, ErasePersonMutationVariables>;
export const ExportPersonalDataDocument = new TypedDocumentString(`
    query ExportPersonalData($personId: ID) {
  exportPersonalData(personId: $personId)
}
    `) as unknown as TypedDocumentString<ExportPersonalDataQuery, ExportPersonalDataQueryVariables>;
export const AddWatcherDocument = new TypedDocumentString(`
    mutation AddWatcher($packageId: ID!, $personId: ID!) {
  addWatcher(packageId: $packageId, personId: $personId) {
    id
    trackingNumber
    status
    version
  }
}
    `) as unknown as TypedDocumentString<AddWatcherMutation, AddWatcherMutationVariables>;
export const RemoveWatcherDocument = new TypedDocumentString(`
    mutation RemoveWatcher($packageId: ID!, $personId: ID!) {
  removeWatcher(packageId: $packageId, personId: $personId) {
    id
    trackingNumber
    status
    version
  }
}
    `) as unknown as TypedDocumentString<RemoveWatcherMutation, RemoveWatcherMutationVariables>;
export const ResendConfirmationDocument = new TypedDocumentString(`
    mutation ResendConfirmation($personId: ID!) {
  resendConfirmation(personId: $personId) {
    ...PersonContact
  }
}
    fragment PersonContact on Person {
  id
  name
  language
  email
  phone
  emailState
  notifyBy
  isErased
  homeOffice {
    code
  }
}`) as unknown as TypedDocumentString<ResendConfirmationMutation, ResendConfirmationMutationVariables>;
export const RequestPackageActDocument = new TypedDocumentString(`
    mutation RequestPackageAct($input: RequestPackageActInput!) {
  requestPackageAct(input: $input) {
    id
    trackingNumber
    status
    version
    openExceptions {
      kind
      openedAt
      reason
      responsibleParty
      needsAction
    }
  }
}
    `) as unknown as TypedDocumentString<RequestPackageActMutation, RequestPackageActMutationVariables>;
export const RecordScansDocument = new TypedDocumentString(`
    mutation RecordScans($scans: [ScanInput!]!) {
  recordScans(scans: $scans) {
    scanId
    wasKnown
    eventId
    packageId
    trackingNumber
    status
    version
    error {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RecordScansMutation, RecordScansMutationVariables>;
export const PublishPublicTrackingDocument = new TypedDocumentString(`
    mutation PublishPublicTracking($tracking: AWSJSON!) {
  publishPublicTracking(tracking: $tracking) {
    ...WholePublicTracking
  }
}
    fragment WholePublicTracking on PublicTracking {
  trackingNumber
  status
  version
  place {
    ...WholePublicPlace
  }
  destination {
    ...WholePublicPlace
  }
  promisedAt
  isDelayed
  updatedAt
  steps {
    status
    occurredAt
    place {
      ...WholePublicPlace
    }
  }
}
fragment WholePublicPlace on PublicPlace {
  city
  countryCode
  timeZone
}`) as unknown as TypedDocumentString<PublishPublicTrackingMutation, PublishPublicTrackingMutationVariables>;
export const TrackDocument = new TypedDocumentString(`
    query Track($trackingNumber: String!) {
  track(trackingNumber: $trackingNumber) {
    ...WholePublicTracking
  }
}
    fragment WholePublicTracking on PublicTracking {
  trackingNumber
  status
  version
  place {
    ...WholePublicPlace
  }
  destination {
    ...WholePublicPlace
  }
  promisedAt
  isDelayed
  updatedAt
  steps {
    status
    occurredAt
    place {
      ...WholePublicPlace
    }
  }
}
fragment WholePublicPlace on PublicPlace {
  city
  countryCode
  timeZone
}`) as unknown as TypedDocumentString<TrackQuery, TrackQueryVariables>;
export const OnPublicTrackingDocument = new TypedDocumentString(`
    subscription OnPublicTracking($trackingNumber: String!) {
  onPublicTracking(trackingNumber: $trackingNumber) {
    ...WholePublicTracking
  }
}
    fragment WholePublicTracking on PublicTracking {
  trackingNumber
  status
  version
  place {
    ...WholePublicPlace
  }
  destination {
    ...WholePublicPlace
  }
  promisedAt
  isDelayed
  updatedAt
  steps {
    status
    occurredAt
    place {
      ...WholePublicPlace
    }
  }
}
fragment WholePublicPlace on PublicPlace {
  city
  countryCode
  timeZone
}`) as unknown as TypedDocumentString<OnPublicTrackingSubscription, OnPublicTrackingSubscriptionVariables>;
export const TrackByLinkDocument = new TypedDocumentString(`
    query TrackByLink($secret: String!) {
  trackByLink(secret: $secret) {
    tracking {
      ...WholePublicTracking
    }
    office {
      name
      addressLines
      city
      countryCode
      timeZone
      openingDays
    }
    carrierNumbers
    openExceptions
    preferences {
      ...WholeLinkPreferences
    }
    expiresAt
  }
}
    fragment WholePublicTracking on PublicTracking {
  trackingNumber
  status
  version
  place {
    ...WholePublicPlace
  }
  destination {
    ...WholePublicPlace
  }
  promisedAt
  isDelayed
  updatedAt
  steps {
    status
    occurredAt
    place {
      ...WholePublicPlace
    }
  }
}
fragment WholePublicPlace on PublicPlace {
  city
  countryCode
  timeZone
}
fragment WholeLinkPreferences on LinkPreferences {
  notifyBy
  channels
  language
}`) as unknown as TypedDocumentString<TrackByLinkQuery, TrackByLinkQueryVariables>;
export const SetLinkPreferencesDocument = new TypedDocumentString(`
    mutation SetLinkPreferences($secret: String!, $input: LinkPreferencesInput!) {
  setLinkPreferences(secret: $secret, input: $input) {
    ...WholeLinkPreferences
  }
}
    fragment WholeLinkPreferences on LinkPreferences {
  notifyBy
  channels
  language
}`) as unknown as TypedDocumentString<SetLinkPreferencesMutation, SetLinkPreferencesMutationVariables>;
export const ListTrackingLinksDocument = new TypedDocumentString(`
    query ListTrackingLinks($packageId: ID!) {
  listTrackingLinks(packageId: $packageId) {
    ...WholeTrackingLink
  }
}
    fragment WholeTrackingLink on TrackingLink {
  id
  packageId
  isForRecipient
  createdAt
  expiresAt
}`) as unknown as TypedDocumentString<ListTrackingLinksQuery, ListTrackingLinksQueryVariables>;
export const CreateTrackingLinkDocument = new TypedDocumentString(`
    mutation CreateTrackingLink($input: CreateTrackingLinkInput!) {
  createTrackingLink(input: $input) {
    link {
      ...WholeTrackingLink
    }
    secret
  }
}
    fragment WholeTrackingLink on TrackingLink {
  id
  packageId
  isForRecipient
  createdAt
  expiresAt
}`) as unknown as TypedDocumentString<CreateTrackingLinkMutation, CreateTrackingLinkMutationVariables>;
export const RevokeTrackingLinkDocument = new TypedDocumentString(`
    mutation RevokeTrackingLink($id: ID!) {
  revokeTrackingLink(id: $id) {
    ...WholeTrackingLink
  }
}
    fragment WholeTrackingLink on TrackingLink {
  id
  packageId
  isForRecipient
  createdAt
  expiresAt
}`) as unknown as TypedDocumentString<RevokeTrackingLinkMutation, RevokeTrackingLinkMutationVariables>;