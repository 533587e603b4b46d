import { ServiceFault } from '../aws-json.ts';
import { instantOf } from './one-time.ts';
import { readDefinition } from './read-definition.ts';
import type { Input } from './read-definition.ts';
import { schedulerService } from './service.ts';
import type { ScheduleOperations } from './service.ts';
import type { Schedule, Scheduler, SchedulerOptions } from './types.ts';

const STORED_AS = 'schedules';

/**
 * Schedules that go off once, at least: one that was interrupted while it went off does so again. Only `at(…)` runs here,
 * and a flexible window is over as soon as it begins.
 */
export function createScheduler({ cloud, store, clock, deliver, log }: SchedulerOptions): Scheduler {
  const { region, accountId } = cloud;
  const left = store.read<Schedule[]>(STORED_AS) ?? [];
  const schedules = new Map(left.map((schedule) => [schedule.Arn, schedule]));
  const groups = new Set(['default']);
  const alarms = new Map<string, () => void>();
  const running = new Set<Promise<void>>();
  let hasBegun = false;

  const arnOf = (group: string, name: string) =>
    `arn:aws:scheduler:${region}:${accountId}:schedule/${group}/${name}`;
  const save = () => store.write(STORED_AS, () => [...schedules.values()]);
  const seconds = () => clock.now().getTime() / 1000;

  const keep = (schedule: Schedule): Schedule => {
    schedules.set(schedule.Arn, schedule);
    save();
    setAlarm(schedule);
    return schedule;
  };
  const forget = (arn: string): void => {
    alarms.get(arn)?.();
    alarms.delete(arn);
    schedules.delete(arn);
    save();
  };
  const setAlarm = (schedule: Schedule): void => {
    const { Arn, ScheduleExpression, ScheduleExpressionTimezone, State, isCompleted } = schedule;
    alarms.get(Arn)?.();
    alarms.delete(Arn);
    if (!hasBegun || State !== 'ENABLED' || isCompleted) return;
    const instant = instantOf(ScheduleExpression, ScheduleExpressionTimezone);
    alarms.set(
      Arn,
      clock.at(instant, () => goOff(schedule)),
    );
  };
  const goOff = (schedule: Schedule): void => {
    const work = deliver(schedule)
      .catch((error: unknown) => log(`${schedule.Arn} could not be delivered: ${String(error)}`))
      .then(() => complete(schedule))
      .finally(() => running.delete(work));
    running.add(work);
  };
  /** Unless it was changed or deleted while it went off. */
  const complete = (schedule: Schedule): void => {
    if (schedules.get(schedule.Arn) !== schedule) return;
    if (schedule.ActionAfterCompletion === 'DELETE') forget(schedule.Arn);
    else keep({ ...schedule, isCompleted: true });
  };

  const find = (group: string, name: string): Schedule => {
    const schedule = schedules.get(arnOf(group, name));
    if (!schedule) throw notFound(`Schedule ${name} does not exist.`);
    return schedule;
  };
  const define = (name: string, input: Input, CreationDate: number): Schedule => {
    const definition = readDefinition(name, input);
    const Arn = arnOf(definition.GroupName, name);
    return { ...definition, Arn, CreationDate, LastModificationDate: seconds() };
  };

  const operations: ScheduleOperations = {
    create: (name, input) => {
      const schedule = define(name, input, seconds());
      if (!groups.has(schedule.GroupName))
        throw notFound(`Schedule group ${schedule.GroupName} does not exist.`);
      if (schedules.has(schedule.Arn))
        throw new ServiceFault('ConflictException', `Schedule ${name} already exists.`, 409);
      return keep(schedule);
    },
    update: (name, input) => {
      const schedule = define(name, input, 0);
      const { CreationDate } = find(schedule.GroupName, name);
      return keep({ ...schedule, CreationDate });
    },
    get: ({ group, name }) => find(group, name),
    remove: ({ group, name }) => forget(find(group, name).Arn),
    list: ({ group, prefix, state, token, limit }) => {
      const found = [...schedules.values()]
        .filter((each) => group === undefined || each.GroupName === group)
        .filter((each) => each.Name.startsWith(prefix) && (state === undefined || each.State === state))
        .sort((one, other) => (one.Arn < other.Arn ? -1 : 1))
        .filter(({ Arn }) => token === undefined || Arn > token);
      const page = found.slice(0, limit);
      return { schedules: page, token: found.length > limit ? page.at(-1)?.Arn : undefined };
    },
  };

  return {
    service: schedulerService(operations, log),
    createGroup: (name) => {
      groups.add(name);
      return `arn:aws:scheduler:${region}:${accountId}:schedule-group/${name}`;
    },
    schedules: () => [...schedules.values()],
    begin: () => {
      hasBegun = true;
      [...schedules.values()].forEach(setAlarm);
    },
    idle: async () => {
      while (running.size > 0) await Promise.allSettled(running);
    },
    close: () => {
      hasBegun = false;
      for (const prevent of alarms.values()) prevent();
      alarms.clear();
    },
  };
}

function notFound(message: string): ServiceFault {
  return new ServiceFault('ResourceNotFoundException', message, 404);
}
