import type { util } from '@aws-appsync/utils';
import { RejectedArgument } from './interruption.ts';

function notHere(): never {
  throw new RejectedArgument('util.xml does not exist locally: no data source here answers in XML.');
}

export const xmlFunctions = { toMap: notHere, toJsonString: notHere } satisfies typeof util.xml;
