import {
  type CreateScheduleCommandInput,
  CreateScheduleCommand,
  DeleteScheduleCommand,
  GetScheduleCommand,
  ListSchedulesCommand,
  SchedulerClient,
  UpdateScheduleCommand,
} from '@aws-sdk/client-scheduler';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { virtualClock, type VirtualClock } from '../clock.ts';
import { memoryStore } from '../testing/memory-store.ts';
import { serveService, type ServiceEndpoint } from '../testing/service-endpoint.ts';
import { createScheduler } from './scheduler.ts';
import type { Scheduler } from './types.ts';

const START = new Date('2026-03-28T20:00:00Z');
const once: CreateScheduleCommandInput = {
  Name: 'delay-1',
  ScheduleExpression: 'at(2026-03-28T21:00:00)',
  FlexibleTimeWindow: { Mode: 'OFF' },
  ActionAfterCompletion: 'DELETE',
  Target: {
    Arn: 'arn:aws:lambda:eu-west-1:000000000000:function:watch',
    RoleArn: 'arn:aws:iam::000000000000:role/clock',
    Input: '{}',
  },
};

let clock: VirtualClock;
let store: ReturnType<typeof memoryStore>;
let scheduler: Scheduler;
let endpoint: ServiceEndpoint;
let client: SchedulerClient;
let wentOff: string[];

beforeEach(async () => {
  clock = virtualClock(START);
  store = memoryStore();
  wentOff = [];
  scheduler = aScheduler();
  scheduler.begin();
  endpoint = await serveService((request) => scheduler.service(request));
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  client = new SchedulerClient({ endpoint: endpoint.url, region: 'eu-west-1', credentials, maxAttempts: 1 });
});
afterEach(async () => {
  client.destroy();
  await endpoint.close();
});

function aScheduler(deliver = async ({ Name }: { Name: string }) => void wentOff.push(Name)): Scheduler {
  const cloud = { region: 'eu-west-1', accountId: '000000000000' };
  return createScheduler({ cloud, store, clock, deliver, log: () => undefined });
}

const create = (input: Partial<CreateScheduleCommandInput> = {}) =>
  client.send(new CreateScheduleCommand({ ...once, ...input }));
const advanceTo = async (time: string) => {
  clock.advanceTo(new Date(time));
  await scheduler.idle();
};

