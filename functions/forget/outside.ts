import {
  AdminDeleteUserCommand,
  AdminListGroupsForUserCommand,
  UserNotFoundException,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import { DeleteTopicCommand, type SNSClient } from '@aws-sdk/client-sns';
import { isContactTopic } from '../../domain/contact-topic.ts';

/** One that is gone already is none to SNS, which is as well. */
export const deleteTopicOf =
  (client: SNSClient) =>
  async (TopicArn: string): Promise<void> => {
    if (!isContactTopic(TopicArn)) throw new Error('Not the topic of an address.');
    await client.send(new DeleteTopicCommand({ TopicArn }));
  };

/** Of somebody who is a person and no more: who is in a group works here, and goes on doing so. */
export const deleteAccountIn =
  (client: CognitoIdentityProviderClient, UserPoolId: string) =>
  async (Username: string): Promise<void> => {
    const user = { UserPoolId, Username };
    try {
      const { Groups = [] } = await client.send(new AdminListGroupsForUserCommand(user));
      if (Groups.length === 0) await client.send(new AdminDeleteUserCommand(user));
    } catch (fault) {
      if (!(fault instanceof UserNotFoundException)) throw fault;
    }
  };
