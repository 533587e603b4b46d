import { describe, expect, it } from 'vitest';
import { memoryStore } from '../testing/memory-store.ts';
import { createCredentials } from './credentials.ts';

const cloud = { region: 'eu-west-1', accountId: '000000000000' };
const ROLE = { arn: 'arn:aws:iam::000000000000:role/relay', name: 'relay', id: 'AROARELAY' };

describe('createCredentials', () => {
  it('issues the same credentials again from the same data, and others from other data', () => {
    const store = memoryStore();
    const first = createCredentials({ cloud, store }).assumeRole(ROLE, 'relay');
    const again = createCredentials({ cloud, store: store.restarted() }).assumeRole(ROLE, 'relay');
    const elsewhere = createCredentials({ cloud, store: memoryStore() }).assumeRole(ROLE, 'relay');

    expect(again).toEqual(first);
    expect(elsewhere.secretAccessKey).not.toBe(first.secretAccessKey);
  });

  it('gives each session of a role keys of its own', () => {
    const credentials = createCredentials({ cloud, store: memoryStore() });

    const relay = credentials.assumeRole(ROLE, 'relay');
    const notify = credentials.assumeRole(ROLE, 'notify');

    expect(notify.accessKeyId).not.toBe(relay.accessKeyId);
    expect(relay.accessKeyId).toMatch(/^ASIA[0-9A-F]{16}$/);
  });
});
