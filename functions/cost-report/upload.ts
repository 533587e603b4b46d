import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  PutObjectCommand,
  UploadPartCommand,
  type CompletedPart,
  type S3Client,
} from '@aws-sdk/client-s3';

/** The least that S3 takes for any part but the last (F139). */
const PART_BYTES = 5 * 1024 ** 2;

export type Uploaded = {
  bytes: number;
  /** The most that was held at once. */
  mostBuffered: number;
};

/** Puts what comes piece by piece, and never holds more than a part and a piece of it. */
export const uploadTo =
  (client: S3Client, bucket: string) =>
  async (key: string, contentType: string, pieces: AsyncIterable<Uint8Array>): Promise<Uploaded> => {
    const object = { Bucket: bucket, Key: key };
    const parts: CompletedPart[] = [];
    let uploadId: string | undefined;
    const putPart = async (Body: Uint8Array) => {
      uploadId ??= (
        await client.send(new CreateMultipartUploadCommand({ ...object, ContentType: contentType }))
      ).UploadId;
      const PartNumber = parts.length + 1;
      const put = new UploadPartCommand({ ...object, UploadId: uploadId, PartNumber, Body });
      const { ETag } = await client.send(put);
      parts.push({ PartNumber, ETag });
    };
    const buffer = createBuffer();
    try {
      for await (const piece of pieces) {
        buffer.add(piece);
        if (buffer.size() >= PART_BYTES) await putPart(buffer.take());
      }
      if (parts.length === 0) {
        await client.send(new PutObjectCommand({ ...object, ContentType: contentType, Body: buffer.take() }));
      } else {
        if (buffer.size() > 0) await putPart(buffer.take());
        const upload = { UploadId: uploadId, MultipartUpload: { Parts: parts } };
        await client.send(new CompleteMultipartUploadCommand({ ...object, ...upload }));
      }
      return buffer.counted();
    } catch (fault) {
      // what is not completed costs until it is given up; the rules of the bucket do so after a day
      if (uploadId)
        await client
          .send(new AbortMultipartUploadCommand({ ...object, UploadId: uploadId }))
          .catch(() => undefined);
      throw fault;
    }
  };

function createBuffer() {
  let pieces: Uint8Array[] = [];
  let size = 0;
  const total = { bytes: 0, mostBuffered: 0 };
  return {
    add(piece: Uint8Array): void {
      pieces.push(piece);
      size += piece.length;
      total.bytes += piece.length;
      total.mostBuffered = Math.max(total.mostBuffered, size);
    },
    size: () => size,
    take(): Uint8Array {
      const all = Buffer.concat(pieces);
      pieces = [];
      size = 0;
      return all;
    },
    counted: (): Uploaded => ({ ...total }),
  };
}
