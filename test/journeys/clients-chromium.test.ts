import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { chromium, type Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientsApi } from './clients-api.ts';
import type * as Page from './clients-page.ts';
import { arrival, CALLERS, MODES } from './clients-journey.ts';

const EXECUTABLE = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking'];
const isInstalled = existsSync(EXECUTABLE);
if (!isInstalled) {
  console.warn(
    `Skipped: Amplify in a browser, because there is no Chromium at ${EXECUTABLE} (CHROMIUM_PATH).`,
  );
}

describe.skipIf(!isInstalled)('Amplify in Chromium', () => {
  let api: Awaited<ReturnType<typeof clientsApi>>;
  let browser: Browser;
  let site: Awaited<ReturnType<typeof emptySite>>;
  let script: string;
  beforeAll(async () => {
    [api, browser, site, script] = await Promise.all([
      clientsApi(),
      chromium.launch({ executablePath: EXECUTABLE, args: FLAGS }),
      emptySite(),
      bundled('clients-page.ts'),
    ]);
  });
  afterAll(async () => {
    await browser.close();
    site.close();
    await api.stop();
  });

  it.each(MODES)(
    'goes the whole way by %s, from another origin (F67, F107, F108, F109, F111)',
    async (mode) => {
      const page = await browser.newPage();
      await page.goto(site.url);
      await page.addScriptTag({ content: script });

      const report = await page.evaluate(
        ([access, by]) =>
          (globalThis as unknown as { clients: typeof Page }).clients.amplifyJourney(access, by),
        [api.access, mode] as const,
      );
      await page.close();

      expect(report).toEqual(arrival(CALLERS[mode]));
    },
  );
});

/** Another origin than that of the API, so that the browser asks whether it may. */
async function emptySite(): Promise<{ url: string; close: () => void }> {
  const server = createServer((_, response) =>
    response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html>'),
  );
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  return { url: `http://localhost:${(server.address() as AddressInfo).port}/`, close: () => server.close() };
}

/** A module for a page, which finds what it exports at `clients`. */
async function bundled(name: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(name, import.meta.url))],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'clients',
    platform: 'browser',
    logLevel: 'silent',
  });
  return outputFiles.map(({ text }) => text).join('');
}
