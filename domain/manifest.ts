import type { CarrierNumber, ErrorCode } from '../graphql/generated/graphql.ts';

/** What a cell holds; each kind has its rule in manifest-cell.ts. */
export type CellKind =
  'REFERENCE' | 'ID' | 'NAME' | 'EMAIL' | 'PHONE' | 'LANGUAGE' | 'CHANNEL' | 'OFFICE' | 'MOMENT' | 'CARRIER';

/** The columns of a manifest, in the order in which they are documented; the header may have any. */
export const MANIFEST_COLUMNS = {
  reference: 'REFERENCE',
  sender_id: 'ID',
  sender_name: 'NAME',
  sender_email: 'EMAIL',
  sender_phone: 'PHONE',
  sender_language: 'LANGUAGE',
  recipient_id: 'ID',
  recipient_name: 'NAME',
  recipient_email: 'EMAIL',
  recipient_phone: 'PHONE',
  recipient_language: 'LANGUAGE',
  notify_by: 'CHANNEL',
  destination_office: 'OFFICE',
  promised_at: 'MOMENT',
  carrier_number: 'CARRIER',
} as const satisfies Record<string, CellKind>;

export type ManifestColumn = keyof typeof MANIFEST_COLUMNS;

/** Of each of these, a header must have at least one. */
export const NEEDED_COLUMNS: readonly (readonly ManifestColumn[])[] = [
  ['sender_id', 'sender_name'],
  ['recipient_id', 'recipient_name'],
  ['destination_office'],
];

export const MOST_ROWS = 50_000;
export const MOST_BYTES = 64 * 1024 * 1024;

/** The cells of a row that are not empty, without blanks around them. */
export type Cells = Partial<Record<ManifestColumn, string>>;

/** Never holds what is written in a cell: it may be of a person. */
export type Problem = { column: string | null; code: ErrorCode; message: string };

export function invalid(column: string | null, message: string): Problem {
  return { column, code: 'INVALID_INPUT', message };
}

/** A person as `registerPackage` takes them. */
export type RowPerson =
  | { id: string }
  | { name: string; email?: string; phone?: string; language?: string; notifyBy?: 'EMAIL' | 'SMS' };

/** What a good row says; its office and its time are looked up in the database. */
export type RowContent = {
  sender: RowPerson;
  recipient: RowPerson;
  destinationOffice: string;
  /** An instant with its offset. */
  promisedAt?: string;
  /** What the clocks at the destination show, where the row gives no offset. */
  promisedLocal?: string;
  carrierNumbers?: CarrierNumber[];
};
