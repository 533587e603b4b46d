import type { Channel as ChannelName } from '../../graphql/generated/graphql.ts';
import { faultName, type Log } from '../log.ts';
import { outcomeOf, type Channel, type Outcome, type Text } from './channel.ts';
import type { DueMessage, Ledger } from './ledger.ts';

export type Services = {
  ledger: Pick<Ledger, 'plan' | 'claim' | 'finish' | 'saveOptOut'>;
  channels: Record<ChannelName, Channel>;
  textOf: (message: DueMessage) => Text;
  /** Has this function woken at or soon after that time. */
  wakeAt: (due: Date) => Promise<void>;
  now: () => Date;
  pause: (milliseconds: number) => Promise<unknown>;
  log: Log;
};

const CHANNELS: ChannelName[] = ['EMAIL', 'SMS'];
/** One round of claimed messages takes less. */
const ROUND_MILLISECONDS = 10_000;
/** So that a claim is worth its while where messages wait for their turn. */
const SHORTEST_PAUSE = 300;

/** Writes down who is to hear of an event, and sees to it that what waits is sent when it is due. Answers what is due now. */
export async function plan({ ledger, wakeAt, now }: Services, eventId: string): Promise<number> {
  const { due, later } = await ledger.plan(eventId, now());
  for (const time of later) await wakeAt(time);
  return due;
}

/** Sends what is due, as fast as the rates allow, until nothing is due or time is short; then has itself woken again. */
export async function sendDue(services: Services, timeLeft: () => number): Promise<void> {
  const { ledger, wakeAt, now, pause } = services;
  let retries: (Date | null)[] = [];
  for (;;) {
    const at = now();
    const { messages, nextAt, laterAt } = await ledger.claim(at);
    const sent = await Promise.all(
      oneAfterAnother(messages).map((ofChannel) => sendAll(services, ofChannel)),
    );
    retries = [...retries.filter((time) => time && time > at), ...sent.flat()];
    if (laterAt) await wakeAt(laterAt);
    // what stood behind a message of the same person is free now, and what waited for an address that proved confirmed
    const next = earliest([nextAt ?? (messages.length > 0 ? now() : null), ...retries]);
    if (!next) {
      return;
    }
    const wait = Math.max(next.getTime() - now().getTime(), SHORTEST_PAUSE);
    if (wait + ROUND_MILLISECONDS > timeLeft()) {
      return wakeAt(next);
    }
    await pause(wait);
  }
}

/** Each channel by itself, its messages in their order. */
function oneAfterAnother(messages: DueMessage[]): DueMessage[][] {
  return CHANNELS.map((name) => messages.filter(({ channel }) => channel === name));
}

async function sendAll(services: Services, messages: DueMessage[]): Promise<(Date | null)[]> {
  const retries: (Date | null)[] = [];
  for (const message of messages) retries.push(await send(services, message));
  return retries;
}

/** Answers when to try again, if so. The lease is there before the wire: what dies here is sent again after it, and counted. */
async function send(services: Services, message: DueMessage): Promise<Date | null> {
  const { ledger, now, log } = services;
  const { messageId, personId, phone } = message;
  const { parts, ...outcome } = await outcomeThrough(services, message);
  if (outcome.reason === 'OPTED_OUT' && phone) await ledger.saveOptOut(personId, phone, now());
  const next = await ledger.finish(messageId, { ...outcome, parts }, now());
  log({ message: 'told', messageId, channel: message.channel, state: outcome.state, reason: outcome.reason });
  return next;
}

async function outcomeThrough(
  { channels, textOf }: Services,
  message: DueMessage,
): Promise<Outcome & { parts?: number }> {
  let text: Text;
  try {
    text = textOf(message);
  } catch (fault) {
    return { state: 'FAILED', reason: 'UNKNOWN_FAULT', detail: faultName(fault) };
  }
  try {
    return { ...(await channels[message.channel].send(message, text)), parts: text.parts };
  } catch (fault) {
    return outcomeOf(fault);
  }
}

function earliest(times: (Date | null)[]): Date | null {
  return times.reduce<Date | null>((first, time) => (time && (!first || time < first) ? time : first), null);
}
