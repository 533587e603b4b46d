import { importManifest } from '../../commands/import-manifest.ts';
import * as documents from '../../graphql/generated/graphql.ts';
import type { GraphqlClient } from '../../demo/graphql-client.ts';
import { aPersonWithAccount } from './accounts.ts';
import { aText, CANARIES } from './canaries.ts';
import { callerOf, type Caller, type Listener } from './listening.ts';
import { officeIds, scan, type Parcel } from './parcels.ts';
import type { RunningSystem } from './running-system.ts';
import { strangerOf, type Stranger } from './stranger.ts';
import { wholeSelectionOf } from './whole-selection.ts';

/** Everybody who asks and listens while canaries send and receive. */
export type Witnesses = {
  lisbon: GraphqlClient;
  berlin: GraphqlClient;
  callers: Record<'admin' | 'manager' | 'clerk' | 'finance' | 'elsewhere', Caller>;
  stranger: Stranger;
  recipient: GraphqlClient;
  offices: Record<string, string>;
};

export type Life = {
  parcel: Parcel;
  texted: Parcel;
  secret: string;
  /** The canaries' ids. */
  people: string[];
  pushes: { toBerlin: unknown[]; toElsewhere: unknown[]; toPublic: unknown[]; toRecipient: unknown[] };
};

export async function witnessesOf(system: RunningSystem): Promise<Witnesses> {
  const lisbon = await system.signInAs('clerk', 'LIS1');
  const berlin = await system.signInAs('clerk', 'BER1');
  return {
    lisbon,
    berlin,
    callers: {
      admin: await callerOf(system, 'admin'),
      manager: await callerOf(system, 'manager', 'LIS1'),
      clerk: await callerOf(system, 'clerk', 'LIS1'),
      finance: await callerOf(system, 'finance'),
      elsewhere: await callerOf(system, 'clerk', 'OPO1'),
    },
    stranger: strangerOf(system.outputs),
    recipient: await aPersonWithAccount(system, CANARIES.recipient.email, true),
    offices: await officeIds(lisbon),
  };
}

/** Registered, imported, scanned, told, watched, gone wrong, delivered. */
export async function wholeLife(system: RunningSystem, who: Witnesses): Promise<Life> {
  const { sender, recipient, texted, watcher } = CANARIES;
  const first = await registered(who, sender, recipient);
  const second = await registered(who, sender, { ...texted, notifyBy: 'SMS' });
  const watched = await registered(who, watcher, sender);
  await who.recipient.send(documents.ClaimPersonDocument, {});
  await who.lisbon.send(documents.AddWatcherDocument, {
    packageId: first.parcel.id,
    personId: watched.senderId,
  });
  const { createTrackingLink: link } = await who.recipient.send(documents.CreateTrackingLinkDocument, {
    input: { packageId: first.parcel.id, isForRecipient: true },
  });
  await imported(who);
  await system.cloud.idle();

  const listeners = await listen(who, first.parcel);
  await handled(system, who, first.parcel, recipient);
  system.cloud.faults.cause({ fault: 'snsFailing', action: 'Publish', times: 1 });
  await handled(system, who, second.parcel, texted);
  system.cloud.faults.clear();
  return {
    parcel: first.parcel,
    texted: second.parcel,
    secret: link?.secret ?? '',
    people: await canaryIds(who),
    pushes: await listeners(),
  };
}

async function registered({ lisbon, offices }: Witnesses, sender: object, recipient: object) {
  const { registerPackage: parcel } = await lisbon.send(documents.RegisterPackageDocument, {
    input: {
      idempotencyKey: crypto.randomUUID(),
      sender,
      recipient,
      originOfficeId: offices['LIS1'] as string,
      destinationOfficeId: offices['BER1'] as string,
    },
  });
  if (!parcel) throw new Error('not registered');
  const { getPackage } = await lisbon.send(documents.GetPackageIdentityDocument, { id: parcel.id });
  return { parcel, senderId: getPackage?.sender?.id ?? '' };
}

