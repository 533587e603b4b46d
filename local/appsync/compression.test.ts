import { request } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compressionFor } from './compression.ts';
import { anApi, answering, API_KEY } from './testing/api-definition.ts';
import { serveApi, type ServedApi } from './testing/serve-api.ts';

const LONG = 'é'.repeat(1_000);
const DECODERS = { br: brotliDecompressSync, gzip: gunzipSync };

describe('an answer', () => {
  let served: ServedApi;
  beforeAll(async () => {
    const echo = answering('Query.echo', 'ctx.args.text');
    served = await serveApi(
      anApi({ schema: 'type Query { echo(text: String): String }', resolvers: [echo] }),
    );
  });
  afterAll(() => served.close());

  /** As it comes over the wire, which `fetch` does not show. */
  function answerOf(text: string, encodings: string): Promise<{ encoding?: string; body: Buffer }> {
    return new Promise((resolve, reject) => {
      const headers = { 'x-api-key': API_KEY, 'accept-encoding': encodings };
      const asked = request(served.url, { method: 'POST', headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          resolve({ encoding: response.headers['content-encoding'], body: Buffer.concat(chunks) }),
        );
      });
      asked.on('error', reject);
      asked.end(JSON.stringify({ query: `{ echo(text: "${text}") }` }));
    });
  }

  it.each([
    ['gzip, deflate', 'gzip'],
    ['gzip;q=0.8, br', 'br'],
    ['br;q=0, gzip', 'gzip'],
  ] as const)('to who accepts "%s" is compressed by %s (F43)', async (encodings, expected) => {
    const { encoding, body } = await answerOf(LONG, encodings);

    expect(encoding).toBe(expected);
    expect(JSON.parse(DECODERS[expected](body).toString())).toEqual({ data: { echo: LONG } });
  });

  it.each([
    ['is short', 'short', 'gzip, br'],
    ['goes to who accepts no encoding', LONG, 'identity'],
  ])('that %s is sent as it is (F43)', async (_, text, encodings) => {
    const { encoding, body } = await answerOf(text, encodings);

    expect(encoding).toBeUndefined();
    expect(JSON.parse(body.toString())).toEqual({ data: { echo: text } });
  });
});

describe('compressionFor', () => {
  it.each([
    [999, undefined],
    [1_000, 'gzip'],
    [10_000_000, 'gzip'],
    [10_000_001, undefined],
  ])('says of %i bytes: %s (F43)', (size, expected) => {
    expect(compressionFor(size, 'gzip')?.name).toBe(expected);
  });
});
