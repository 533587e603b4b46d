import type { Answer, Question } from './asking.ts';
import type { Documents } from './cell-documents.ts';
import { isAdmitted } from './doors.ts';
import { nameOf, type Operation } from './operations.ts';
import { judgementOf, type Judgement } from './rights-table.ts';
import type { Role } from './roles.ts';
import { nothingNamed, RELATIONS, subjectOf, type Relation, type Subject } from './subjects.ts';
import type { World } from './world.ts';

export type Cell = {
  operation: Operation;
  relation: Relation;
  role: Role;
  expected: Judgement | 'closed';
};

export function cellsOf(operations: Operation[], roles: readonly Role[]): Cell[] {
  return operations.flatMap((operation) =>
    RELATIONS[operation.on].flatMap((relation) =>
      roles.map((role) => ({ operation, relation, role, expected: expectedOf(operation, relation, role) })),
    ),
  );
}

/** One role for each operation and relation, each role in its turn: whom the door of a request takes for whom. */
export function oneRoleEach(cells: Cell[]): Cell[] {
  const groups = new Map<string, Cell[]>();
  for (const cell of cells) {
    const key = `${nameOf(cell.operation)} ${cell.relation}`;
    groups.set(key, [...(groups.get(key) ?? []), cell]);
  }
  return [...groups.values()].flatMap((group, turn) => group[turn % group.length] ?? []);
}

function expectedOf({ field, right }: Operation, relation: Relation, role: Role): Cell['expected'] {
  return isAdmitted(field, role) ? judgementOf(right, relation, role) : 'closed';
}

export function titleOf({ operation, relation, role, expected }: Cell): string {
  return `${role}: ${nameOf(operation)} of ${relation} is ${expected}`;
}

/** What a cell asks, and what it asks of something that is not there to compare the answers. */
export type Asked = { question: Question; subject: Subject; twin: Question; absent: Subject };

export async function askedIn(
  cell: Cell,
  world: World,
  documents: Documents,
  { undoes }: { undoes: boolean },
): Promise<Asked> {
  const { operation, relation, role, expected } = cell;
  const isFresh = !undoes && operation.spoils === true && expected === 'done';
  const subject = await subjectOf(world, operation.on, relation, role, isFresh);
  const absent = nothingNamed('absent', operation.on);
  return {
    question: documents(operation, operation.args(subject, world)),
    subject,
    twin: documents(operation, operation.args(absent, world)),
    absent,
  };
}

export type Outcome = 'done' | 'missing' | 'closed' | string;

/** What an answer comes to, whatever is in it. */
export function outcomeOf(operation: Operation, { data, errors = [] }: Answer): Outcome {
  const { field, isList, isDoneAsNull } = operation;
  const [fault] = errors;
  const value = data?.[field.split('.')[1] ?? ''] ?? null;
  const code = fault?.errorType ?? itemCode(value);
  if (code === 'Unauthorized') return isOfRoot(fault, field) ? 'closed' : `refused below: ${fault?.message}`;
  if (code === 'NOT_FOUND') return 'missing';
  // its own checks were reached
  if (code === 'TRANSITION_REFUSED') return 'done';
  if (fault || code) return `${code ?? 'a fault'}: ${fault?.message ?? ''}`;
  if (value === null && isDoneAsNull) return 'done';
  if (value === null || (isList && (value as { items: unknown[] }).items.length === 0)) return 'missing';
  return 'done';
}

function isOfRoot(
  fault: Answer['errors'] extends (infer F)[] | undefined ? F | undefined : never,
  field: string,
) {
  const [typeName, fieldName] = field.split('.');
  return fault?.message === `Not Authorized to access ${fieldName} on type ${typeName}`;
}

/** Why the one item of a batch was not done. */
function itemCode(value: unknown): string | undefined {
  return Array.isArray(value) ? (value[0] as { error?: { code: string } })?.error?.code : undefined;
}

/** What somebody is told of what is not there, without the names that were sent; asked once for each. */
export type AbsentAnswers = Map<string, Promise<string>>;

/** Null where a cell is as expected, or what is wrong with it. */
export function faultOf(
  cell: Cell,
  asked: Asked,
  answer: Answer,
  ofTwin: () => Promise<string>,
): Promise<string | null> | string | null {
  const outcome = outcomeOf(cell.operation, answer);
  const wanted = { done: 'done', refused: 'missing', 'as absent': 'missing', closed: 'closed' }[
    cell.expected
  ];
  const isMistyped = outcome.startsWith('INVALID_TRACKING_NUMBER') && cell.relation === 'malformed';
  if (isMistyped && !cell.operation.right.startsWith('track')) return null;
  const { refusal } = cell.operation;
  if (cell.expected === 'refused' && refusal && outcome.startsWith(refusal)) return null;
  if (outcome !== wanted)
    return `${titleOf(cell)}, but was ${outcome} ${JSON.stringify(answer.errors ?? '')}`;
  return cell.expected === 'as absent' ? differs(cell, asked, answer, ofTwin) : null;
}

async function differs(cell: Cell, { subject }: Asked, answer: Answer, ofTwin: () => Promise<string>) {
  const [one, other] = [unnamed(answer, subject), await ofTwin()];
  return one === other ? null : `${titleOf(cell)}, but differs: ${one} is not ${other}`;
}

/** Asks the twin, unless its like was asked before. */
export function twinAnswer(
  known: AbsentAnswers,
  { operation, role }: Cell,
  { twin, absent }: Asked,
  ask: (question: Question) => Promise<Answer>,
): Promise<string> {
  const key = `${role} ${nameOf(operation)}`;
  const answer = known.get(key) ?? ask(twin).then((told) => unnamed(told, absent));
  known.set(key, answer);
  return answer;
}

/** The bytes of an answer, without the names that were sent. */
export function unnamed(answer: Answer, subject: Subject): string {
  let text = JSON.stringify(answer);
  for (const [name, value] of Object.entries(subject)) {
    for (const written of [value, value.toUpperCase(), value.toLowerCase()])
      text = text.replaceAll(written, `<${name}>`);
  }
  return text
    .replaceAll(/<(?:office|link|quote|bill)>/g, '<id>')
    .replaceAll(/"(scanId|sourceLineId)":"[^"]*"/g, '"$1":"<sent>"');
}
