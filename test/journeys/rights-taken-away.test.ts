import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { put } from '../../commands/import-manifest.ts';
import type { GraphqlClient } from '../../demo/graphql-client.ts';
import {
  OnImportProgressDocument,
  OnOfficeEventDocument,
  OnPackageEventDocument,
  StartImportDocument,
  VoidEventDocument,
} from '../../graphql/generated/graphql.ts';
import { seedClients, type Execute } from '../../seed/clients.ts';
import { callerOf, type Caller, type Listener } from './listening.ts';
import { officeIds, registerParcel, scan, type Parcel } from './parcels.ts';
import { runningSystem, type RunningSystem } from './running-system.ts';

const REMOVE_STAFF =
  'mutation ($officeId: ID!, $userId: ID!) { removeStaff(officeId: $officeId, userId: $userId) { userId } }';
const REMOVE_WATCHER =
  'mutation ($packageId: ID!, $personId: ID!) { removeWatcher(packageId: $packageId, personId: $personId) { id } }';
const ERASE_PERSON = 'mutation ($personId: ID!) { erasePerson(personId: $personId) { id } }';

const MANIFEST = Buffer.from('reference,sender_name,recipient_name,destination_office\r\na,A,B,LIS1');

let system: RunningSystem;
let admin: Caller;
let desk: GraphqlClient;
let offices: Record<string, string>;
let execute: Execute;
const listeners: Listener[] = [];

beforeAll(async () => {
  system = await runningSystem();
  admin = await callerOf(system, 'admin');
  desk = await system.signInAs('admin');
  offices = await officeIds(desk);
  execute = seedClients(system.cloud).execute;
});

afterEach(() => listeners.splice(0).forEach(({ close }) => close()));

afterAll(async () => {
  desk.close();
  await system.stop();
});

async function listening(caller: Caller, document: { toString(): string }, variables: object) {
  const listener = await caller.listen(document, variables);
  listeners.push(listener);
  return listener;
}

const follows = (caller: Caller, { id }: Parcel) =>
  listening(caller, OnPackageEventDocument, { packageId: id });
const officeId = (code: string) => offices[code] as string;

const versionsOf = async (listener: Listener) => (await listener.heard()).map(({ version }) => version);

/** Scanned by an admin, and handed on. */
async function happens(parcel: Parcel, kind: 'ACCEPT' | 'DEPART' | 'RECEIVE', office: string) {
  await scan(desk, parcel, kind, office);
  await system.cloud.idle();
}

/** From Lisbon to Berlin. */
async function aParcel(): Promise<Parcel> {
  const parcel = await registerParcel(desk);
  await system.cloud.idle();
  return parcel;
}

async function aParcelAt(office: string): Promise<Parcel> {
  const parcel = await aParcel();
  await happens(parcel, 'RECEIVE', office);
  return parcel;
}

async function aWatcher(parcel: Parcel, { sub }: Caller): Promise<string> {
  const personId = crypto.randomUUID();
  await execute(`insert into person (id, name, cognito_sub) values (:id::uuid, 'Somebody', :sub)`, {
    id: personId,
    sub,
  });
  await execute('insert into package_watcher values (:packageId::uuid, :personId::uuid)', {
    packageId: parcel.id,
    personId,
  });
  return personId;
}

async function expectEndOf(listener: Listener): Promise<void> {
  expect(await listener.ended()).toEqual({ type: 'complete', id: 's1' });
}

/** Refused as what does not exist is, in the same words. */
async function expectGone(listener: Listener, message: string): Promise<void> {
  expect(await listener.again()).toMatchObject({
    type: 'error',
    payload: { errors: [{ errorType: 'NOT_FOUND', message }] },
  });
}

const noPackage = ({ id }: Parcel) => `There is no package ${id}.`;

