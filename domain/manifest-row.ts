import { carrierNumberOf } from './carrier-number.ts';
import { readCell } from './manifest-cell.ts';
import { promisedMoment } from './manifest-moment.ts';
import {
  invalid,
  MANIFEST_COLUMNS,
  type Cells,
  type ManifestColumn,
  type Problem,
  type RowContent,
  type RowPerson,
} from './manifest.ts';

type Reading = {
  reference?: string;
  content: RowContent;
  /** What tells the row from others: its content, without what we make of it today. */
  identity: object;
  problems: Problem[];
};
type Role = 'sender' | 'recipient';

/** What a row says, if it has no problems. All of them are told at once. */
export function readRow(cells: Cells, now: Date): Reading {
  const { values, problems } = readCells(cells);
  const wrong = new Set(problems.map(({ column }) => column));
  problems.push(...faultsOfPeople(cells), ...faultsOfChannel(cells, values, wrong));
  if (!cells.destination_office) problems.push(invalid('destination_office', 'Empty.'));
  const content: RowContent = {
    sender: personOf('sender', values),
    recipient: personOf('recipient', values),
    destinationOffice: values.destination_office ?? '',
  };
  if (values.promised_at) {
    const moment = promisedMoment(values.promised_at, now);
    if ('fault' in moment) problems.push(invalid('promised_at', moment.fault));
    else Object.assign(content, moment);
  }
  const carrierNumber = values.carrier_number;
  const identity = { ...content, carrierNumber };
  if (carrierNumber) content.carrierNumbers = [carrierNumberOf(carrierNumber)];
  return { reference: values.reference, content, identity, problems };
}

function readCells(cells: Cells): { values: Cells; problems: Problem[] } {
  const values: Cells = {};
  const problems: Problem[] = [];
  for (const [column, written] of Object.entries(cells) as [ManifestColumn, string][]) {
    const reading = readCell(MANIFEST_COLUMNS[column], written);
    if ('fault' in reading) problems.push(invalid(column, reading.fault));
    else values[column] = reading.value;
  }
  return { values, problems };
}

function faultsOfPeople(cells: Cells): Problem[] {
  return (['sender', 'recipient'] as const)
    .filter((role) => !cells[`${role}_id`] && !cells[`${role}_name`])
    .map((role) => invalid(`${role}_name`, `Empty, and ${role}_id too.`));
}

function faultsOfChannel(cells: Cells, values: Cells, wrong: Set<string | null>): Problem[] {
  const column = { EMAIL: 'recipient_email', SMS: 'recipient_phone' }[values.notify_by ?? ''];
  const isMissing = column && !cells[column as ManifestColumn] && !cells.recipient_id && !wrong.has(column);
  return isMissing ? [invalid('notify_by', `${values.notify_by}, but ${column} is empty.`)] : [];
}

/** Of a person whom we know, nothing but the id is taken. */
function personOf(role: Role, values: Cells): RowPerson {
  const id = values[`${role}_id`];
  if (id) return { id: id.toLowerCase() };
  return {
    name: values[`${role}_name`] ?? '',
    email: values[`${role}_email`],
    phone: values[`${role}_phone`],
    language: values[`${role}_language`],
    ...(role === 'recipient' ? { notifyBy: values.notify_by as 'EMAIL' | 'SMS' | undefined } : {}),
  };
}
