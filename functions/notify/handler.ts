import { RDSDataClient } from '@aws-sdk/client-rds-data';
import { SNSClient } from '@aws-sdk/client-sns';
import { connect } from '../database.ts';
import { logLine } from '../log.ts';
import { clusterSettings } from '../settings.ts';
import { sendEmail } from './email.ts';
import { ledgerOf } from './ledger.ts';
import { notify } from './notify.ts';
import { eachMessage } from './queue.ts';
import { sendSms } from './sms.ts';

const sns = new SNSClient();
const ledger = ledgerOf(connect(new RDSDataClient(), clusterSettings()));

const tellRecipient = notify({
  ledger,
  sendSms: sendSms(sns),
  sendEmail: sendEmail(sns, ledger.saveEmailTopic),
  log: logLine,
});

export const handler = eachMessage(tellRecipient, logLine);
