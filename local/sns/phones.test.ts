import {
  CheckIfPhoneNumberIsOptedOutCommand,
  GetSMSAttributesCommand,
  ListPhoneNumbersOptedOutCommand,
  OptInPhoneNumberCommand,
  SetSMSAttributesCommand,
} from '@aws-sdk/client-sns';
import { describe, expect, it } from 'vitest';
import { PHONE, useSns } from './sns-fixture.ts';

const aws = useSns();

describe('a phone', () => {
  it('gets a text, until it replies STOP, and again after it opted in (F124)', async () => {
    await aws.subscribe({ Protocol: 'sms', Endpoint: PHONE });
    await aws.publish({ PhoneNumber: PHONE, Message: 'first' });
    const isOptedOut = async () =>
      (await aws.client.send(new CheckIfPhoneNumberIsOptedOutCommand({ phoneNumber: PHONE }))).isOptedOut;

    await fetch(aws.inbox.messages()[0]?.unsubscribeUrl ?? '');
    const accepted = await aws.publish({ PhoneNumber: PHONE, Message: 'unseen' });
    await aws.publish({ Message: 'unseen too' });
    const whileOut = await isOptedOut();
    const { phoneNumbers } = await aws.client.send(new ListPhoneNumbersOptedOutCommand());
    await aws.client.send(new OptInPhoneNumberCommand({ phoneNumber: PHONE }));
    await aws.publish({ Message: 'back' });

    expect(accepted).toEqual(expect.any(String));
    expect([whileOut, await isOptedOut()]).toEqual([true, false]);
    expect(phoneNumbers).toEqual([PHONE]);
    expect(aws.inbox.messages().map(({ body }) => body)).toEqual(['first', 'back']);
  });

  it('has settings of the account', async () => {
    await aws.client.send(new SetSMSAttributesCommand({ attributes: { DefaultSMSType: 'Transactional' } }));

    const { attributes } = await aws.client.send(
      new GetSMSAttributesCommand({ attributes: ['DefaultSMSType'] }),
    );

    expect(attributes).toEqual({ DefaultSMSType: 'Transactional' });
  });
});
