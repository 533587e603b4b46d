import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { assemblyOf } from '../assembly/fixtures/assembly-of.ts';
import { startLocalCloud } from '../local-cloud.ts';
import type { LocalCloud } from '../local-cloud.ts';

const folders: string[] = [];
let cloud: LocalCloud;

afterEach(async () => {
  await cloud.stop();
  folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true }));
});

async function aCloud(options: { faults?: boolean }): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'faults-'));
  folders.push(folder);
  cloud = await startLocalCloud({ assembly: assemblyOf(folder, { Resources: {} }), ...options });
}

function ask(method: string, options: { body?: string; query?: string; type?: string } = {}) {
  const { body, query = '', type = 'application/json' } = options;
  return fetch(`${cloud.url}/_faults${query}`, { method, body, headers: { 'content-type': type } });
}

describe('/_faults', () => {
  it('is not there unless it is asked for', async () => {
    await aCloud({});

    expect((await ask('GET')).status).toBe(404);
    expect((await ask('POST', { body: '{"fault":"databasePaused"}' })).status).toBe(404);
  });

  it('causes, lists and clears faults, as the cloud does in process', async () => {
    await aCloud({ faults: true });
    const paused = { fault: 'databasePaused', calls: 1, fired: 0, isOver: false };

    const caused = await ask('POST', { body: '{"fault":"databasePaused","calls":1}' });
    await ask('POST', { body: '{"fault":"snsFailing"}' });
    const cleared = await ask('DELETE', { query: '?fault=snsFailing' });

    expect([caused.status, cleared.status]).toEqual([201, 204]);
    expect(await caused.json()).toEqual(paused);
    expect(await (await ask('GET')).json()).toEqual({ faults: [paused] });
    expect(cloud.faults.list()).toEqual([paused]);

    await ask('DELETE');
    expect(cloud.faults.list()).toEqual([]);
  });

  it.each([
    ['POST', { body: '{"fault":"flood"}' }, 400, /no fault flood/],
    ['POST', { body: 'flood' }, 400, /not JSON/],
    ['POST', { body: '{"fault":"snsFailing"}', type: 'text/plain' }, 400, /content type/],
    ['DELETE', { query: '?fault=flood' }, 400, /no fault flood/],
    ['PUT', { body: '{}' }, 405, /GET, POST or DELETE/],
  ])('refuses %s %j', async (method, options, status, message) => {
    await aCloud({ faults: true });

    const answer = await ask(method, options);

    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({ message: expect.stringMatching(message) });
    expect(cloud.faults.list()).toEqual([]);
  });
});
