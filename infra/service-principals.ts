import { Aws } from 'aws-cdk-lib';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';

/** A service that acts for this account, and, if it is given, for just that resource of it: never for somebody else's. */
export function callingForUs(service: string, resourceArn?: string): ServicePrincipal {
  return new ServicePrincipal(service, {
    conditions: {
      StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID },
      ...(resourceArn && { ArnEquals: { 'aws:SourceArn': resourceArn } }),
    },
  });
}
