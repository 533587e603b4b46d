import {
  ListOfficesDocument,
  RecordScanDocument,
  RegisterPackageDocument,
  type ScanInput,
  type ScanKind,
} from '../../graphql/generated/graphql.ts';
import type { GraphqlClient } from '../../demo/graphql-client.ts';
import { SEED_PEOPLE } from '../../seed/people.ts';

export type Parcel = { id: string; trackingNumber: string };

export async function officeIds(client: GraphqlClient): Promise<Record<string, string>> {
  const { listOffices } = await client.send(ListOfficesDocument, { limit: 100 });
  return Object.fromEntries(listOffices?.items.map(({ code, id }) => [code, id]) ?? []);
}

/** Registered from Lisbon to Berlin, if not elsewhere; the recipient is somebody there who hears by the channel asked for. */
export async function registerParcel(
  client: GraphqlClient,
  notifyBy: 'EMAIL' | 'SMS' = 'EMAIL',
  [from, to]: [string, string] = ['LIS1', 'BER1'],
  recipientId = personOf(to, notifyBy).id,
): Promise<Parcel> {
  const offices = await officeIds(client);
  const { registerPackage } = await client.send(RegisterPackageDocument, {
    input: {
      idempotencyKey: crypto.randomUUID(),
      sender: { id: personOf(from).id },
      recipient: { id: recipientId },
      originOfficeId: offices[from] as string,
      destinationOfficeId: offices[to] as string,
    },
  });
  if (!registerPackage) throw new Error('the package was not registered');
  return registerPackage;
}

export async function scan(
  client: GraphqlClient,
  parcel: Parcel,
  kind: ScanKind,
  officeCode: string,
  extra: Partial<ScanInput> = {},
) {
  const { recordScan } = await client.send(RecordScanDocument, {
    input: {
      scanId: crypto.randomUUID(),
      trackingNumber: parcel.trackingNumber,
      kind,
      occurredAt: new Date().toISOString(),
      officeId: (await officeIds(client))[officeCode] as string,
      ...extra,
    },
  });
  return recordScan;
}

export function personOf(officeCode: string, notifyBy: 'EMAIL' | 'SMS' = 'EMAIL') {
  const home = SEED_PEOPLE.filter(
    (person) => person.homeOffice === officeCode && person.notifyBy === notifyBy,
  );
  const [person] = home.length > 0 ? home : SEED_PEOPLE.filter((one) => one.notifyBy === notifyBy);
  if (!person) throw new Error(`nobody hears by ${notifyBy}`);
  return person;
}