describe('somebody who is removed from an office', () => {
  it('hears no more of its packages, of those they follow there, and of its imports; others do', async () => {
    const clerk = await callerOf(system, 'clerk', 'BER1');
    const elsewhere = await callerOf(system, 'clerk', 'LIS1');
    const parcel = await aParcel();
    const upload = await anImportOf('BER1');
    const subscriptions = (caller: Caller) =>
      Promise.all([
        listening(caller, OnOfficeEventDocument, { officeId: officeId('BER1') }),
        follows(caller, parcel),
        listening(caller, OnImportProgressDocument, { importId: upload.import.id }),
      ]);
    const theirs = await subscriptions(clerk);
    const others = [...(await subscriptions(admin)), await follows(elsewhere, parcel)];

    await admin.ask(REMOVE_STAFF, { officeId: officeId('BER1'), userId: clerk.sub });
    for (const listener of theirs) await expectEndOf(listener);
    await happens(parcel, 'ACCEPT', 'LIS1');
    await put(upload, MANIFEST);
    await system.cloud.idle();

    for (const listener of others) expect((await listener.heard()).length).toBeGreaterThan(0);
    for (const listener of theirs) expect(await listener.heard()).toEqual([]);
    const [ofOffice, ofPackage, ofImport] = theirs as [Listener, Listener, Listener];
    await expectGone(ofOffice, `There is no office ${officeId('BER1')} where you work.`);
    await expectGone(ofPackage, noPackage(parcel));
    await expectGone(ofImport, `There is no import ${upload.import.id} of an office where you work.`);
  });

  it('goes on with what they follow by other rights, and with other offices', async () => {
    const clerk = await callerOf(system, 'clerk', 'MAD1');
    for (const code of ['BER1', 'LIS1']) await worksAlsoIn(clerk, code);
    const parcel = await aParcelAt('MAD1');
    const watched = await aParcelAt('MAD1');
    await aWatcher(watched, clerk);
    const kept = [
      await follows(clerk, parcel),
      await follows(clerk, watched),
      await listening(clerk, OnOfficeEventDocument, { officeId: officeId('BER1') }),
    ];

    await admin.ask(REMOVE_STAFF, { officeId: officeId('MAD1'), userId: clerk.sub });
    await happens(parcel, 'DEPART', 'MAD1');
    await happens(watched, 'DEPART', 'MAD1');

    const versions = [[3], [3], [3, 3]];
    expect(await Promise.all(kept.map(versionsOf))).toEqual(versions);
  });

  async function anImportOf(code: string) {
    const { startImport } = await desk.send(StartImportDocument, {
      input: {
        idempotencyKey: crypto.randomUUID(),
        officeId: officeId(code),
        fileName: 'manifest.csv',
        sizeInBytes: MANIFEST.length,
      },
    });
    if (!startImport) throw new Error('the import was not begun');
    return startImport;
  }
});

describe('a watcher', () => {
  it('hears no more once they watch no longer, whoever says so and however the id is written', async () => {
    const watcher = await callerOf(system, 'clerk', 'OPO1');
    const other = await callerOf(system, 'clerk', 'PAR1');
    for (const [who, written] of [
      [admin, (id: string) => id.toUpperCase()],
      [watcher, (id: string) => id],
    ] as const) {
      const parcel = await aParcel();
      const personId = await aWatcher(parcel, watcher);
      await aWatcher(parcel, other);
      const [theirs, kept] = [await follows(watcher, parcel), await follows(other, parcel)];

      await who.ask(REMOVE_WATCHER, { packageId: written(parcel.id), personId: written(personId) });
      await expectEndOf(theirs);
      await happens(parcel, 'ACCEPT', 'LIS1');

      expect([await versionsOf(theirs), await versionsOf(kept)]).toEqual([[], [2]]);
      await expectGone(theirs, noPackage(parcel));
    }
  });
});

describe('a person who is erased', () => {
  it('is nobody whose packages could be followed', async () => {
    const caller = await callerOf(system, 'clerk', 'LYS1');
    const other = await callerOf(system, 'clerk', 'LON1');
    const parcel = await aParcel();
    const personId = await aWatcher(parcel, caller);
    await aWatcher(parcel, other);
    const [theirs, kept] = [await follows(caller, parcel), await follows(other, parcel)];

    await admin.ask(ERASE_PERSON, { personId });
    await expectEndOf(theirs);
    await happens(parcel, 'ACCEPT', 'LIS1');

    expect([await versionsOf(theirs), await versionsOf(kept)]).toEqual([[], [2]]);
    await expectGone(theirs, noPackage(parcel));
  });
});

