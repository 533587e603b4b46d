import { put } from '../../commands/import-manifest.ts';
import type { GraphqlClient } from '../../demo/graphql-client.ts';
import { GetImportDocument, StartImportDocument, type ImportState } from '../../graphql/generated/graphql.ts';
import type { LocalCloud } from '../../local/local-cloud.ts';
import { present } from '../present.ts';
import { officeIds } from './parcels.ts';

const MANIFEST = Buffer.from(
  'reference,sender_name,recipient_name,destination_office\r\none,Ana Example,Rui Example,BER1\r\n',
);

/** What became of a manifest of one row when all had been done that would be done. */
export async function importOne(
  client: GraphqlClient,
  cloud: Pick<LocalCloud, 'idle'>,
): Promise<ImportState | undefined> {
  const { startImport } = await client.send(StartImportDocument, {
    input: {
      idempotencyKey: crypto.randomUUID(),
      officeId: present((await officeIds(client))['LIS1']),
      fileName: 'one.csv',
      sizeInBytes: MANIFEST.length,
    },
  });
  const upload = present(startImport);
  await put(upload, MANIFEST);
  await cloud.idle();
  const { getImport } = await client.send(GetImportDocument, { id: upload.import.id });
  return getImport?.state;
}
