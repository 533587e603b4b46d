import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GraphqlClient } from '../../demo/graphql-client.ts';
import {
  CreateTrackingLinkDocument,
  ListTrackingLinksDocument,
  RevokeTrackingLinkDocument,
  SetLinkPreferencesDocument,
  TrackByLinkDocument,
  type NewTrackingLink,
} from '../../graphql/generated/graphql.ts';
import { present } from '../present.ts';
import { personOf, registerParcel, scan, type Parcel } from './parcels.ts';
import { runningSystem, type RunningSystem } from './running-system.ts';
import { expectNothingPersonal, strangerOf, type Stranger } from './stranger.ts';

let system: RunningSystem;
let lisbon: GraphqlClient;
let berlin: GraphqlClient;
let manager: GraphqlClient;
let stranger: Stranger;

beforeAll(async () => {
  system = await runningSystem();
  lisbon = await system.signInAs('clerk', 'LIS1');
  berlin = await system.signInAs('clerk', 'BER1');
  manager = await system.signInAs('manager', 'LIS1');
  stranger = strangerOf(system.outputs);
});

afterAll(async () => {
  lisbon.close();
  berlin.close();
  manager.close();
  await system.stop();
});

describe('somebody with a tracking link and the public key', () => {
  const opened = (secret: string) => stranger.ask(TrackByLinkDocument, { secret });

  async function linkTo(parcel: Parcel, isForRecipient: boolean): Promise<NewTrackingLink> {
    const { createTrackingLink } = await (isForRecipient ? manager : berlin).send(
      CreateTrackingLinkDocument,
      {
        input: { packageId: parcel.id, isForRecipient },
      },
    );
    return present(createTrackingLink);
  }

  it('sees a little more, and sets that they hear nothing', async () => {
    const parcel = await registerParcel(lisbon);
    const { secret, link } = await linkTo(parcel, true);
    await scan(lisbon, parcel, 'ACCEPT', 'LIS1', { note: 'left with Ana' });

    const before = await opened(`${secret.slice(0, 9)}-${secret.slice(9).toLowerCase()}`);
    const set = await stranger.ask(SetLinkPreferencesDocument, { secret, input: { notifyBy: null } });
    await scan(berlin, parcel, 'RECEIVE', 'BER1');
    await system.cloud.idle();

    expect(before.data?.trackByLink).toMatchObject({
      tracking: { trackingNumber: parcel.trackingNumber, status: 'ACCEPTED' },
      office: { city: 'Lisbon', countryCode: 'PT' },
      preferences: { notifyBy: 'EMAIL', channels: expect.arrayContaining(['EMAIL']) as string[] },
      expiresAt: link.expiresAt,
    });
    expectNothingPersonal(before);
    expect(set.data?.setLinkPreferences?.notifyBy).toBeNull();
    expect(messagesAbout(parcel)).toEqual([]);
  });

  it('sees and sets nothing once it was revoked, as with one that never was', async () => {
    const parcel = await registerParcel(lisbon);
    const { secret, link } = await linkTo(parcel, true);
    const { listTrackingLinks: links } = await lisbon.send(ListTrackingLinksDocument, {
      packageId: parcel.id,
    });

    await lisbon.send(RevokeTrackingLinkDocument, { id: link.id });

    const input = { notifyBy: null };
    const secrets = [secret, '0'.repeat(26), 'x'];
    const seen = await Promise.all(secrets.map(opened));
    const set = await Promise.all(
      secrets.map((one) => stranger.ask(SetLinkPreferencesDocument, { secret: one, input })),
    );
    expect(links).toEqual([link]);
    expect(seen).toEqual(secrets.map(() => ({ data: { trackByLink: null } })));
    expect(set[0]).toMatchObject({ errors: [{ errorType: 'NOT_FOUND' }] });
    expect(set).toEqual(secrets.map(() => set[0]));
  });

  it('sets nothing with a link that is not the recipient’s', async () => {
    const { secret } = await linkTo(await registerParcel(lisbon), false);

    const { errors } = await stranger.ask(SetLinkPreferencesDocument, { secret, input: { notifyBy: null } });

    expect(errors).toMatchObject([{ errorType: 'NOT_FOUND' }]);
    expect((await opened(secret)).data?.trackByLink).toMatchObject({ preferences: null });
  });
});

function messagesAbout({ trackingNumber }: Parcel) {
  const { email } = personOf('BER1');
  return system.cloud
    .inbox()
    .filter(({ to, body }) => to === email && body.replaceAll(' ', '').includes(trackingNumber));
}
