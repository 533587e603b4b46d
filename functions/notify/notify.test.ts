import { describe, expect, it } from 'vitest';
import { aPackageEvent } from '../../test/a-package-event.ts';
import type { LogEntry } from '../log.ts';
import { messageOf } from '../package-events.ts';
import type { Notice, Outcome } from './ledger.ts';
import { notify } from './notify.ts';

const notice: Notice = {
  id: 'notice',
  personId: 'person',
  channel: 'SMS',
  phone: '+351912345678',
  email: 'ana@example.org',
  emailTopicArn: null,
  trackingNumber: '0123456789ABCDEF',
  officeName: 'Lisboa Chiado',
  status: 'ARRIVED',
};
const sent: Outcome = { state: 'SENT', detail: 'SNS took it.' };
const anArrival = () => messageOf(aPackageEvent({ kind: 'RECEIVE', status: 'ARRIVED' }));

function aNotify(claimed: Notice | undefined, fault?: Error) {
  const finished: Outcome[] = [];
  const texts: { to: string; text: string }[] = [];
  const logged: LogEntry[] = [];
  const send = async (to: string, text: string) => {
    if (fault) throw fault;
    texts.push({ to, text });
    return sent;
  };
  const run = notify({
    ledger: {
      claim: async () => claimed,
      finish: async (_, outcome) => void finished.push(outcome),
    },
    sendSms: send,
    sendEmail: ({ email }, { text }) => send(email, text),
    log: (entry) => logged.push(entry),
  });
  return { run, finished, texts, logged };
}

function faultNamed(name: string): Error {
  return Object.assign(new Error(`${name}: +351912345678`), { name });
}

describe('notify', () => {
  it('tells the recipient through the channel they chose, and keeps that it did', async () => {
    const { run, texts, finished } = aNotify(notice);

    await run(anArrival());

    expect(texts).toEqual([{ to: notice.phone, text: expect.stringContaining('has arrived') }]);
    expect(finished).toEqual([sent]);
  });

  it('tells nobody of what concerns nobody, or was told before', async () => {
    const concernsNobody = aNotify(notice);
    const toldBefore = aNotify(undefined);

    await concernsNobody.run({ ...anArrival(), kind: 'DEPART', status: 'IN_TRANSIT' });
    await toldBefore.run(anArrival());

    expect([...concernsNobody.texts, ...toldBefore.texts]).toEqual([]);
  });

  it('asks the ledger also about a receipt that was reported after the delivery', async () => {
    const { run, texts } = aNotify(notice);

    await run({ ...anArrival(), status: 'DELIVERED', isCounted: false });

    expect(texts).toHaveLength(1);
  });

  it('leaves a fault that may pass to the queue, and keeps why it failed', async () => {
    const { run, finished } = aNotify(notice, faultNamed('ThrottledException'));

    await expect(run(anArrival())).rejects.toThrow();

    expect(finished).toEqual([{ state: 'FAILED', detail: 'ThrottledException' }]);
  });

  it('does not try a number again that SNS will never take, and logs no number', async () => {
    const { run, finished, logged } = aNotify(notice, faultNamed('InvalidParameterException'));

    await run(anArrival());

    expect(finished).toEqual([{ state: 'FAILED', detail: 'InvalidParameterException' }]);
    expect(JSON.stringify(logged)).not.toContain('+351');
  });
});
