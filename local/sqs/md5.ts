import { createHash } from 'node:crypto';
import type { MessageAttribute, MessageAttributes } from './types.ts';

const STRING_VALUE = 1;
const BINARY_VALUE = 2;

export function md5(content: string | Buffer): string {
  return createHash('md5').update(content).digest('hex');
}

/** The digest over names, types and values in the order of names that clients compare; none for no attributes. */
export function md5OfAttributes(attributes: MessageAttributes): string | undefined {
  const names = Object.keys(attributes).sort();
  if (!names.length) return undefined;
  return md5(Buffer.concat(names.flatMap((name) => encoded(name, attributes[name] as MessageAttribute))));
}

function encoded(name: string, { DataType, StringValue, BinaryValue }: MessageAttribute): Buffer[] {
  const isBinary = DataType.startsWith('Binary');
  return [
    sized(Buffer.from(name)),
    sized(Buffer.from(DataType)),
    Buffer.of(isBinary ? BINARY_VALUE : STRING_VALUE),
    sized(isBinary ? Buffer.from(BinaryValue ?? '', 'base64') : Buffer.from(StringValue ?? '')),
  ];
}

function sized(content: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  return Buffer.concat([length, content]);
}
