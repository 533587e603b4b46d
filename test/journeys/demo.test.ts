import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { playDemo } from '../../demo/demo.ts';
import { endpointsOf, runningSystem, type RunningSystem } from './running-system.ts';

let system: RunningSystem;

beforeAll(async () => {
  system = await runningSystem();
});

afterAll(() => system.stop());

describe('a day of scans', () => {
  it('agrees with what was planned, scan by scan, push by push, message by message', async () => {
    const { outputs } = system;
    let scansSeen = 0;

    const summary = await playDemo({
      endpoints: endpointsOf(outputs),
      inboxUrl: outputs.custom.inboxUrl,
      users: outputs.custom.demoUsers,
      scanCount: 150,
      onScan: () => (scansSeen += 1),
    });

    expect(summary.disagreements).toEqual([]);
    expect(summary.scansSent).toBeGreaterThanOrEqual(150);
    expect(scansSeen).toBe(summary.scansSent);
    expect(summary.pushesReceived).toBe(summary.pushesExpected);
    expect(summary.messagesExpected).toBeGreaterThan(0);
  });
});
