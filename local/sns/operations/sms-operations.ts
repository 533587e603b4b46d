import { invalidParameter } from '../faults.ts';
import { page } from '../paging.ts';
import type { Input } from '../query.ts';
import { members, text, texts } from '../query.ts';
import { PHONE_NUMBER } from '../subscriptions.ts';
import type { SnsState } from '../topics.ts';
import type { Output } from '../xml.ts';

const SMS_ATTRIBUTES = [
  'MonthlySpendLimit',
  'DeliveryStatusIAMRole',
  'DeliveryStatusSuccessSamplingRate',
  'DefaultSenderID',
  'DefaultSMSType',
  'UsageReportS3Bucket',
];

/** A number that opted out gets no texts until it opts in (F124). These operations begin their members in lower case. */
export const smsOperations = (state: SnsState) => ({
  CheckIfPhoneNumberIsOptedOut: (input: Input): Output => ({
    isOptedOut: state.optedOutNumbers.has(phoneNumberOf(input)),
  }),

  OptInPhoneNumber(input: Input): Output {
    state.optedOutNumbers.delete(phoneNumberOf(input));
    state.save();
    return {};
  },

  ListPhoneNumbersOptedOut(input: Input): Output {
    const { items, NextToken } = page([...state.optedOutNumbers], text(input['nextToken']));
    return { phoneNumbers: items, nextToken: NextToken };
  },

  SetSMSAttributes(input: Input): Output {
    const attributes = texts(input['attributes']);
    const unknown = Object.keys(attributes).find((name) => !SMS_ATTRIBUTES.includes(name));
    if (unknown) throw invalidParameter(`${unknown} is not a valid attribute`);
    Object.assign(state.smsAttributes, attributes);
    state.save();
    return {};
  },

  /** Those that are asked for, or all that have been set. */
  GetSMSAttributes(input: Input): Output {
    const wanted = Object.values(members(members(input['attributes'])['member']));
    const shown = Object.entries(state.smsAttributes).filter(
      ([name]) => !wanted.length || wanted.includes(name),
    );
    return { attributes: new Map(shown) };
  },
});

function phoneNumberOf(input: Input): string {
  const phoneNumber = text(input['phoneNumber']) ?? '';
  if (!PHONE_NUMBER.test(phoneNumber)) {
    throw invalidParameter(`PhoneNumber Reason: input incorrectly formatted`);
  }
  return phoneNumber;
}
