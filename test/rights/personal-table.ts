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

/** `may`: whatever there is; `must`: what everybody of the test's world has. */
type Expected = 'must' | 'may' | 'masked' | 'masked or null' | 'null';

const MASKED = /^\+\*+\d{3}$/;

/** Null where a value is as it may be, or what is wrong with it. */
export function faultOfReading(cell: Cell, world: World, field: string, reading: Reading): string | null {
  const expected = expectedOf(cell, world, field, reading);
  const { value } = reading;
  const isNull = value === null || value === undefined;
  const isFine = {
    must: !isNull,
    may: true,
    masked: MASKED.test(String(value)),
    'masked or null': isNull || MASKED.test(String(value)),
    null: isNull,
  }[expected];
  return isFine ? null : `${field} is ${JSON.stringify(value)} and may be ${expected}`;
}

function expectedOf(cell: Cell, world: World, field: string, { within }: Reading): Expected {
  const holder = within.at(-1) ?? {};
  const contacts = contactsOf(cell);
  const isMember = ['admin', 'manager', 'clerk'].includes(cell.role) && contacts !== 'NONE';
  // whom a registration or a reset has left without a number or a channel has nothing to show
  const whole =
    Object.values(world.me).includes(String(holder['id'])) && cell.operation.field.startsWith('Query')
      ? 'must'
      : 'may';
  switch (field) {
    case 'Person.email':
    case 'Person.emailState':
    case 'Person.notifyBy':
      return contacts === 'ALL' || isSelf(cell, world, holder) ? whole : 'null';
    case 'Person.phone':
      if (contacts === 'ALL' || isSelf(cell, world, holder)) return whole;
      if (contacts !== 'MASKED') return 'null';
      // whom nothing has changed has a number
      return cell.operation.field === 'Query.getPackage' ? 'masked' : 'masked or null';
    case 'Location.addressLines':
    case 'Location.latitude':
    case 'Location.longitude':
      if (holder['kind'] !== 'ADDRESS') return 'may';
      return contacts === 'NONE' ? 'null' : 'must';
    case 'PackageEvent.rawScan':
    case 'PackageEvent.recordedBy':
      return isMember || cell.operation.right === 'publish' ? 'may' : 'null';
    default:
      // names, and what was written of them, are for whoever may see the object that they are in
      return 'may';
  }
}

/** Or whom they have become just now. */
function isSelf({ role, operation }: Cell, { me, people }: World, person: Record<string, unknown>): boolean {
  const isClaimed = operation.field === 'Mutation.claimPerson' && person['id'] === people.nobody;
  return isClaimed || (isUser(role) && person['id'] === me[role]);
}
