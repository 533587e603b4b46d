import type { Section } from '../fact.ts';

export const FILES: Section = {
  title: 'S3, EventBridge',
  facts: [
    {
      number: 133,
      mark: 'C',
      source: 'TRIED',
      says: 'SDK clients put a bucket into the name of a host, and behind an address of numbers into the path.',
    },
    {
      number: 134,
      mark: 'C',
      source: 'PRESIGN',
      says: 'A presigned address does for seven days at most what its maker may do, for its method, key and signed headers.',
      assumes: [
        {
          what: 'The order in which a call with several faults is refused, and the wording of some refusals, are recorded nowhere.',
          where: 's3/authenticate.ts',
        },
      ],
    },
    {
      number: 135,
      mark: 'C',
      source: 'https://github.com/aws/aws-sdk-js-v3/issues/6994',
      says: 'SDK clients sign the checksum of an empty body into the address of a PUT, which then takes no file, unless told `WHEN_REQUIRED`.',
    },
    {
      number: 136,
      mark: 'R',
      source: 'S3API',
      says: 'Bodies of unknown checksum come in chunks (`aws-chunked`) with the checksum behind them; what does not match is not stored.',
      assumes: [
        {
          what: 'Chunks that are signed one by one, and CRC64NVME, are refused as not implemented.',
          where: 's3/content.ts',
        },
      ],
    },
    {
      number: 137,
      mark: 'C',
      source: 'S3API',
      says: 'Who may read objects but not list the bucket is answered 403, not 404, for one that is not there.',
    },
    {
      number: 138,
      mark: 'R',
      source: 'S3API',
      says: 'Reading an object under a key of KMS needs `kms:Decrypt`, and putting one `kms:GenerateDataKey`.',
      assumes: [
        {
          what: 'S3 asks `kms:Decrypt` of multipart uploads as well; that is not asked here.',
          where: 'iam/policies/encryption.ts',
        },
      ],
    },
    {
      number: 139,
      mark: 'R',
      source: 'S3API',
      says: 'Parts of an upload have 5 MB at least, but the last; the tag of the object tells their number.',
      assumes: [
        {
          what: 'An object of several parts has no checksum; S3 keeps one of all or of its parts.',
          where: 's3/operations/multipart.ts',
        },
      ],
    },
    {
      number: 140,
      mark: 'C',
      source: 'S3EVENTS',
      says: 'S3 tells EventBridge of every object of a bucket that asks for it, and says nothing of others.',
      assumes: [
        {
          what: 'The sequencer is the time and a counter, in 18 hexadecimal digits; S3 says only that it can be compared.',
          where: 's3/object-event.ts',
        },
      ],
    },
    {
      number: 141,
      mark: 'C',
      source: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html',
      says: 'A pattern of events matches if all of its fields do, by any one of their values or operators.',
      assumes: [
        {
          what: '`anything-but` does not match where the field is missing.',
          where: 'event-bridge/event-pattern.ts',
        },
      ],
    },
    {
      number: 142,
      mark: 'R',
      source: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html',
      says: 'What a rule cannot deliver is left among the dead letters of the target, if they let the rule in, or lost.',
      assumes: [
        {
          what: 'Refused deliveries are not tried again for a day, and dead letters lack the attributes that say why.',
          where: 'resources/event-rules.ts',
        },
      ],
    },
  ],
};
