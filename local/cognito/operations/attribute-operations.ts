import type {
  GetUserAttributeVerificationCodeRequest,
  GetUserAttributeVerificationCodeResponse,
  UpdateUserAttributesRequest,
  UpdateUserAttributesResponse,
  VerifyUserAttributeRequest,
} from '@aws-sdk/client-cognito-identity-provider';
import { callerOf } from '../access-token.ts';
import { type Address, changeAttributes, checkFree } from '../attribute-changes.ts';
import { attributeRecord, checkWritable } from '../attributes.ts';
import { sendCode, useCode } from '../confirmation-code.ts';
import type { CognitoContext } from '../context.ts';
import { codeMismatch, invalidParameter, required } from '../faults.ts';

/** What users do with their own attributes. */
export const attributeOperations = (context: CognitoContext) => ({
  async UpdateUserAttributes(input: UpdateUserAttributesRequest): Promise<UpdateUserAttributesResponse> {
    const { pool, user, client } = await callerOf(context.pools, input.AccessToken, context.now());
    const attributes = attributeRecord(pool, input.UserAttributes);
    checkWritable(client, attributes);
    const CodeDeliveryDetailsList = changeAttributes(context, pool, user, attributes);
    user.modifiedAt = context.now();
    pool.save();
    return { CodeDeliveryDetailsList };
  },

  async GetUserAttributeVerificationCode(
    input: GetUserAttributeVerificationCodeRequest,
  ): Promise<GetUserAttributeVerificationCodeResponse> {
    const { pool, user } = await callerOf(context.pools, input.AccessToken, context.now());
    const attribute = addressNamed(input.AttributeName);
    const { code } = user;
    const newAddress = code?.attribute === attribute ? code.newAddress : undefined;
    const CodeDeliveryDetails = sendCode(context, user, {
      purpose: 'VERIFY_ATTRIBUTE',
      attribute,
      newAddress,
    });
    pool.save();
    return { CodeDeliveryDetails };
  },

  async VerifyUserAttribute(input: VerifyUserAttributeRequest): Promise<object> {
    const { pool, user } = await callerOf(context.pools, input.AccessToken, context.now());
    const attribute = addressNamed(input.AttributeName);
    const { code } = user;
    if (code?.attribute !== attribute) throw codeMismatch();
    useCode(user, 'VERIFY_ATTRIBUTE', input.Code, context.now());

    const address = code.newAddress ?? user.attributes[attribute] ?? '';
    checkFree(pool, user, attribute, address);
    Object.assign(user.attributes, { [attribute]: address, [`${attribute}_verified`]: 'true' });
    user.modifiedAt = context.now();
    pool.save();
    return {};
  },
});

function addressNamed(name: string | undefined): Address {
  const attribute = required(name, 'AttributeName');
  if (attribute === 'email' || attribute === 'phone_number') return attribute;
  throw invalidParameter('Invalid attribute name provided.');
}
