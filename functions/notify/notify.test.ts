import { describe, expect, it } from 'vitest';
import type { LogEntry } from '../log.ts';
import type { Contact, Outcome } from './channel.ts';
import type { DueMessage, Finished } from './ledger.ts';
import { plan, sendDue, type Services } from './notify.ts';

const NOON = Date.parse('2026-03-02T12:00:00Z');
const SENT: Outcome = { state: 'SENT', detail: 'SNS took it.' };

function aMessage(messageId: string, more: Partial<DueMessage> = {}): DueMessage {
  return {
    messageId,
    personId: 'person',
    channel: 'SMS',
    phone: '+351912345678',
    email: 'ana@example.org',
    emailTopicArn: null,
    language: 'en',
    timeZone: null,
    items: [],
    ...more,
  };
}

/** A ledger that hands out what waits, one message at each claim. */
function aNotify(waiting: DueMessage[], fault?: Error, retryAfter: number | null = null) {
  const finished: [id: string, outcome: Finished][] = [];
  const sent: [to: string, text: string][] = [];
  const logged: LogEntry[] = [];
  const wakes: Date[] = [];
  const optedOut: string[] = [];
  let time = NOON;
  let later: Date[] = [];
  let claims = 0;
  const channel = (contactOf: (contact: Contact) => string | null) => ({
    send: async (contact: Contact, { text }: { text: string }) => {
      if (fault) throw fault;
      sent.push([contactOf(contact) ?? '', text]);
      return SENT;
    },
  });
  const services: Services = {
    ledger: {
      plan: async () => ({ due: waiting.length, later }),
      claim: async (at) => {
        claims += 1;
        const messages = waiting.splice(0, 1);
        return { messages, nextAt: waiting.length > 0 ? new Date(at.getTime() + 1000) : null, laterAt: null };
      },
      finish: async (id, outcome) => {
        finished.push([id, outcome]);
        return retryAfter === null ? null : new Date(time + retryAfter);
      },
      saveOptOut: async (personId) => void optedOut.push(personId),
    },
    channels: { SMS: channel(({ phone }) => phone), EMAIL: channel(({ email }) => email) },
    textOf: ({ messageId }) => ({ subject: 'About a package', text: `text of ${messageId}`, parts: 1 }),
    wakeAt: async (due) => void wakes.push(due),
    now: () => new Date(time),
    pause: async (milliseconds) => (time += milliseconds),
    log: (entry) => logged.push(entry),
  };
  return {
    services,
    finished,
    sent,
    logged,
    wakes,
    optedOut,
    wait: (...times: Date[]) => (later = times),
    claims: () => claims,
    timeLeft: () => NOON + 60_000 - time,
  };
}

function faultNamed(name: string, httpStatusCode = 400): Error {
  return Object.assign(new Error(`${name}: +351912345678`), { name, $metadata: { httpStatusCode } });
}

describe('notify', () => {
  it('sends what is due through its channel until nothing is, and keeps what became of it', async () => {
    const run = aNotify([aMessage('a'), aMessage('b', { channel: 'EMAIL' }), aMessage('c')]);

    await sendDue(run.services, run.timeLeft);

    expect(run.sent).toEqual([
      ['+351912345678', 'text of a'],
      ['ana@example.org', 'text of b'],
      ['+351912345678', 'text of c'],
    ]);
    expect(run.finished).toEqual(['a', 'b', 'c'].map((id) => [id, { ...SENT, parts: 1 }]));
    // the last finds that nothing was set free
    expect([run.claims(), run.wakes]).toEqual([4, []]);
  });

  it('is woken again where there is more than it has time for', async () => {
    const run = aNotify(Array.from({ length: 100 }, (_, place) => aMessage(`${place}`)));

    await sendDue(run.services, run.timeLeft);

    expect(run.sent.length).toBeGreaterThan(40);
    expect(run.wakes).toHaveLength(1);
  });

  it('is woken when what was put off is due, and answers what is due now', async () => {
    const run = aNotify([aMessage('a')]);
    const morning = new Date('2026-03-03T07:00:00Z');
    run.wait(morning);

    expect(await plan(run.services, 'event')).toBe(1);
    expect(run.wakes).toEqual([morning]);
  });

  it.each([
    ['ThrottledException', 400, { state: 'DEFERRED', reason: 'RATE_LIMIT' }],
    ['InvalidParameterException', 400, { state: 'FAILED', reason: 'INVALID_CONTACT' }],
    ['OptedOutException', 400, { state: 'SUPPRESSED', reason: 'OPTED_OUT' }],
    ['AuthorizationErrorException', 403, { state: 'DEFERRED', reason: 'OUTSIDE_SERVICE' }],
    ['InternalErrorException', 500, { state: 'QUEUED', reason: 'OUTSIDE_SERVICE' }],
    ['TimeoutError', 0, { state: 'QUEUED', reason: 'OUTSIDE_SERVICE' }],
  ])('knows what %s means for a message, and logs no number', async (name, status, outcome) => {
    const run = aNotify([aMessage('a')], faultNamed(name, status));

    await sendDue(run.services, run.timeLeft);

    expect(run.finished).toEqual([['a', { ...outcome, detail: name }]]);
    expect(run.optedOut).toEqual(name === 'OptedOutException' ? ['person'] : []);
    expect(JSON.stringify(run.logged)).not.toContain('+351');
  });

  it('asks again after the last, which may have set free what stood behind it', async () => {
    const run = aNotify([aMessage('a')]);
    const { claim } = run.services.ledger;
    const behind = [aMessage('b')];
    run.services.ledger.claim = async (at) => {
      const claimed = await claim(at);
      return claimed.messages.length > 0 || run.finished.length === 0
        ? claimed
        : { ...claimed, messages: behind.splice(0) };
    };

    await sendDue(run.services, run.timeLeft);

    expect(run.finished.map(([id]) => id)).toEqual(['a', 'b']);
  });

  it('tries again when the ledger says so', async () => {
    const run = aNotify([aMessage('a')], faultNamed('InternalErrorException', 500), 400_000);

    await sendDue(run.services, run.timeLeft);

    expect(run.wakes).toEqual([new Date(NOON + 400_000)]);
  });

  it('goes on where the text of one cannot be made', async () => {
    const run = aNotify([aMessage('a'), aMessage('b')]);
    const { textOf } = run.services;
    run.services.textOf = (message) => {
      if (message.messageId === 'a') throw new RangeError('no such zone');
      return textOf(message);
    };

    await sendDue(run.services, run.timeLeft);

    expect(run.finished.map(([id, { state }]) => [id, state])).toEqual([
      ['a', 'FAILED'],
      ['b', 'SENT'],
    ]);
  });
});