describe('a package that leaves an office which is neither its origin nor its destination', () => {
  it('is followed from there no more, after the event by which it left', async () => {
    const parcel = await aParcelAt('FRA1');
    const theirs = await follows(await callerOf(system, 'clerk', 'FRA1'), parcel);
    const kept = [
      await follows(await callerOf(system, 'clerk', 'LIS1'), parcel),
      await follows(admin, parcel),
    ];

    await happens(parcel, 'DEPART', 'FRA1');
    await expectEndOf(theirs);
    await happens(parcel, 'RECEIVE', 'DUB1');

    expect(await versionsOf(theirs)).toEqual([3]);
    for (const listener of kept) expect(await versionsOf(listener)).toEqual([3, 4]);
    await expectGone(theirs, noPackage(parcel));
  });

  it('is followed from there again once it is back', async () => {
    const parcel = await aParcelAt('AMS1');
    const clerk = await callerOf(system, 'clerk', 'AMS1');
    const before = await follows(clerk, parcel);
    await happens(parcel, 'DEPART', 'AMS1');
    await expectEndOf(before);

    await happens(parcel, 'RECEIVE', 'AMS1');
    const again = await follows(clerk, parcel);
    await happens(parcel, 'DEPART', 'AMS1');

    expect([await versionsOf(before), await versionsOf(again)]).toEqual([[3], [5]]);
  });

  it('has left it also where the scan that brought it there is voided', async () => {
    const parcel = await aParcelAt('BRU1');
    const theirs = await follows(await callerOf(system, 'clerk', 'BRU1'), parcel);
    const kept = await follows(await callerOf(system, 'clerk', 'LIS1'), parcel);
    const [eventId] = await execute(
      'select id::text from package_event where package_id = :id::uuid and version = 2',
      { id: parcel.id },
    );

    await desk.send(VoidEventDocument, {
      input: {
        idempotencyKey: crypto.randomUUID(),
        packageId: parcel.id,
        eventId: eventId as string,
        reason: 'It was another one.',
      },
    });
    await expectEndOf(theirs);
    await happens(parcel, 'ACCEPT', 'LIS1');

    expect([await versionsOf(theirs), await versionsOf(kept)]).toEqual([[3], [3, 4]]);
    await expectGone(theirs, noPackage(parcel));
  });

  it('is followed on by whoever works in its origin too', async () => {
    const clerk = await callerOf(system, 'clerk', 'VIE1');
    await worksAlsoIn(clerk, 'LIS1');
    const parcel = await aParcelAt('VIE1');
    const theirs = await follows(clerk, parcel);

    await happens(parcel, 'DEPART', 'VIE1');
    await happens(parcel, 'RECEIVE', 'BER1');

    expect(await versionsOf(theirs)).toEqual([3, 4]);
  });
});

describe('a subscription that begins while its right is taken away', () => {
  it('has ended before the next push, though it heard nothing of the end of its right', async () => {
    const clerk = await callerOf(system, 'clerk', 'ZRH1');
    const watcher = await callerOf(system, 'clerk', 'MIL1');
    const parcel = await aParcelAt('ZRH1');
    const personId = await aWatcher(parcel, watcher);
    const theirs = [
      await listening(clerk, OnOfficeEventDocument, { officeId: officeId('ZRH1') }),
      await follows(clerk, parcel),
      await follows(watcher, parcel),
    ];
    const kept = await follows(admin, parcel);

    // as it is for whoever was seen to have the right before, and subscribed after it was told that it had ended
    await execute('delete from office_member where sub = :sub', { sub: clerk.sub });
    await execute('update person set cognito_sub = null where id = :personId::uuid', { personId });
    await happens(parcel, 'ACCEPT', 'LIS1');

    for (const listener of theirs) await expectEndOf(listener);
    expect(await Promise.all([...theirs, kept].map(versionsOf))).toEqual([[], [], [], [3]]);
  });
});

const worksAlsoIn = ({ sub }: Caller, code: string) =>
  execute(`insert into office_member (sub, office_id, role) values (:sub, :officeId::uuid, 'CLERK')`, {
    sub,
    officeId: officeId(code),
  });
