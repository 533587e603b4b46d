import { SchedulerClient } from '@aws-sdk/client-scheduler';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { virtualClock } from '../local/clock.ts';
import { createScheduler } from '../local/scheduler/scheduler.ts';
import type { Schedule } from '../local/scheduler/types.ts';
import { memoryStore } from '../local/testing/memory-store.ts';
import { serveService, type ServiceEndpoint } from '../local/testing/service-endpoint.ts';
import { bucketName, bucketOf, wakesAt } from './one-shot.ts';

const NOW = new Date('2026-11-23T08:02:30Z');
const place = {
  group: 'one-shots',
  roleArn: 'arn:aws:iam::000000000000:role/one-shots',
  deadLetterArn: 'arn:aws:sqs:eu-west-1:000000000000:dead',
  targetArn: 'arn:aws:lambda:eu-west-1:000000000000:function:watch',
  prefix: 'delay',
};

let endpoint: ServiceEndpoint;
let client: SchedulerClient;
const clock = virtualClock(NOW);
const wentOff: Schedule[] = [];
const scheduler = createScheduler({
  cloud: { region: 'eu-west-1', accountId: '000000000000' },
  store: memoryStore(),
  clock,
  deliver: async (schedule) => void wentOff.push(schedule),
  log: () => undefined,
});
scheduler.createGroup('one-shots');
scheduler.begin();

beforeEach(async () => {
  endpoint = await serveService(scheduler.service);
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  client = new SchedulerClient({ endpoint: endpoint.url, region: 'eu-west-1', credentials, maxAttempts: 1 });
});
afterEach(async () => {
  client.destroy();
  await endpoint.close();
});

describe('a bucket', () => {
  it.each([
    ['2026-11-23T09:00:00.000Z', '2026-11-23T09:00:00.000Z'],
    ['2026-11-23T09:00:00.001Z', '2026-11-23T09:05:00.000Z'],
    ['2026-11-23T08:02:31.000Z', '2026-11-23T08:05:00.000Z'],
    ['2026-11-20T08:00:00.000Z', '2026-11-23T08:05:00.000Z'],
  ])('with something due at %s is looked into at %s', (due, bucket) => {
    expect(bucketOf(new Date(due), NOW).toISOString()).toBe(bucket);
  });

  it('that is about to end takes nothing more, since its schedule may just be going off', () => {
    const now = new Date('2026-11-23T08:04:30Z');

    expect(bucketOf(now, now).toISOString()).toBe('2026-11-23T08:10:00.000Z');
  });

  it('has a name that sorts and that EventBridge takes', () => {
    expect(bucketName('delay', new Date('2026-11-23T09:05:00Z'))).toBe('delay-20261123T0905');
  });
});

describe('what wakes a function', () => {
  it('is one schedule for all that is due in the same five minutes, whoever makes it, and is gone after', async () => {
    const wakes = [1, 2].map(() => wakesAt(client, { ...place, now: clock.now }));
    const dues = ['08:31:00', '08:34:59', '08:35:00', '08:35:00'];

    for (const wake of wakes) for (const due of dues) await wake(new Date(`2026-11-23T${due}Z`));

    expect(scheduler.schedules()).toMatchObject([
      { Name: 'delay-20261123T0835', ScheduleExpression: 'at(2026-11-23T08:35:00)' },
    ]);
    clock.advanceTo(new Date('2026-11-23T08:34:59Z'));
    expect(wentOff).toEqual([]);
    clock.advanceTo(new Date('2026-11-23T08:35:00Z'));
    await scheduler.idle();
    expect(wentOff.map(({ Target }) => Target.Input)).toEqual(['{"due":"2026-11-23T08:35:00.000Z"}']);
    expect(scheduler.schedules()).toEqual([]);
  });

  it('fails where there is no such group, for whoever asked to try again', async () => {
    const wake = wakesAt(client, { ...place, group: 'none', now: clock.now });

    await expect(wake(NOW)).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    await expect(wake(NOW)).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });
});
