import type { PackageFilter, PackageSort, TimeRange } from '../graphql/generated/graphql.ts';
import type { Database, Viewer } from './test-parcel.ts';

/** A package as a filter sees it. Moments are ISO 8601, in UTC, so that they compare as texts. */
export type Listed = {
  id: string;
  trackingNumber: string;
  origin: string;
  current: string | null;
  destination: string;
  people: string[];
  names: string[];
  status: string;
  exceptions: string[];
  carriers: string[];
  numbers: string[];
  registered: string;
  promised: string | null;
  updated: string;
};

export type Seen = 'ALL' | { offices: string[]; person: string | null };
export type Page = { ids: string[]; end: string | null };

export function allPackages(db: Database): Promise<Listed[]> {
  return db.query<Listed>(
    `select p.id, p.tracking_number as "trackingNumber", p.origin_office_id as origin, s.office_id as current,
       p.destination_office_id as destination, array[p.sender_id, p.recipient_id]::text[] as people,
       array[sender.name, recipient.name] as names, s.status,
       array(select jsonb_object_keys(s.open_exceptions)) as exceptions,
       array(select c.carrier::text from package_carrier_number c where c.package_id = p.id) as carriers,
       array(select c.number::text from package_carrier_number c where c.package_id = p.id) as numbers,
       as_instant(p.registered_at) as registered, as_instant(p.promised_at) as promised,
       as_instant(s.updated_at) as updated
     from package p
     join package_state s on s.package_id = p.id
     join person sender on sender.id = p.sender_id
     join person recipient on recipient.id = p.recipient_id`,
  );
}

/** What a list should hold, from the definition of the filter. */
export function expectedIds(all: Listed[], seen: Seen, filter: PackageFilter, sort: PackageSort): string[] {
  const key = (one: Listed) => `${sort === 'NEWEST' ? one.registered : one.promised} ${one.id}`;
  const found = all.filter(
    (one) => isSeen(one, seen) && fits(one, filter) && (sort === 'NEWEST' || one.promised),
  );
  const inOrder = found.sort((one, other) => (key(one) < key(other) ? -1 : 1)).map(({ id }) => id);
  return sort === 'NEWEST' ? inOrder.reverse() : inOrder;
}

function isSeen(one: Listed, seen: Seen): boolean {
  if (seen === 'ALL') return true;
  const isOfOffice = officesOf(one).some((office) => seen.offices.includes(office));
  return isOfOffice || (seen.person !== null && one.people.includes(seen.person));
}

export function officesOf({ origin, current, destination }: Listed): string[] {
  return [origin, destination, ...(current ? [current] : [])];
}

function fits(one: Listed, filter: PackageFilter): boolean {
  const asked = <Value>(value: Value | null | undefined, holds: (value: Value) => boolean) =>
    value === null || value === undefined || holds(value);
  return (
    asked(filter.officeId, (id) => officesOf(one).includes(id)) &&
    asked(filter.originOfficeId, (id) => one.origin === id) &&
    asked(filter.currentOfficeId, (id) => one.current === id) &&
    asked(filter.destinationOfficeId, (id) => one.destination === id) &&
    asked(filter.status, (statuses) => (statuses as string[]).includes(one.status)) &&
    asked(filter.personId, (id) => one.people.includes(id)) &&
    asked(filter.exception, (kind) => one.exceptions.includes(kind)) &&
    asked(filter.carrier, (carrier) => one.carriers.includes(carrier)) &&
    asked(filter.registered, (range) => isIn(range, one.registered)) &&
    asked(filter.promised, (range) => isIn(range, one.promised)) &&
    asked(filter.updated, (range) => isIn(range, one.updated)) &&
    asked(filter.text, (text) => fitsText(one, text))
  );
}

function isIn(range: TimeRange, moment: string | null): boolean {
  if (range.from == null && range.until == null) return true;
  return moment !== null && moment >= (range.from ?? '') && moment < (range.until ?? '~');
}

/** For texts of plain letters and digits. */
function fitsText(one: Listed, text: string): boolean {
  const plain = (name: string) =>
    name.toLowerCase().replaceAll('ł', 'l').normalize('NFD').replaceAll(/\p{M}/gu, '');
  const words = plain(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  const isNamed = (name: string) =>
    words.length > 0 &&
    words.every((word) =>
      plain(name)
        .split(' ')
        .some((part) => part.startsWith(word)),
    );
  const number = text.toUpperCase().replaceAll(/[ -]/g, '');
  return (
    text.trim() === '' ||
    one.names.some(isNamed) ||
    (number.length >= 4 && [one.trackingNumber, ...one.numbers].some((known) => known.startsWith(number)))
  );
}

/** Reads on until the list ends; what each page held, and where a search stopped that had not come to the end. */
export async function pagesOf(
  db: Database,
  viewer: Viewer,
  filter: PackageFilter,
  sort: PackageSort = 'NEWEST',
  limit = 100,
): Promise<Page[]> {
  const pages: Page[] = [];
  let key: [string | null, string | null] = [null, null];
  for (;;) {
    const rows = await db.query<{ id: string; at: string; isFound: boolean }>(
      `select package_id as id, sorted_at::text as at, is_found as "isFound"
       from package_page($1, $2, '[]', $3, $4, $5, $6)`,
      [viewer, filter, sort, ...key, limit + 1],
    );
    const found = rows.filter(({ isFound }) => isFound);
    const last = found.length > limit ? found[limit - 1] : rows.find(({ isFound }) => !isFound);
    pages.push({ ids: found.slice(0, limit).map(({ id }) => id), end: last?.id ?? null });
    if (!last) return pages;
    key = [last.at, last.id];
  }
}
