import type { Cell } from './cells.ts';
import type { Reading } from './personal-paths.ts';
import { isUser } from './roles.ts';
import type { World } from './world.ts';

/** How much of what is personal somebody may see of a package's people: all, their phone masked, or their names alone. */
type Contacts = 'ALL' | 'MASKED' | 'NONE';

/** As the row "contact data of persons" has it. */
function contactsOf({ operation, relation, role }: Cell): Contacts {
  const isOfOffice =
    ['origin', 'current', 'destination', 'home', 'ours'].includes(relation) ||
    // it is theirs as long as they have it in their hands
    operation.right.startsWith('scan what they');
  if (role === 'admin') return 'ALL';
  if (role === 'manager') return isOfOffice ? 'ALL' : 'NONE';
  if (role === 'clerk') return isOfOffice ? 'MASKED' : 'NONE';
  return 'NONE';
}

/** `may`: whatever there is. */
type Expected = 'may' | 'masked' | 'null';

const MASKED = /^\+\*+\d{3}$/;

/** Null where a value is as it may be, or what is wrong with it. */
export function faultOfReading(cell: Cell, world: World, field: string, reading: Reading): string | null {
  const expected = expectedOf(cell, world, field, reading);
  const { value } = reading;
  const isFine =
    value === null ||
    value === undefined ||
    expected === 'may' ||
    (expected === 'masked' && MASKED.test(String(value)));
  return isFine ? null : `${field} is ${JSON.stringify(value)} and may be ${expected}`;
}

function expectedOf(cell: Cell, world: World, field: string, { within }: Reading): Expected {
  const holder = within.at(-1) ?? {};
  const contacts = contactsOf(cell);
  const isMember = ['admin', 'manager', 'clerk'].includes(cell.role) && contacts !== 'NONE';
  switch (field) {
    case 'Person.email':
    case 'Person.notifyBy':
      return contacts === 'ALL' || isSelf(cell, world, holder) ? 'may' : 'null';
    case 'Person.phone':
      if (contacts === 'ALL' || isSelf(cell, world, holder)) return 'may';
      return contacts === 'MASKED' ? 'masked' : 'null';
    case 'Location.addressLines':
    case 'Location.latitude':
    case 'Location.longitude':
      return holder['kind'] !== 'ADDRESS' || contacts !== 'NONE' ? 'may' : 'null';
    case 'PackageEvent.rawScan':
    case 'PackageEvent.recordedBy':
      return isMember || cell.operation.right === 'publish' ? 'may' : 'null';
    default:
      // names, and what was written of them, are for whoever may see the object that they are in
      return 'may';
  }
}

function isSelf({ role }: Cell, { me }: World, person: Record<string, unknown>): boolean {
  return isUser(role) && person['id'] === me[role];
}

/** Whether somebody who may is shown the value at all, so that a path which shows nothing to anybody is found. */
export function isShown({ value }: Reading): boolean {
  return value !== null && value !== undefined;
}
