import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EventKind, PackageStatus } from '../graphql/generated/graphql.ts';
import { epcisFaults } from '../test/epcis/validate-epcis.ts';
import { epcisKinds, epcisStatuses } from './epcis-vocabulary.ts';
import { epcisDocument, type EpcisHistory } from './epcis.ts';
import { anyStory, epcisHistory, story, type SaidEvent } from './test-folded-history.ts';
import { HISTORY_TO } from './test-histories.ts';

const NOW = '2026-02-01T00:00:00.000Z';
const documentOf = (history: EpcisHistory) => epcisDocument(history, NOW);
const eventsOf = (events: readonly SaidEvent[]) => documentOf(epcisHistory(events)).epcisBody.eventList;

/** The columns of the product's table of statuses that are about EPCIS. */
const PRODUCT_TABLE = `
  REGISTERED       commissioning   active
  ACCEPTED         accepting       in_progress
  IN_TRANSIT       departing       in_transit
  AT_HUB           receiving       in_progress
  ARRIVED          receiving       in_progress
  READY_FOR_PICKUP storing         in_progress
  OUT_FOR_DELIVERY departing       in_transit
  ATTEMPT_FAILED   arriving        in_progress
  DELIVERED        accepting       -
  RETURNING        departing       returned
  RETURNED         receiving       returned
  CANCELLED        decommissioning inactive
  LOST             other           unknown
  DISPOSED         destroying      disposed`;

const rows = PRODUCT_TABLE.trim()
  .split('\n')
  .map((row) => row.trim().split(/ +/) as [PackageStatus, string, string]);

describe('the EPCIS document of a package', () => {
  it('has a row for every status', () => {
    expect(rows.map(([status]) => status).sort()).toEqual(Object.keys(epcisStatuses).sort());
  });

  it.each(rows)('says of %s: %s, %s', (status, bizStep, disposition) => {
    const events = story(
      ...HISTORY_TO[status].map(({ kind, at }) => ({ kind, officeId: at, locationId: `desk-of-${at}` })),
    );

    const last = eventsOf(events).at(-1);

    expect([last?.bizStep, last?.disposition ?? '-']).toEqual([bizStep, disposition]);
    expect(epcisFaults(documentOf(epcisHistory(events)))).toEqual([]);
  });

  it.each(Object.keys(epcisKinds) as EventKind[])(
    'is valid with an event of the kind %s, counted or not',
    (kind) => {
      for (const status of Object.keys(HISTORY_TO) as PackageStatus[]) {
        const history = HISTORY_TO[status].map((step) => ({ kind: step.kind, officeId: step.at }));
        const document = documentOf(epcisHistory(story(...history, { kind, officeId: 'hub' })));

        expect(epcisFaults(document)).toEqual([]);
      }
    },
  );

  it('is valid for any history', () => {
    fc.assert(
      fc.property(anyStory, (events) => {
        expect(epcisFaults(documentOf(epcisHistory(events)))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('is found wrong where a step is no word of the vocabulary', () => {
    const document = JSON.parse(JSON.stringify(documentOf(epcisHistory(story({ kind: 'ACCEPT' })))));
    document.epcisBody.eventList[1].bizStep = 'acepting';

    expect(epcisFaults(document).join()).toContain('/epcisBody/eventList/1/bizStep');
  });

  it('keeps what was seen and changed nothing, without a disposition; what was only meant is left out', () => {
    const late = story({ kind: 'ACCEPT' }, { kind: 'HAND_OVER' }, { kind: 'DEPART' }, { kind: 'CANCEL' });

    expect(eventsOf(late).map(({ bizStep, disposition }) => [bizStep, disposition])).toEqual([
      ['commissioning', 'active'],
      ['accepting', 'in_progress'],
      ['accepting', undefined],
      ['departing', undefined],
    ]);
  });

  it('moves a package that goes back with the steps of its scans', () => {
    const [, , ...back] = eventsOf(
      story(
        { kind: 'ACCEPT' },
        { kind: 'START_RETURN' },
        { kind: 'DEPART' },
        { kind: 'RECEIVE', officeId: 'hub' },
      ),
    );

    expect(back.map(({ bizStep, disposition }) => `${bizStep} ${disposition}`)).toEqual([
      'departing returned',
      'departing returned',
      'receiving returned',
    ]);
  });

  it('does not let a package that was found depart again', () => {
    const events = story({ kind: 'DEPART' }, { kind: 'DECLARE_LOST' }, { kind: 'FOUND' });

    expect(eventsOf(events).at(-1)).toMatchObject({ bizStep: 'other', disposition: 'in_transit' });
  });

  it('adds the package at its registration and takes it away when it is no more', () => {
    const actions = eventsOf(story({ kind: 'ACCEPT' }, { kind: 'DISPOSE' })).map(({ action }) => action);

    expect(actions).toEqual(['ADD', 'OBSERVE', 'DELETE']);
  });

  it('declares what was voided an error, and names what was recorded in its place', () => {
    const history = epcisHistory(
      story({ kind: 'ACCEPT' }, { kind: 'DEPART' }, { kind: 'VOID', voidsEventId: 'event-02' }),
    );
    const [steps = []] = history.pages;
    const corrected = steps.map((step) =>
      step.mistake
        ? {
            ...step,
            mistake: { ...step.mistake, correctiveEventId: 'event-09', correctiveKind: 'RECEIVE' as const },
          }
        : step,
    );

    const [, , departed] = documentOf(history).epcisBody.eventList;
    const [, , replaced] = documentOf({ ...history, pages: [corrected] }).epcisBody.eventList;

    expect(departed).toMatchObject({ bizStep: 'departing', errorDeclaration: { reason: 'did_not_occur' } });
    expect(departed).not.toHaveProperty('disposition');
    expect(replaced?.errorDeclaration).toEqual({
      declarationTime: '2026-02-01T00:00:00.000Z',
      reason: 'incorrect_data',
      correctiveEventIDs: ['urn:uuid:event-09'],
    });
  });

  it('names a package by its SSCC where it has one, else by a name of ours', () => {
    const history = epcisHistory(story());

    expect(documentOf(history).epcisBody.eventList[0]?.epcList).toEqual([
      'urn:postroom:package:obj:01ABCDEFGHJKMNPQ',
    ]);
    expect(documentOf({ ...history, sscc: '376104250021234569' }).epcisBody.eventList[0]?.epcList).toEqual([
      'https://id.gs1.org/00/376104250021234569',
    ]);
  });

  it('says where it was scanned, and at which office it is from then on', () => {
    const scans = story(
      { kind: 'ACCEPT', locationId: 'desk' },
      { kind: 'DEPART', locationId: 'van' },
      { kind: 'DEPART', locationId: null },
    );

    expect(eventsOf(scans).map(({ readPoint, bizLocation }) => [readPoint?.id, bizLocation?.id])).toEqual([
      [undefined, undefined],
      ['urn:postroom:location:loc:desk', 'urn:postroom:office:loc:origin'],
      ['urn:postroom:location:loc:van', undefined],
      [undefined, undefined],
    ]);
  });
});
