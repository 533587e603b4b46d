import type { PackageFilter, PackageSort } from '../graphql/generated/graphql.ts';
import { staffOf } from './test-packages.ts';
import { user, type Database, type Viewer } from './test-parcel.ts';

export type ListCase = { name: string; viewer: Viewer; filter: PackageFilter; sort: PackageSort };

type Sample = {
  office: string;
  other: string;
  person: string;
  sender: string;
  trackingNumber: string;
  familyName: string;
  number: string;
  recent: string;
  middle: string;
  later: string;
};

/** Every filter by itself, with an office, and some together; for each kind of viewer, in both orders. */
export async function listCases(db: Database): Promise<ListCase[]> {
  const sample = await sampleOf(db);
  const viewers: Record<string, Viewer> = {
    all: user('admin'),
    office: await staffOf(db, [sample.office]),
    person: await staffOf(db, [], sample.person),
  };
  return Object.entries(viewers).flatMap(([who, viewer]) =>
    Object.entries({ ...single(sample), ...combined(sample) }).flatMap(([what, filter]) =>
      (['NEWEST', 'DUE_FIRST'] as const).map((sort) => ({
        name: `${who}: ${what}, ${sort}`,
        viewer,
        filter,
        sort,
      })),
    ),
  );
}

function single(sample: Sample): Record<string, PackageFilter> {
  return {
    nothing: {},
    office: { officeId: sample.office },
    'origin office': { originOfficeId: sample.office },
    'current office': { currentOfficeId: sample.office },
    'destination office': { destinationOfficeId: sample.office },
    'a common status': { status: ['DELIVERED'] },
    'a rare status': { status: ['LOST'] },
    'three statuses': { status: ['AT_HUB', 'ARRIVED', 'LOST'] },
    person: { personId: sample.sender },
    'a common exception': { exception: 'DELAYED' },
    'a rare exception': { exception: 'DAMAGED' },
    'no such exception': { exception: 'UNCLAIMED' },
    carrier: { carrier: 'UPS' },
    'a rare carrier': { carrier: 'USPS' },
    'registered in a while': { registered: { from: sample.middle, until: sample.later } },
    'promised in a while': { promised: { from: sample.middle, until: sample.later } },
    'updated lately': { updated: { from: sample.recent } },
    'updated in a while': { updated: { from: sample.middle, until: sample.later } },
    'not updated since': { updated: { until: sample.middle } },
    'beginning of a tracking number': { text: sample.trackingNumber.slice(0, 6) },
    'beginning of a carrier number': { text: sample.number.slice(0, 9) },
    'beginning of many carrier numbers': { text: '1Z00' },
    'family name': { text: sample.familyName },
    'a first name that many have': { text: 'joao' },
    'one letter': { text: 'a' },
    'no such name': { text: 'xyzzy' },
  };
}

function combined(sample: Sample): Record<string, PackageFilter> {
  const { office: officeId, other } = sample;
  return {
    'status at an office': { officeId, status: ['DELIVERED'] },
    'rare status at an office': { officeId, status: ['LOST'] },
    'exception at an office': { officeId, exception: 'DELAYED' },
    'carrier at an office': { officeId, carrier: 'UPS' },
    'person at an office': { officeId, personId: sample.sender },
    'updated lately at an office': { officeId, updated: { from: sample.recent } },
    'promised in a while at an office': { officeId, promised: { from: sample.middle, until: sample.later } },
    'first name at an office': { officeId, text: 'joao' },
    'carrier number at an office': { officeId, text: sample.number.slice(0, 9) },
    'another office': { officeId: other },
    'from one office to another': { originOfficeId: officeId, destinationOfficeId: other },
    'status, exception and carrier': { status: ['IN_TRANSIT'], exception: 'DELAYED', carrier: 'UPS' },
    'status and never both': { status: ['DELIVERED'], exception: 'CUSTODY_GAP', carrier: 'FEDEX' },
    'first name and carrier': { text: 'joao', carrier: 'UPS' },
    'registered long ago, updated lately': {
      registered: { until: sample.middle },
      updated: { from: sample.recent },
    },
  };
}

async function sampleOf(db: Database): Promise<Sample> {
  const [sample] = await db.query<Sample>(
    `select p.origin_office_id as office, p.destination_office_id as other, p.recipient_id as person,
       p.sender_id as sender, p.tracking_number as "trackingNumber", split_part(sender.name, ' ', 2) as "familyName",
       c.number, as_instant(now() - interval '1 day') as recent, as_instant(p.registered_at) as middle,
       as_instant(p.registered_at + interval '10 days') as later
     from (select id from package order by registered_at offset (select count(*) / 2 from package) limit 20) middle
     join package p on p.id = middle.id
     join package_carrier_number c on c.package_id = p.id
     join person sender on sender.id = p.sender_id
     where p.origin_office_id <> p.destination_office_id
     limit 1`,
  );
  if (!sample) throw new Error('there is a package in the middle');
  return sample;
}