describe('a schedule that is made while the system runs', () => {
  it('goes off once, and is gone then if that was asked for (F126)', async () => {
    const { ScheduleArn } = await create();
    await create({ Name: 'kept', ActionAfterCompletion: 'NONE' });
    expect(ScheduleArn).toBe('arn:aws:scheduler:eu-west-1:000000000000:schedule/default/delay-1');

    await advanceTo('2026-03-28T20:59:59Z');
    expect(wentOff).toEqual([]);
    await advanceTo('2026-03-28T21:00:00Z');
    await advanceTo('2026-04-28T21:00:00Z');

    expect(wentOff).toEqual(['delay-1', 'kept']);
    expect(scheduler.schedules().map(({ Name }) => Name)).toEqual(['kept']);
  });

  it.each([
    ['Europe/Berlin', '2026-03-29T01:59:00', '2026-03-29T00:59:00Z'],
    ['Europe/Berlin', '2026-03-29T03:00:00', '2026-03-29T01:00:00Z'],
    ['America/New_York', '2026-11-01T04:00:00', '2026-11-01T09:00:00Z'],
    ['Asia/Kathmandu', '2026-11-23T09:00:00', '2026-11-23T03:15:00Z'],
  ])('means the time of %s', async (zone, time, instant) => {
    await create({ ScheduleExpression: `at(${time})`, ScheduleExpressionTimezone: zone });

    await advanceTo(new Date(Date.parse(instant) - 1000).toISOString());
    expect(wentOff).toEqual([]);
    await advanceTo(instant);

    expect(wentOff).toEqual(['delay-1']);
  });

  it('is refused if its name is taken in its group, and is not changed by that', async () => {
    scheduler.createGroup('others');
    await create();

    await expect(create({ ScheduleExpression: 'at(2027-01-01T00:00:00)' })).rejects.toMatchObject({
      name: 'ConflictException',
      message: 'Schedule delay-1 already exists.',
      $metadata: { httpStatusCode: 409 },
    });
    await create({ GroupName: 'others' });
    expect(scheduler.schedules()).toMatchObject([
      { ScheduleExpression: 'at(2026-03-28T21:00:00)' },
      { GroupName: 'others' },
    ]);
  });

  it.each([
    ['without a window', { FlexibleTimeWindow: undefined }, 'ValidationException'],
    [
      'with a window that is off and long',
      { FlexibleTimeWindow: { Mode: 'OFF', MaximumWindowInMinutes: 5 } },
    ],
    ['at no time', { ScheduleExpression: 'at(2026-02-30T00:00:00)' }],
    ['at a time with a zone of its own', { ScheduleExpression: 'at(2026-03-28T21:00:00Z)' }],
    ['in no zone', { ScheduleExpressionTimezone: 'Europe/Atlantis' }],
    ['without a role', { Target: { ...once.Target, RoleArn: undefined } }],
    ['with an input that is not JSON', { Target: { ...once.Target, Input: 'due' } }],
    ['with a name that holds a colon', { Name: 'delay-20:00' }],
    ['in a group that does not exist', { GroupName: 'nowhere' }, 'ResourceNotFoundException'],
  ])('is refused %s', async (_, input, name = 'ValidationException') => {
    await expect(create(input as Partial<CreateScheduleCommandInput>)).rejects.toMatchObject({ name });

    expect(scheduler.schedules()).toEqual([]);
  });

  it('can be read, moved, listed page by page and deleted', async () => {
    for (const Name of ['delay-1', 'delay-2', 'notify-1']) await create({ Name });

    await client.send(new UpdateScheduleCommand({ ...once, ScheduleExpression: 'at(2026-03-28T23:00:00)' }));
    await client.send(new DeleteScheduleCommand({ Name: 'delay-2' }));

    const read = await client.send(new GetScheduleCommand({ Name: 'delay-1' }));
    expect(read).toMatchObject({ ScheduleExpression: 'at(2026-03-28T23:00:00)', CreationDate: START });
    const first = await client.send(new ListSchedulesCommand({ MaxResults: 1 }));
    const second = await client.send(new ListSchedulesCommand({ MaxResults: 1, NextToken: first.NextToken }));
    expect([first, second].map(({ Schedules = [] }) => Schedules[0]?.Name)).toEqual(['delay-1', 'notify-1']);
    expect(second.NextToken).toBeUndefined();
    const delays = await client.send(new ListSchedulesCommand({ NamePrefix: 'delay' }));
    expect(delays.Schedules).toHaveLength(1);
    await advanceTo('2026-03-28T23:00:00Z');
    expect(wentOff).toEqual(['notify-1', 'delay-1']);
  });

  it('that is not there cannot be read, moved or deleted', async () => {
    for (const command of [new GetScheduleCommand(once), new DeleteScheduleCommand(once)])
      await expect(client.send(command as GetScheduleCommand)).rejects.toMatchObject({
        name: 'ResourceNotFoundException',
        message: 'Schedule delay-1 does not exist.',
      });
    await expect(client.send(new UpdateScheduleCommand(once))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });

  it('does not go off while it is disabled', async () => {
    await create({ State: 'DISABLED' });

    await advanceTo('2026-03-29T00:00:00Z');

    expect(wentOff).toEqual([]);
  });

  it('goes off late if nothing ran when its time came, and again if it was interrupted', async () => {
    await create();
    scheduler.close();
    await advanceTo('2026-03-28T22:00:00Z');
    expect(wentOff).toEqual([]);

    store = store.restarted();
    let release = () => {};
    scheduler = aScheduler(async ({ Name }) => {
      wentOff.push(Name);
      await new Promise<void>((resolve) => (release = resolve));
    });
    scheduler.begin();
    clock.advanceTo(clock.now());
    expect(wentOff).toEqual(['delay-1']);

    store = store.restarted();
    scheduler = aScheduler();
    scheduler.begin();
    await advanceTo('2026-03-28T22:00:00Z');
    release();

    expect(wentOff).toEqual(['delay-1', 'delay-1']);
    expect(scheduler.schedules()).toEqual([]);
  });
});
