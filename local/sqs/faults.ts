import { ServiceFault } from '../aws-json.ts';

export function queueDoesNotExist(): ServiceFault {
  return new ServiceFault(
    'QueueDoesNotExist',
    'The specified queue does not exist.',
    400,
    'AWS.SimpleQueueService.NonExistentQueue',
  );
}

export function receiptHandleIsInvalid(): ServiceFault {
  const message = 'The input receipt handle is invalid.';
  return new ServiceFault('ReceiptHandleIsInvalid', message, 404, 'ReceiptHandleIsInvalid');
}

export function missingParameter(parameter: string): ServiceFault {
  const message = `The request must contain the parameter ${parameter}.`;
  return new ServiceFault('MissingRequiredParameterException', message, 400, 'MissingParameter');
}

export function invalidValue(message: string): ServiceFault {
  return new ServiceFault('InvalidParameterValueException', message, 400, 'InvalidParameterValue');
}

/** Faults of a whole batch, e.g. `EmptyBatchRequest`. */
export function batchFault(name: string, message: string): ServiceFault {
  return new ServiceFault(name, message, 400, `AWS.SimpleQueueService.${name}`);
}

/** A number that the caller may leave out, within its bounds. */
export function numberBetween(
  parameter: string,
  value: number | undefined,
  [least, most]: readonly [number, number],
): void {
  if (value === undefined || (Number.isInteger(value) && value >= least && value <= most)) return;
  throw invalidValue(
    `Value ${value} for parameter ${parameter} is invalid. Reason: Must be between ${least} and ${most}, if provided.`,
  );
}