async function imported({ lisbon, offices }: Witnesses): Promise<void> {
  const { name, email, phone } = CANARIES.imported;
  const header = 'reference,sender_name,recipient_name,recipient_email,recipient_phone,destination_office';
  const rows = [`r1,${name},${name},${email},${phone},BER1`, `r2,${name},${name},${email},x,NOWHERE`];
  const content = Buffer.from([header, ...rows].join('\r\n'));
  const begun = { idempotencyKey: crypto.randomUUID(), officeId: offices['LIS1'] as string, isDryRun: false };
  await importManifest(
    lisbon,
    { ...begun, fileName: `${aText(CANARIES.imported)}.csv`, content },
    () => undefined,
  );
}

const wholeEvent = wholeSelectionOf('PackageEvent');
const ofOffice = `subscription Office($officeId: ID!) { onOfficeEvent(officeId: $officeId) ${wholeEvent} }`;
const ofPackage = `subscription Package($packageId: ID!) { onPackageEvent(packageId: $packageId) ${wholeEvent} }`;

async function listen(who: Witnesses, parcel: Parcel) {
  const { callers, stranger, offices } = who;
  const toPublic: unknown[] = [];
  const toRecipient: unknown[] = [];
  const toBerlin: unknown[] = [];
  await who.berlin.subscribe(
    ofOffice as never,
    { officeId: offices['BER1'] } as never,
    (event) => void toBerlin.push(event),
  );
  const elsewhere: Listener = await callers.elsewhere.listen(ofOffice, {
    officeId: offices['OPO1'],
  });
  await who.recipient.subscribe(
    ofPackage as never,
    { packageId: parcel.id } as never,
    (event) => void toRecipient.push(event),
  );
  await stranger.subscribe(
    documents.OnPublicTrackingDocument,
    { trackingNumber: parcel.trackingNumber },
    (tracking) => toPublic.push(tracking),
  );
  return async () => ({ toBerlin, toPublic, toRecipient, toElsewhere: await elsewhere.heard() });
}

async function handled(
  system: RunningSystem,
  { lisbon, berlin, offices }: Witnesses,
  parcel: Parcel,
  about: { name: string; email: string },
) {
  const texts = { handedOverBy: aText(about), handedOverTo: aText(about), note: aText(about) };
  await scan(lisbon, parcel, 'ACCEPT', 'LIS1', { ...texts, rawScan: about.email });
  await lisbon.send(documents.RaiseExceptionDocument, {
    input: {
      idempotencyKey: crypto.randomUUID(),
      packageId: parcel.id,
      kind: 'DAMAGED',
      reason: aText(about),
    },
  });
  await berlin.send(documents.RecordScansDocument, {
    scans: [
      {
        scanId: crypto.randomUUID(),
        trackingNumber: parcel.trackingNumber,
        kind: 'RECEIVE',
        occurredAt: new Date().toISOString(),
        officeId: offices['BER1'] as string,
        ...texts,
      },
    ],
  });
  await system.cloud.idle();
  await confirmed(system);
  await scan(berlin, parcel, 'SHELVE', 'BER1', { reason: aText(about) });
  await system.cloud.idle();
  await scan(berlin, parcel, 'HAND_OVER', 'BER1', texts);
  await system.cloud.idle();
}

/** Everybody who was asked to confirm an address does. */
async function confirmed({ cloud }: RunningSystem): Promise<void> {
  const links = cloud
    .inbox()
    .flatMap(({ to, confirmUrl }) => (confirmUrl && to.startsWith('zkmail') ? [confirmUrl] : []));
  await Promise.all(links.map((link) => fetch(link)));
}

async function canaryIds({ callers }: Witnesses): Promise<string[]> {
  const { data } = await callers.admin.ask(
    '{ listPackages(filter: { text: "zkname" }) { items { sender { id } recipient { id } } } }',
  );
  const { items } = data?.['listPackages'] as { items: Record<'sender' | 'recipient', { id: string }>[] };
  return [...new Set(items.flatMap(({ sender, recipient }) => [sender.id, recipient.id]))];
}
