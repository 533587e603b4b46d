import { TemplateError } from '../assembly/template.ts';
import { readEventPattern } from '../event-bridge/event-pattern.ts';
import { created } from './provider.ts';
import type { Provider, Resource } from './provider.ts';
import { checkTarget, mayLeave } from './schedule-target.ts';
import type { Target } from './schedule-target.ts';
import { plan } from './schedules.ts';
import type { Services } from './services.ts';

type RuleTarget = Target & { Id: string; DeadLetterConfig?: { Arn: string } };
type RuleProperties = {
  Name?: string;
  EventBusName?: string;
  ScheduleExpression?: string;
  EventPattern?: unknown;
  State?: string;
  Targets?: RuleTarget[];
};
type Work = Pick<
  Services,
  'stack' | 'access' | 'sendEvent' | 'eventBus' | 'whenComplete' | 'beforeStop' | 'log'
>;

export const ruleProviders: Record<string, Provider> = { 'AWS::Events::Rule': createRule };

/** A rule begins at a time, or with an event, or both. */
function createRule({ properties, name }: Resource<RuleProperties>, services: Work) {
  const { Name = name, ScheduleExpression, EventPattern, State, Targets = [] } = properties;
  const { region, accountId } = services.stack;
  const arn = `arn:aws:events:${region}:${accountId}:rule/${Name}`;
  if (!['default', undefined].includes(properties.EventBusName))
    throw new TemplateError('Only the default event bus runs here.');
  Targets.forEach(refuseUnknown);
  const matches = EventPattern === undefined ? undefined : readEventPattern(EventPattern);
  if (State === 'DISABLED') return created(Name, { Arn: arn });

  if (ScheduleExpression) plan(ScheduleExpression, 'UTC', Targets, arn, services);
  if (matches)
    services.eventBus.add({
      matches,
      deliver: async (event) => {
        await Promise.all(Targets.map((target) => deliver(event, target, arn, services)));
      },
    });
  return created(Name, { Arn: arn });
}

function refuseUnknown({ Id, Arn, ...target }: RuleTarget): void {
  const transformed = ['InputPath', 'InputTransformer'].find((name) => name in target);
  if (transformed) throw new TemplateError(`The target ${Id} has ${transformed}, which is not known here.`);
  if (!/^arn:aws:(lambda|sqs):/.test(Arn))
    throw new TemplateError(`The target ${Id} is neither a function nor a queue.`);
}

/** What cannot be delivered is left among the dead letters of the target, if it has them. */
async function deliver(event: unknown, target: RuleTarget, arn: string, services: Work): Promise<void> {
  const { sendEvent, log } = services;
  const { Arn, Input, DeadLetterConfig } = target;
  const sent = Input === undefined ? event : (JSON.parse(Input) as unknown);
  try {
    checkTarget(target, arn, services);
    await sendEvent(Arn, sent);
  } catch (error) {
    log(`${arn} could not reach ${Arn}: ${String(error)}`);
    if (!DeadLetterConfig || !mayLeave(DeadLetterConfig.Arn, arn, services)) return;
    await sendEvent(DeadLetterConfig.Arn, sent);
  }
}
