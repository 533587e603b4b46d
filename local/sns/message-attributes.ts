import type { MessageAttribute, MessageAttributes } from '../sqs/types.ts';
import { invalidValue } from './faults.ts';

export function checkMessageAttributes(attributes: MessageAttributes): void {
  for (const [name, attribute] of Object.entries(attributes)) {
    checkName(name);
    checkValue(name, attribute);
  }
}

function checkName(name: string): void {
  if (name.length > 256) {
    throw invalidValue('Length of message attribute name must be less than 256 bytes.');
  }
  if (/^\.|\.$|\.\.|[^\w.-]/.test(name) || !name) {
    throw invalidValue(
      'Invalid message attribute name. Can only include alphanumeric characters, hyphens, underscores, or dots.',
    );
  }
}

function checkValue(name: string, { DataType, StringValue, BinaryValue }: MessageAttribute): void {
  const kind = /^(String|Number|Binary)(\.|$)/.exec(DataType)?.[1];
  if (!kind) {
    throw invalidValue(
      `The message attribute '${name}' has an invalid message attribute type, the set of supported type prefixes is Binary, Number, and String.`,
    );
  }
  if (!(kind === 'Binary' ? BinaryValue : StringValue)) {
    throw invalidValue(
      `The message attribute '${name}' must contain non-empty message attribute value for message attribute type '${DataType}'.`,
    );
  }
  if (kind === 'Number' && Number.isNaN(Number(StringValue))) {
    throw invalidValue(`Could not cast message attribute '${name}' value to number.`);
  }
}
