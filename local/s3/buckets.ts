import type { Store } from '../aws-service.ts';
import type { ObjectFiles } from './object-files.ts';
import { S3Fault } from './s3-fault.ts';
import type { BucketDefinition, StoredObject, Upload } from './types.ts';

/** A bucket with what is in it. */
export type Bucket = BucketDefinition & {
  objects: Map<string, StoredObject>;
  uploads: Map<string, Upload>;
};

export type Buckets = {
  create: (definition: BucketDefinition) => void;
  /** Throws `NoSuchBucket`. */
  find: (name: string) => Bucket;
  /** After each change. */
  save: () => void;
};

type Kept = Record<string, { objects: StoredObject[]; uploads: Upload[] }>;

const STORED_AS = 's3';

export function createBuckets(store: Store, files: ObjectFiles): Buckets {
  const kept = store.read<Kept>(STORED_AS) ?? {};
  const buckets = new Map<string, Bucket>();
  void removeOrphans(kept, files);

  const state = (): Kept => ({
    ...kept,
    ...Object.fromEntries(
      [...buckets].map(([name, { objects, uploads }]) => [
        name,
        { objects: [...objects.values()], uploads: [...uploads.values()] },
      ]),
    ),
  });

  return {
    create: (definition) => {
      const { objects = [], uploads = [] } = kept[definition.name] ?? {};
      buckets.set(definition.name, {
        ...definition,
        objects: new Map(objects.map((object) => [object.key, object])),
        uploads: new Map(uploads.map((upload) => [upload.id, upload])),
      });
    },
    find: (name) => {
      const bucket = buckets.get(name);
      if (!bucket) throw new S3Fault('NoSuchBucket', undefined, { BucketName: name });
      return bucket;
    },
    save: () => store.write(STORED_AS, state),
  };
}

/** A process that was killed may have left files that no object knows, and objects whose files it had replaced. */
async function removeOrphans(kept: Kept, files: ObjectFiles): Promise<void> {
  const there = new Set(files.list());
  for (const bucket of Object.values(kept))
    bucket.objects = bucket.objects.filter(({ pieces }) => pieces.every(({ file }) => there.has(file)));
  const known = Object.values(kept).flatMap(({ objects, uploads }) => [
    ...objects.flatMap(({ pieces }) => pieces),
    ...uploads.flatMap(({ parts }) => parts),
  ]);
  const used = new Set(known.map(({ file }) => file));
  await files.remove([...there].filter((file) => !used.has(file)));
}
