import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PERSONAL_COLUMNS } from '../../domain/personal-fields.ts';
import * as documents from '../../graphql/generated/graphql.ts';
import { captureOf, markedColumns, subscribersOf, usersOf, type Capture } from './canary-capture.ts';
import { wholeLife, witnessesOf, type Life, type Witnesses } from './canary-life.ts';
import { CANARIES, marksIn, PROVOCATION } from './canaries.ts';
import { provocations } from './provocations.ts';
import { runningSystem, type RunningSystem } from './running-system.ts';
import { wholeSelectionOf } from './whole-selection.ts';

let system: RunningSystem;
let capture: Capture;
let who: Witnesses;
let life: Life;

beforeAll(async () => {
  system = await runningSystem();
  capture = await captureOf(system);
  who = await witnessesOf(system);
  life = await wholeLife(system, who);
});

afterAll(async () => {
  for (const client of [who.lisbon, who.berlin, who.recipient, who.stranger]) client.close();
  await system.stop();
});

const wholePackage = `query Whole($id: ID) { getPackage(id: $id) ${wholeSelectionOf('Package')} }`;

async function seenBy(caller: keyof Witnesses['callers']): Promise<unknown> {
  const { data } = await who.callers[caller].ask(wholePackage, { id: life.parcel.id });
  return data?.['getPackage'];
}

describe('somebody who sends and receives', () => {
  it('is in no log, though much is logged', () => {
    const lines = system.logged();

    expect(lines.filter((line) => line.includes('"told"')).length).toBeGreaterThan(2);
    expect(lines.filter((line) => marksIn(line).length > 0)).toEqual([]);
  });

  it('is in nothing that is published about packages, nor in what nobody could handle', async () => {
    const published = await capture.published();

    expect(published.length).toBeGreaterThan(10);
    expect(published.filter((body) => body.includes(life.parcel.id)).length).toBeGreaterThan(4);
    expect(published.filter((body) => marksIn(body).length > 0)).toEqual([]);
    expect((await capture.deadLetters()).filter((body) => marksIn(body).length > 0)).toEqual([]);
  });

  it('is told at their address and number, which are in no message', () => {
    const inbox = system.cloud.inbox();
    const told = (to: string) => inbox.filter((message) => message.to === to);

    expect(told(CANARIES.recipient.email).length).toBeGreaterThan(1);
    expect(told(CANARIES.texted.phone).length).toBeGreaterThan(0);
    expect(inbox.flatMap(({ subject, body }) => marksIn([subject, body]))).toEqual([]);
  });

  it('is nothing to the public, by number, by link, and live', async () => {
    const { trackingNumber } = life.parcel;
    const answers = [
      await who.stranger.ask(documents.TrackDocument, { trackingNumber }),
      await who.stranger.ask(documents.TrackByLinkDocument, { secret: life.secret }),
    ];

    expect(answers.map(({ data }) => Object.values(data ?? {})[0])).not.toContain(null);
    expect(life.pushes.toPublic.length).toBeGreaterThan(1);
    expect(marksIn([answers, life.pushes.toPublic])).toEqual([]);
  });

  it('is for everybody what is theirs to see, and no more', async () => {
    expect(marksIn(await seenBy('admin'))).toEqual(['name', 'email', 'phone', 'text']);
    expect(marksIn(await seenBy('manager'))).toEqual(['name', 'email', 'phone', 'text']);
    const { data } = await who.callers.clerk.ask(wholePackage, { id: life.parcel.id });
    // what a scanner read is for staff, whatever it was
    const { events, ...rest } = data?.['getPackage'] as { events: { rawScan: string }[] };
    expect(marksIn(rest)).toEqual(['name', 'text']);
    expect(marksIn(events.map((event) => ({ ...event, rawScan: null })))).toEqual(['name', 'text']);
    const finance = (await seenBy('finance')) as { sender: object; recipient: object };
    expect(marksIn([finance.sender, finance.recipient])).toEqual(['name']);
    expect(marksIn(finance)).toEqual(['name', 'text']);
    expect(await seenBy('elsewhere')).toBeNull();
    const { data: epcis } = await who.callers.clerk.ask(documents.PackageEpcisDocument, {
      packageId: life.parcel.id,
    });
    expect(marksIn(epcis)).toEqual([]);
  });

  it('is pushed to those who follow the package without a contact, and to nobody else', () => {
    expect(marksIn(life.pushes.toBerlin)).toEqual(['name', 'text']);
    expect(marksIn(life.pushes.toRecipient)).toEqual(['name', 'text']);
    expect(life.pushes.toElsewhere).toEqual([]);
  });

  it('takes along what is kept of them, and nothing of anybody else', async () => {
    const { exportPersonalData } = await who.recipient.send(documents.ExportPersonalDataDocument, {});

    // of what others wrote it says where it stands, and no word of it
    expect(marksIn(exportPersonalData)).toEqual(['name', 'email', 'phone']);
    expect(exportPersonalData).not.toMatch(/absender|ubersms|632960901|632960903/i);
  });

  it('stands in columns alone of which we know that they are personal', async () => {
    const columns = Object.keys(await markedColumns(system));

    expect(columns.filter((column) => !(column in PERSONAL_COLUMNS))).toEqual([]);
    expect(columns).toEqual(
      expect.arrayContaining([
        ...[
          'person.name',
          'person_contact.email',
          'person_contact.phone',
          'search_term.term',
          'import.file_name',
        ],
        ...[
          'package_event.note',
          'package_event.handed_over_to',
          'package_event.raw_scan',
          'package_exception.reason',
        ],
      ]),
    );
  });
});

