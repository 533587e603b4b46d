import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  GetPackageAsOfDocument,
  PackageEpcisDocument,
  VoidEventDocument,
} from '../../graphql/generated/graphql.ts';
import type { GraphqlClient } from '../../demo/graphql-client.ts';
import { epcisFaults } from '../epcis/validate-epcis.ts';
import { personOf, registerParcel, scan } from './parcels.ts';
import { runningSystem, type RunningSystem } from './running-system.ts';

let system: RunningSystem;
let lisbon: GraphqlClient;
let manager: GraphqlClient;
let stranger: GraphqlClient;

beforeAll(async () => {
  system = await runningSystem();
  lisbon = await system.signInAs('clerk', 'LIS1');
  manager = await system.signInAs('manager', 'LIS1');
  stranger = await system.signInAs('clerk', 'TYO1');
});

afterAll(async () => {
  [lisbon, manager, stranger].forEach((client) => client.close());
  await system.stop();
});

async function exported(client: GraphqlClient, packageId: string) {
  const { packageEpcis } = await client.send(PackageEpcisDocument, { packageId });
  return packageEpcis as string | null;
}

describe('packageEpcis', () => {
  it('is the text of a document that GS1’s schema finds nothing wrong with, and that names nobody', async () => {
    const parcel = await registerParcel(lisbon);
    await scan(lisbon, parcel, 'ACCEPT', 'LIS1', { handedOverBy: 'Eva Meyer', note: 'Secret note' });
    await scan(lisbon, parcel, 'DEPART', 'LIS1', { reason: 'Secret reason' });
    const { getPackage } = await lisbon.send(GetPackageAsOfDocument, { id: parcel.id });
    const departed = getPackage?.events.find(({ kind }) => kind === 'DEPART');
    await manager.send(VoidEventDocument, {
      input: {
        idempotencyKey: crypto.randomUUID(),
        packageId: parcel.id,
        eventId: departed?.id ?? '',
        reason: 'Another package.',
      },
    });

    const text = await exported(lisbon, parcel.id);
    const document = JSON.parse(text ?? '');

    expect(epcisFaults(document)).toEqual([]);
    const events: Record<string, unknown>[] = document.epcisBody.eventList;
    expect(events.map(({ action, bizStep }) => [action, bizStep])).toEqual([
      ['ADD', 'commissioning'],
      ['OBSERVE', 'accepting'],
      ['OBSERVE', 'departing'],
    ]);
    expect(events[2]).toMatchObject({
      eventID: `urn:uuid:${departed?.id}`,
      epcList: [`urn:postroom:package:obj:${parcel.trackingNumber}`],
      errorDeclaration: { reason: 'did_not_occur' },
    });
    const { name, email } = personOf('BER1');
    [name, email, 'Eva Meyer', 'Secret', 'Another package'].forEach((word) =>
      expect(text).not.toContain(word),
    );
  });

  it('is null for those who may not see the package, as if it were not there', async () => {
    const parcel = await registerParcel(lisbon);

    expect(await exported(stranger, parcel.id)).toBeNull();
    expect(await exported(lisbon, crypto.randomUUID())).toBeNull();
    expect(await exported(lisbon, 'LIS1')).toBeNull();
  });
});
