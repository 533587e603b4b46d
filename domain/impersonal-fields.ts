/** Texts that are about no person, whatever type has a field of this name. */
export const IMPERSONAL_NAMES: readonly string[] = [
  ...['trackingNumber', 'carrierNumber', 'carrierNumbers', 'invoiceReference', 'nextToken', 'since'],
  ...['timeZone', 'city', 'countryCode', 'currencyCode', 'costCentre', 'groups'],
];

/** Texts of one type that are about no person. An address among them is an office's. */
export const IMPERSONAL_FIELDS: readonly string[] = [
  'Query.packageEpcis',
  'Office.code',
  'Office.name',
  'LinkOffice.name',
  'LinkOffice.addressLines',
  'CarrierNumber.number',
  'CarrierNumberCandidate.number',
  'CarrierNumberCandidate.reason',
  'Money.amount',
  'NewTrackingLink.secret',
  'ItemError.message',
  'ImportProblem.column',
  'ImportProblem.message',
  'ImportUpload.url',
  'HttpHeader.name',
  'HttpHeader.value',
  'CreateOfficeInput.code',
  'CreateOfficeInput.name',
  'CreateOfficeInput.address',
  'UpdateOfficeInput.code',
  'UpdateOfficeInput.name',
  'UpdateOfficeInput.address',
  'CreateLocationInput.name',
  'CreateLocationInput.address',
  'UpdateLocationInput.name',
  'UpdateLocationInput.address',
  'AddressInput.addressLines',
  'AddressInput.latitude',
  'AddressInput.longitude',
];

/** Columns that hold text, or what may hold text, about no person. */
export const IMPERSONAL_COLUMNS: readonly string[] = [
  ...[
    'carrier_code_meaning.code',
    'cost_line.cost_centre',
    'cost_line.currency_code',
    'cost_line.invoice_reference',
  ],
  ...[
    'import.error_code',
    'import.error_message',
    'import.file_etag',
    'import.idempotency_key',
    'import.state',
  ],
  ...['import_problem.code', 'import_problem.column_name', 'import_problem.message'],
  ...['journey_transition.closes', 'journey_transition.place', 'journey_transition.presence'],
  ...['location.city', 'location.country_code', 'location.creation_hash', 'location.idempotency_key'],
  ...['location.time_zone', 'notification.detail', 'notification.state'],
  ...[
    'office.code',
    'office.cost_centre',
    'office.creation_hash',
    'office.currency_code',
    'office.idempotency_key',
  ],
  ...[
    'office.name',
    'office.opening_days',
    'office.time_zone',
    'office_change_epoch.id',
    'office_member.role',
  ],
  ...['package.tracking_number'],
  ...['package_event.added', 'package_event.scan_id', 'package_event.time_zone'],
  ...['package_state.closed_exceptions', 'package_state.open_exceptions'],
  ...['schema_migration.name', 'schema_migration.sha256', 'time_zone.name', 'tracking_link.secret_hash'],
];