describe('whatever is written to make the system fail', () => {
  it('is logged nowhere, in whatever argument it stands', async () => {
    const { admin, clerk, finance } = who.callers;
    const callers = [admin, clerk, finance];
    const ids = [PROVOCATION, crypto.randomUUID(), life.parcel.id];
    const before = system.logged().length;
    const refusals = new Set<string>();

    for (const [index, caller] of callers.entries()) {
      for (const { query, variables } of provocations(PROVOCATION, ids[index] ?? '')) {
        const { errors } = await caller.ask(query, variables);
        errors?.forEach(({ errorType }) => refusals.add(errorType ?? ''));
      }
    }
    for (const body of ['{', PROVOCATION, JSON.stringify({ query: `{ getPackage(id: "${PROVOCATION}` })]) {
      await fetch(system.cloud.graphqlUrl, { method: 'POST', headers: { authorization: admin.token }, body });
    }
    await system.cloud.idle();

    expect(refusals).toContain('INVALID_INPUT');
    expect(refusals).toContain('NOT_FOUND');
    expect(refusals).not.toContain('INTERNAL');
    expect(
      system
        .logged()
        .slice(before)
        .filter((line) => marksIn(line).length > 0),
    ).toEqual([]);
    expect((await capture.published()).flatMap(marksIn)).toEqual([]);
  });
});

describe('somebody who was erased', () => {
  it('is in no column of any table, no topic, no account, and nobody is told how', async () => {
    expect(life.people).toHaveLength(8);
    for (const personId of life.people) {
      const { data } = await who.callers.admin.ask(documents.ErasePersonDocument, { personId });
      expect(data?.['erasePerson']).toMatchObject({ name: 'Erased', email: null, isErased: true });
    }
    await system.cloud.idle();

    expect(await markedColumns(system)).toEqual({});
    expect((await subscribersOf(system)).filter((endpoint) => marksIn(endpoint).length > 0)).toEqual([]);
    expect((await usersOf(system)).filter((user) => marksIn(user).length > 0)).toEqual([]);
    expect(system.logged().filter((line) => marksIn(line).length > 0)).toEqual([]);
    expect(marksIn(await seenBy('admin'))).toEqual([]);
    expect((await seenBy('admin')) as object).toMatchObject({ status: 'DELIVERED', version: 6 });
  });
});
