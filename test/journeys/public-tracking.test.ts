import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GraphqlClient } from '../../demo/graphql-client.ts';
import {
  OnPublicTrackingDocument,
  SetLinkPreferencesDocument,
  TrackByLinkDocument,
  TrackDocument,
  type PublicTracking,
} from '../../graphql/generated/graphql.ts';
import { present } from '../present.ts';
import { amplifyClient } from './stranger-amplify.ts';
import { registerParcel, scan, type Parcel } from './parcels.ts';
import { runningSystem, type RunningSystem } from './running-system.ts';
import { bodyOf, expectNothingPersonal, strangerOf, type Stranger } from './stranger.ts';

let system: RunningSystem;
let lisbon: GraphqlClient;
let berlin: GraphqlClient;
let stranger: Stranger;

beforeAll(async () => {
  system = await runningSystem();
  lisbon = await system.signInAs('clerk', 'LIS1');
  berlin = await system.signInAs('clerk', 'BER1');
  stranger = strangerOf(system.outputs);
});

afterAll(async () => {
  lisbon.close();
  berlin.close();
  stranger.close();
  await system.stop();
});

const tracked = ({ trackingNumber }: Pick<Parcel, 'trackingNumber'>) =>
  stranger.ask(TrackDocument, { trackingNumber });

function mistyped({ trackingNumber }: Parcel): string {
  return trackingNumber.slice(0, 15) + (trackingNumber.endsWith('7') ? '8' : '7');
}

const NOBODYS = '0000000000000000';

/** Through the hands of two offices, each time with something that somebody wrote. */
async function sendOn(parcel: Parcel): Promise<void> {
  const note = { note: 'left with Ana', handedOverTo: 'Ana Example' };
  await scan(lisbon, parcel, 'ACCEPT', 'LIS1', note);
  await system.cloud.idle();
  await scan(lisbon, parcel, 'DEPART', 'LIS1', note);
  await system.cloud.idle();
  await scan(berlin, parcel, 'RECEIVE', 'BER1', note);
  await system.cloud.idle();
}

describe('somebody with a tracking number and the public key', () => {
  it('sees where the package is, however the number is written', async () => {
    const parcel = await registerParcel(lisbon);
    await sendOn(parcel);
    const written = parcel.trackingNumber.toLowerCase().replace(/(.{4})/g, '$1 ');

    const { data, errors } = await tracked({ trackingNumber: written });

    expect(errors).toBeUndefined();
    expect(data?.track).toMatchObject({
      trackingNumber: parcel.trackingNumber,
      status: 'ARRIVED',
      version: 4,
      place: { city: 'Berlin', countryCode: 'DE', timeZone: 'Europe/Berlin' },
      destination: { city: 'Berlin' },
    });
    expect(data?.track?.steps.map(({ status, place }) => [status, place?.city])).toEqual([
      ['REGISTERED', undefined],
      ['ACCEPTED', 'Lisbon'],
      ['IN_TRANSIT', 'Lisbon'],
      ['ARRIVED', 'Berlin'],
    ]);
    expectNothingPersonal(data);
  });

  it('is told the same of a mistyped number as of one that is nobody’s', async () => {
    const parcel = await registerParcel(lisbon);
    const numbers = [mistyped(parcel), NOBODYS, 'x', ''];
    const subscribe = (trackingNumber: string) =>
      stranger.subscribe(OnPublicTrackingDocument, { trackingNumber }, () => undefined);

    const answers = await Promise.all(numbers.map((trackingNumber) => tracked({ trackingNumber })));
    const refusals = await Promise.all(numbers.map(subscribe));

    expect(answers).toEqual(numbers.map(() => ({ data: { track: null } })));
    expect(refusals[0]).toMatchObject({ errorType: 'NOT_FOUND' });
    expect(refusals).toEqual(numbers.map(() => refusals[0]));
  });

  it('asks for one package in one request', async () => {
    const [one, other] = [await registerParcel(lisbon), await registerParcel(lisbon)];
    const query = `{ track(trackingNumber: "${other.trackingNumber}") { status } }`;

    const answer = await stranger.ask({ toString: () => query }, { trackingNumber: one.trackingNumber });

    expect(answer).toMatchObject({ data: { track: null }, errors: [{ errorType: 'INVALID_INPUT' }] });
  });

  it('is pushed whatever becomes of the package, and of no other', async () => {
    const [parcel, other] = [await registerParcel(lisbon), await registerParcel(lisbon)];
    await system.cloud.idle();
    const pushes: PublicTracking[] = [];
    const refusal = await stranger.subscribe(
      OnPublicTrackingDocument,
      { trackingNumber: parcel.trackingNumber.toLowerCase() },
      ({ onPublicTracking }) => pushes.push(present(onPublicTracking)),
    );

    await scan(lisbon, other, 'ACCEPT', 'LIS1');
    await sendOn(parcel);

    expect(refusal).toBeUndefined();
    expect(pushes.map(({ trackingNumber }) => trackingNumber)).toEqual(
      pushes.map(() => parcel.trackingNumber),
    );
    expect(pushes.map(({ version, status }) => `${version} ${status}`)).toEqual([
      '2 ACCEPTED',
      '3 IN_TRANSIT',
      '4 ARRIVED',
    ]);
    expect(pushes.at(-1)).toEqual((await tracked(parcel)).data?.track);
    expectNothingPersonal(pushes);
  });

  it('says each of their questions in two kilobytes', () => {
    const questions = [
      bodyOf(TrackDocument, { trackingNumber: NOBODYS }),
      bodyOf(OnPublicTrackingDocument, { trackingNumber: NOBODYS }),
      bodyOf(TrackByLinkDocument, { secret: '0'.repeat(26) }),
      bodyOf(SetLinkPreferencesDocument, {
        secret: '0'.repeat(26),
        input: { notifyBy: 'EMAIL', language: 'pt-PT' },
      }),
    ];

    expect(questions.filter((body) => Buffer.byteLength(body) > 2048)).toEqual([]);
  });
});

describe('an unmodified Amplify client without a user', () => {
  it('tracks, and is pushed what comes next', async () => {
    const parcel = await registerParcel(lisbon);
    await system.cloud.idle();
    const { trackingNumber } = parcel;
    const client = amplifyClient(system.outputs);

    const before = await client.ask(TrackDocument, { trackingNumber });
    const { next } = await client.subscribed(OnPublicTrackingDocument, { trackingNumber });
    await scan(lisbon, parcel, 'ACCEPT', 'LIS1');

    expect(before.data?.track).toMatchObject({ trackingNumber, status: 'REGISTERED', version: 1 });
    expect((await next).onPublicTracking).toMatchObject({
      trackingNumber,
      status: 'ACCEPTED',
      version: 2,
      place: { city: 'Lisbon' },
    });
  });
});
