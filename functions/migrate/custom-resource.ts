import type { CloudFormationCustomResourceEvent } from 'aws-lambda';
import { faultName } from '../log.ts';

type Outcome = { Status: 'SUCCESS' | 'FAILED'; Reason: string };

export type Answer = Outcome &
  Pick<CloudFormationCustomResourceEvent, 'RequestId' | 'LogicalResourceId' | 'StackId'> & {
    PhysicalResourceId: string;
  };

/** It never changes: CloudFormation would take another one for a new resource and delete the old one. */
const PHYSICAL_RESOURCE_ID = 'postroom-database';

/** CloudFormation takes 4 KB for the whole answer. */
const LONGEST_REASON = 1000;

/** Does the work of a custom resource and says how it ended, whatever happens: CloudFormation waits an hour for it. */
export const customResource =
  (work: () => Promise<void>, answer: (url: string, answer: Answer) => Promise<void>) =>
  async (event: CloudFormationCustomResourceEvent): Promise<void> => {
    const { RequestId, LogicalResourceId, StackId } = event;
    const outcome = event.RequestType === 'Delete' ? nothingToDo() : await outcomeOf(work);
    const PhysicalResourceId =
      event.RequestType === 'Create' ? PHYSICAL_RESOURCE_ID : event.PhysicalResourceId;
    await answer(event.ResponseURL, {
      ...outcome,
      PhysicalResourceId,
      RequestId,
      LogicalResourceId,
      StackId,
    });
  };

function nothingToDo(): Outcome {
  return { Status: 'SUCCESS', Reason: 'What is recorded stays.' };
}

async function outcomeOf(work: () => Promise<void>): Promise<Outcome> {
  try {
    await work();
    return { Status: 'SUCCESS', Reason: 'The database is as this version wants it.' };
  } catch (fault) {
    const message = fault instanceof Error ? fault.message : '';
    return { Status: 'FAILED', Reason: `${faultName(fault)}: ${message}`.slice(0, LONGEST_REASON) };
  }
}

/** The URL is presigned for a PUT without a content type. */
export async function putAnswer(url: string, answer: Answer): Promise<void> {
  const { ok, status } = await fetch(url, {
    method: 'PUT',
    headers: { 'content-type': '' },
    body: JSON.stringify(answer),
  });
  if (!ok) {
    throw new Error(`CloudFormation did not take the answer: HTTP ${status}.`);
  }
}
