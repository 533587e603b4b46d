import { randomUUID } from 'node:crypto';
import { isUser, type Role } from './roles.ts';
import { PACKAGE_RELATIONS, unusedTrackingNumber, type PackageRelation, type World } from './world.ts';

/** What an operation is about, and what it can be to who asks. */
export const RELATIONS = {
  package: [...PACKAGE_RELATIONS, 'absent', 'malformed'],
  office: ['home', 'away', 'absent', 'malformed'],
  shelf: ['home', 'away', 'absent', 'malformed'],
  import: ['home', 'away', 'absent', 'malformed'],
  invoice: ['home', 'away', 'absent', 'malformed'],
  costExport: ['home', 'away', 'absent', 'malformed'],
  member: ['home', 'away', 'absent', 'malformed'],
  person: ['self', 'ours', 'theirs', 'absent', 'malformed'],
  number: ['known', 'absent', 'malformed'],
  secret: ['plain', 'recipients', 'revoked', 'expired', 'absent', 'malformed'],
  nothing: ['nothing'],
} as const;
export type SubjectKind = keyof typeof RELATIONS;
export type Relation = (typeof RELATIONS)[SubjectKind][number];

/** All by which it can be named; of what is absent, names of the same form. */
export type Subject = {
  id: string;
  trackingNumber: string;
  office: string;
  link: string;
  foreign: string;
  recent: string;
  old: string;
  /** Who watches it. */
  watcher: string;
  /** Charges of it. */
  quote: string;
  bill: string;
};

/** An id of the right form, or none of it, that names nothing. */
export function nothingNamed(relation: 'absent' | 'malformed', kind?: SubjectKind): Subject {
  const isMalformed = relation === 'malformed';
  const wellFormed = kind === 'secret' ? unusedSecret() : randomUUID();
  const id = isMalformed ? `malformed-${randomUUID().slice(0, 8)}` : wellFormed;
  const trackingNumber = isMalformed ? mistyped(unusedTrackingNumber()) : unusedTrackingNumber();
  const events = { foreign: randomUUID(), recent: randomUUID(), old: randomUUID() };
  const charges = { quote: id, bill: id };
  return { id, trackingNumber, office: id, link: id, watcher: randomUUID(), ...events, ...charges };
}

export async function subjectOf(
  world: World,
  kind: SubjectKind,
  relation: Relation,
  role: Role,
  isFresh = false,
): Promise<Subject> {
  if (relation === 'absent' || relation === 'malformed') return nothingNamed(relation, kind);
  const named = nothingNamed('absent');
  if (kind === 'package') {
    const parcel = await (isFresh ? world.freshParcel : world.parcel)(relation as PackageRelation, role);
    const { id, trackingNumber, events, charges, linkId, watcherId } = parcel;
    return { ...named, id, trackingNumber, ...events, ...charges, link: linkId, watcher: watcherId };
  }
  if (kind === 'number') {
    const { id, trackingNumber } = await world.parcel('elsewhere', 'key');
    return { ...named, id, trackingNumber };
  }
  if (kind === 'person') {
    return { ...named, id: isFresh ? await world.freshPerson() : personOf(world, relation, role) };
  }
  if (kind === 'secret') return { ...named, id: await world.secret(relation as 'plain', isFresh) };
  if (kind === 'nothing') return named;
  const at = relation as 'home' | 'away';
  if (kind === 'member') {
    const id = isFresh ? await world.freshMember(world.offices[at]) : world.colleague;
    return { ...named, id, office: world.offices[at] };
  }
  const ids = {
    office: world.offices,
    shelf: world.shelves,
    import: world.imports,
    invoice: world.invoices,
    costExport: world.costExports,
  };
  return { ...named, id: ids[kind][at], office: world.offices[at] };
}

function personOf({ me, people }: World, relation: Relation, role: Role): string {
  if (relation === 'self') return isUser(role) ? me[role] : people.nobody;
  return people[relation as 'ours' | 'theirs'];
}

/** 26 characters, as those of a link, of which there is none. */
function unusedSecret(): string {
  return `${unusedTrackingNumber()}${unusedTrackingNumber().slice(0, 10)}`;
}

function mistyped(trackingNumber: string): string {
  return `${trackingNumber.slice(0, 15)}${trackingNumber.endsWith('0') ? '1' : '0'}`;
}
