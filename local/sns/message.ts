import { randomUUID } from 'node:crypto';
import type { MessageAttributes } from '../sqs/types.ts';
import { invalidParameter } from './faults.ts';
import { checkMessageAttributes } from './message-attributes.ts';
import type { Input } from './query.ts';
import { map, members, text } from './query.ts';
import type { Protocol } from './types.ts';

/** A message that was accepted. */
export type PublishedMessage = {
  id: string;
  at: Date;
  subject?: string;
  attributes: MessageAttributes;
  bodyFor: (protocol: Protocol) => string;
};

/** 256 KiB, attributes included (F125). */
export const MOST_BYTES = 262_144;

/** What a `Publish`, or one entry of a batch, says; refuses what SNS refuses (F123, F125). */
export function readMessage(input: Input): PublishedMessage {
  const message = text(input['Message']);
  const subject = text(input['Subject']);
  const attributes = readAttributes(input);
  if (!message) throw invalidParameter('Empty message');
  checkMessageAttributes(attributes);
  if (messageBytes(input) > MOST_BYTES) throw invalidParameter('Message too long');
  if (subject !== undefined) checkSubject(subject);

  const bodyFor = readStructure(message, text(input['MessageStructure']));
  return { id: randomUUID(), at: new Date(), subject, attributes, bodyFor };
}

export function messageBytes(input: Input): number {
  return Object.entries(readAttributes(input))
    .flatMap(([name, { DataType, StringValue, BinaryValue }]) => [
      Buffer.byteLength(name + DataType + (StringValue ?? '')),
      Buffer.byteLength(BinaryValue ?? '', 'base64'),
    ])
    .reduce((sum, bytes) => sum + bytes, Buffer.byteLength(text(input['Message']) ?? ''));
}

function readAttributes(input: Input): MessageAttributes {
  const entries = Object.entries(map(input['MessageAttributes'])).map(([name, value]) => {
    const { DataType, StringValue, BinaryValue } = members(value);
    return [
      name,
      { DataType: text(DataType) ?? '', StringValue: text(StringValue), BinaryValue: text(BinaryValue) },
    ] as const;
  });
  return Object.fromEntries(entries);
}

/** Under 100 characters, without line breaks (F123). */
function checkSubject(subject: string): void {
  // eslint-disable-next-line no-control-regex
  if (!subject || subject.length >= 100 || /[\u0000-\u001f\u007f]/.test(subject)) {
    throw invalidParameter('Subject');
  }
}

/** `json` gives each protocol a text of its own; a value that is not a text counts as absent (F125). */
function readStructure(message: string, structure: string | undefined): PublishedMessage['bodyFor'] {
  if (structure === undefined) return () => message;
  if (structure !== 'json') throw invalidParameter('MessageStructure');

  const bodies = parseBodies(message);
  const fallback = bodies['default'];
  if (typeof fallback !== 'string') {
    throw invalidParameter('Message Structure - No default entry in JSON message body');
  }
  return (protocol) => {
    const body = Object.hasOwn(bodies, protocol) ? bodies[protocol] : undefined;
    return typeof body === 'string' ? body : fallback;
  };
}

function parseBodies(message: string): Record<string, unknown> {
  try {
    const bodies: unknown = JSON.parse(message);
    if (typeof bodies === 'object' && bodies !== null) return bodies as Record<string, unknown>;
  } catch {
    // answered below
  }
  throw invalidParameter('Message Structure - JSON message body failed to parse');
}
