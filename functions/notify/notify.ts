import { mayTellRecipient } from '../../domain/notifications.ts';
import { faultName, type Log } from '../log.ts';
import type { PackageEventMessage } from '../package-events.ts';
import type { EmailContact } from './email.ts';
import type { Ledger, Notice, Outcome } from './ledger.ts';
import { messageOf, type Message } from './message.ts';

export type Services = {
  ledger: Pick<Ledger, 'claim' | 'finish'>;
  sendSms: (phone: string, text: string) => Promise<Outcome>;
  sendEmail: (contact: EmailContact, message: Message) => Promise<Outcome>;
  log: Log;
};

/** What SNS says of a message that it will never take. */
const FINAL_FAULTS = ['InvalidParameterException', 'InvalidParameterValueException', 'OptedOutException'];

/** Tells the recipient once of what concerns them; a fault that may pass is thrown, so that the queue delivers again. */
export const notify =
  (services: Services) =>
  async (event: PackageEventMessage): Promise<void> => {
    const { ledger, log } = services;
    const notice = mayTellRecipient(event.kind) ? await ledger.claim(event.id) : undefined;
    if (!notice) {
      return;
    }
    const { outcome, fault } = await send(services, notice);
    await ledger.finish(notice, outcome);
    log({ message: 'told', eventId: event.id, notificationId: notice.id, state: outcome.state });
    if (fault && !FINAL_FAULTS.includes(faultName(fault))) {
      throw fault;
    }
  };

async function send(services: Services, notice: Notice): Promise<{ outcome: Outcome; fault?: unknown }> {
  try {
    return { outcome: await sendThroughChannel(services, notice) };
  } catch (fault) {
    return { outcome: { state: 'FAILED', detail: faultName(fault) }, fault };
  }
}

async function sendThroughChannel({ sendSms, sendEmail }: Services, notice: Notice): Promise<Outcome> {
  const { channel, phone, email } = notice;
  const message = messageOf(notice);
  if (channel === 'SMS' && phone !== null) {
    return sendSms(phone, message.text);
  }
  if (channel === 'EMAIL' && email !== null) {
    return sendEmail({ ...notice, email }, message);
  }
  return { state: 'SUPPRESSED', detail: `There is no contact for ${channel}.` };
}
