import type { Operation } from './operation.ts';

/** What is not there is deleted as well as what is. */
export const deleteObject: Operation = {
  action: 's3:DeleteObject',
  run: async (request, { bucket, files, save, tell }) => {
    const object = bucket.objects.get(request.key);
    if (object) {
      bucket.objects.delete(request.key);
      save();
      await files.remove(object.pieces.map(({ file }) => file));
      const { key } = request;
      await tell({ bucket, kind: 'Object Deleted', reason: 'DeleteObject', object: { key }, request });
    }
    return { status: 204 };
  },
};
