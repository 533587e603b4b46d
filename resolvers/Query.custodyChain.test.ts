import { describe, expect, it } from 'vitest';
import { answered, loadedResolver } from '../test/loaded-resolver.ts';

const ID = '018f2c5e-0000-7000-8000-000000000001';
const { request, response, statement } = loadedResolver('Query.custodyChain');

const step = (number: number, kind: string, officeId: string | null) => ({
  eventId: `event-${number}`,
  kind,
  status: 'RETURNING',
  at: `2026-01-01T08:${String(number % 60).padStart(2, '0')}:00.000Z`,
  timeZone: 'Europe/Lisbon',
  officeId,
  locationId: 'desk',
  handedOverTo: null,
  isGap: false,
});

function chainOf(pages: object[][]) {
  const history = {
    pages,
    offices: { lis: { id: 'lis', code: 'LIS1' } },
    locations: { desk: { id: 'desk' } },
  };
  return response({ result: answered([{ piece: JSON.stringify(history) }]) });
}

describe('Query.custodyChain', () => {
  it('asks once, and not at all for what is no UUID', () => {
    expect(statement({ args: { packageId: ID } })).toMatchObject({ count: 1 });
    expect(request({ args: { packageId: 'LIS1' } })).toMatchObject({ kind: 'early', value: null });
  });

  it('puts the offices and places in', () => {
    expect(chainOf([[step(0, 'REGISTER', 'lis')], [step(1, 'RECEIVE', 'lis')]])).toMatchObject({
      value: [
        { holder: 'SENDER', office: null, until: '2026-01-01T08:01:00.000Z' },
        { holder: 'OFFICE', office: { code: 'LIS1' }, location: { id: 'desk' }, until: null },
      ],
    });
  });

  it('keeps every period of a history that is longer than a loop may be (F8)', () => {
    const page = (from: number) =>
      Array.from({ length: 500 }, (_, index) =>
        step(from + index, index % 2 ? 'RECEIVE' : 'DEPART', index % 2 ? 'lis' : null),
      );

    const { value } = chainOf([page(0), page(500), page(1_000)]) as unknown as { value: unknown[] };

    expect(value).toHaveLength(1_500);
  });

  it('is null for what is not there', () => {
    expect(response({ result: answered([]) })).toMatchObject({ kind: 'value', value: null });
  });
});
