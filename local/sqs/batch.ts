import { ServiceFault } from '../aws-json.ts';
import { batchFault } from './faults.ts';

type Entry = { Id?: string | undefined };
type FailedEntry = { Id: string; SenderFault: boolean; Code: string; Message: string };

const MOST_ENTRIES = 10;

/** Answers each entry for itself: what fails is in `Failed` of an answer that is 200 (F121). */
export function answerBatch<Given extends Entry, Answer>(
  entries: Given[] | undefined,
  answer: (entry: Given) => Answer,
): { Successful: (Answer & { Id: string })[]; Failed: FailedEntry[] } {
  checkBatch(entries);
  const result = { Successful: [] as (Answer & { Id: string })[], Failed: [] as FailedEntry[] };

  for (const entry of entries) {
    const Id = entry.Id ?? '';
    try {
      result.Successful.push({ ...answer(entry), Id });
    } catch (error) {
      if (!(error instanceof ServiceFault)) throw error;
      const Code = error.queryCode ?? error.name;
      result.Failed.push({ Id, SenderFault: true, Code, Message: error.message });
    }
  }
  return result;
}

function checkBatch<Given extends Entry>(entries: Given[] | undefined): asserts entries is Given[] {
  if (!entries?.length) {
    throw batchFault('EmptyBatchRequest', 'There should be at least one entry in the request.');
  }
  if (entries.length > MOST_ENTRIES) {
    const message = `Maximum number of entries per request are ${MOST_ENTRIES}. You have sent ${entries.length}.`;
    throw batchFault('TooManyEntriesInBatchRequest', message);
  }
  if (!entries.every(({ Id }) => /^[\w-]{1,80}$/.test(Id ?? ''))) {
    const message =
      'A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most 80 letters long.';
    throw batchFault('InvalidBatchEntryId', message);
  }
  const ids = entries.map(({ Id }) => Id);
  const repeated = ids.find((id, index) => ids.indexOf(id) !== index);
  if (repeated) throw batchFault('BatchEntryIdsNotDistinct', `Id ${repeated} repeated.`);
}
