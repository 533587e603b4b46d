import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { callsIn, disguised, type Disguised } from './disguised-documents.ts';
import { firewall } from './firewall.ts';

const COUNT = 3_000;
const RULE = 'KeyRequestsOfSeveralTracks';

let judge: Awaited<ReturnType<typeof firewall>>;

beforeAll(async () => {
  judge = await firewall();
});

const byKey = (body: string | Buffer) =>
  judge({ headers: { 'x-api-key': 'da2-x' }, body: Buffer.from(body as string) });
const asked = (query: string) => byKey(JSON.stringify({ query }));
/** What is larger is refused for that. */
const isSmall = ({ body }: Disguised) => Buffer.byteLength(body) <= 2048;

describe('the firewall', () => {
  it(`refuses with the key exactly what tracks twice or more, of ${COUNT} documents in disguise`, () => {
    const seed = Number(process.env['SEED'] ?? Date.now());
    const tried: Record<string, number> = {};

    fc.assert(
      fc.property(disguised.filter(isSmall), ({ calls, document, body }) => {
        expect(callsIn(document)).toBe(calls);
        expect(JSON.parse(body)).toMatchObject({ query: document });
        expect(byKey(body)).toBe(calls >= 2 ? RULE : undefined);
        tried[calls] = (tried[calls] ?? 0) + 1;
      }),
      { numRuns: COUNT, seed },
    );

    console.log('documents by how often they track', tried, `seed ${seed}`);
  });

  it('counts over operations, fields and requests', () => {
    const one = 'query A($trackingNumber: String!) { track(trackingNumber: $trackingNumber) { status } }';

    expect(asked(one)).toBeUndefined();
    expect(asked(`${one} ${one.replace('A', 'B')}`)).toBe(RULE);
    expect(asked(`${one} query B { trackByLink(secret: "x") { expiresAt } }`)).toBe(RULE);
    expect(byKey(JSON.stringify([{ query: one }, { query: one }]))).toBe(RULE);
    expect(byKey(`{"query":${JSON.stringify(one)},"query":${JSON.stringify(one)}}`)).toBe(RULE);
  });

  it('counts for nobody who is signed in', () => {
    const query = '{ a: track(trackingNumber: "1") { status } b: track(trackingNumber: "2") { status } }';
    const body = Buffer.from(JSON.stringify({ query }));

    expect(judge({ headers: { authorization: 'token' }, body })).toBeUndefined();
    expect(judge({ headers: { 'x-api-key': 'da2-x' }, body })).toBe(RULE);
  });

  it.each([
    ['two bytes a character', Buffer.from('{"query":"{ a: track(x: 1) }"}', 'utf16le')],
    ['letters in more bytes than they need', Buffer.from('{"query":"{ \xc1\xb4rack }"}', 'latin1')],
    ['the same in three', Buffer.from('{"query":"{ \xe0\x81\xb4rack }"}', 'latin1')],
    ['a comment that seems to end', String.raw`{"query":"{ track #\u010a } \n (x: 1) }"}`],
    ['the other break', String.raw`{"query":"{ track #\u200D } \n (x: 1) }"}`],
    ['a control character', '{"query":"{ track\u0001(x: 1) }"}'],
  ])('reads nothing with the key that it cannot read for sure: %s', (_, body) => {
    expect(byKey(body)).toBe('KeyRequestsInDisguise');
  });

  it('reads what people write in any language', () => {
    const body = { query: '{ __typename }', variables: { trackingNumber: 'Čeština, ελληνικά, 日本 😊 é À' } };

    expect(byKey(JSON.stringify(body))).toBe(undefined);
  });
});
