import type { Answer } from './asking.ts';
import type { Asked, Cell } from './cells.ts';
import { isUser, USERS, type UserRole } from './roles.ts';
import type { World } from './world.ts';

type Value = Record<string, unknown>;

/** What is in an answer beside what is personal: charges, cost centres, and who the caller is. */
export function faultOfContent(
  cell: Cell,
  world: World,
  _: Asked,
  { data }: Answer,
): Promise<string | null> | string | null {
  if (cell.expected !== 'done') return null;
  const { field } = cell.operation;
  const value = data?.[field.split('.')[1] ?? ''] as Value | Value[] | null;
  if (!value) return null;
  if (field === 'Query.getPackage') return faultOfPackage(cell, value as Value);
  if (field === 'Query.listPackages') {
    const [item] = (value as { items: Value[] }).items;
    return item ? faultOfPackage(cell, item) : null;
  }
  if (field === 'Query.listCostLines') return faultOfCharges(cell, (value as { items: Value[] }).items);
  if (cell.operation.way === 'of an office, from the beginning')
    return faultOfChanges(cell, world, value as Value);
  if (field === 'Query.me') return faultOfMe(cell, world, value as Value);
  if (field === 'Mutation.claimPerson') return faultOfPeople(cell, world, value as Value[]);
  return null;
}

const OFFICE_RELATIONS = ['origin', 'current', 'destination'];

/** As the rows "cost lines" and "contact data" have it; each package has one charge that was quoted and one that was billed. */
function faultOfPackage({ role, relation }: Cell, parcel: Value): string | null {
  const isOfOffice = OFFICE_RELATIONS.includes(relation);
  const seesAll = role === 'admin' || role === 'finance' || (role === 'manager' && isOfOffice);
  const lines = seesAll ? 2 : role === 'system' ? 1 : 0;
  const shown = (parcel['costLines'] as Value[]).length;
  if (shown !== lines) return `${role} sees ${shown} charges of ${relation}, not ${lines}`;
  const totals = (parcel['costTotals'] as Value[]).length;
  if (totals !== lines) return `${role} sees ${totals} sums of ${relation}, not ${lines}`;
  const showsCentre = seesAll || (role === 'clerk' && isOfOffice);
  const { costCentre, policy } = parcel['originOffice'] as Value;
  if ((costCentre !== null) !== showsCentre || (policy !== null) !== showsCentre)
    return `${role} sees the cost centre ${String(costCentre)} and the policy of the office of ${relation}`;
  const showsRecorder = role === 'admin' || (isOfOffice && ['manager', 'clerk'].includes(role));
  for (const field of ['recordedBy', 'rawScan']) {
    const shown = (parcel['events'] as Value[]).some((event) => event[field] !== null);
    if (shown !== showsRecorder) return `${role} sees ${field} of ${relation}: ${shown}`;
  }
  return null;
}

/** What happened at an office is told there again as it was told then; more of it only where the package is still seen. */
async function faultOfChanges(
  { role, relation }: Cell,
  world: World,
  changes: Value,
): Promise<string | null> {
  const items = changes['items'] as Value[];
  if (items.length === 0) return `${role} is told of no change of ${relation}`;
  if (relation !== 'home' || !['manager', 'clerk'].includes(role)) return null;
  const [left, seen] = [await world.parcel('formerly', role), await world.parcel('current', role)];
  for (const [{ id }, isSeen] of [
    [left, false],
    [seen, true],
  ] as const) {
    const events = items.filter(({ packageId }) => packageId === id);
    // a page holds a hundred: whose package stands behind them is told by the cells of the other role
    if (events.length === 0 && changes['hasMore'] === true) continue;
    if (events.length === 0)
      return `${role} is not told of a package that ${isSeen ? 'is here' : 'has left'}`;
    if (events.some(({ recordedBy }) => recordedBy !== null) !== isSeen)
      return `${role} sees ${isSeen ? 'not ' : ''}who recorded what of a package that is told of`;
    const centres = events.map(({ office }) => (office as Value | null)?.['costCentre'] ?? null);
    if (centres.some((centre) => centre !== null) !== isSeen)
      return `${role} sees cost centres with a package that is told of: ${!isSeen}`;
  }
  return null;
}

/** The system quotes, and is told no more of the office that pays. */
function faultOfCharges({ role, relation }: Cell, lines: Value[]): string | null {
  const isSystem = role === 'system';
  const isFine = lines.every(({ stage, payerOffice }) => {
    const { costCentre, policy } = payerOffice as Value;
    return isSystem ? stage === 'QUOTED' && costCentre === null && policy === null : costCentre !== null;
  });
  const isComplete = isSystem || lines.some(({ stage }) => stage === 'BILLED');
  return isFine && isComplete ? null : `${role} sees other charges of ${relation} than they may`;
}

function faultOfMe({ role }: Cell, world: World, me: Value): string | null {
  if (!isUser(role)) return 'somebody who is no user is told who they are';
  const groups = (USERS[role].groups ?? []).filter((group) => group !== 'auditors');
  if (JSON.stringify(me['groups']) !== JSON.stringify(groups))
    return `${role} has ${JSON.stringify(me['groups'])}`;
  const works = (['manager', 'clerk'] as UserRole[]).includes(role) ? [world.offices.home] : [];
  const offices = (me['offices'] as Value[]).map(({ officeId }) => officeId);
  if (JSON.stringify(offices) !== JSON.stringify(works)) return `${role} works in ${JSON.stringify(offices)}`;
  const people = (me['people'] as Value[]).map(({ id }) => id);
  return JSON.stringify(people) === JSON.stringify([world.me[role]])
    ? null
    : `${role} is ${people.length} people`;
}

/** Themselves and whose address they have proved; nobody who is somebody else. */
function faultOfPeople({ role }: Cell, { me, people }: World, claimed: Value[]): string | null {
  const ids = claimed.map(({ id }) => String(id)).sort();
  const own = isUser(role) ? [me[role], people.nobody].sort() : [];
  return JSON.stringify(ids) === JSON.stringify(own) ? null : `${role} claims ${ids.length} people`;
}
