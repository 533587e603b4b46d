import { Aws, Validations } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/** An e-mail goes out through a topic of its own for each address. */
export const CONTACT_TOPICS = `arn:${Aws.PARTITION}:sns:${Aws.REGION}:${Aws.ACCOUNT_ID}:contact-*`;

/** Of whoever writes to these topics, or deletes them, within the scope. */
export function acknowledgeContactTopics(scope: Construct): void {
  Validations.of(scope).acknowledge({
    id: 'AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:sns:<AWS::Region>:<AWS::AccountId>:contact-*]',
    reason:
      'A topic for each e-mail address is made while the system runs; the prefix keeps other topics out.',
  });
}
