import { ArnFormat, Stack } from 'aws-cdk-lib';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { CfnLoggingConfiguration, CfnWebACL, CfnWebACLAssociation } from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';
import { RULES, visibleAs } from './waf-rules.ts';

type FirewallProps = { protects: { readonly [name: string]: string } };

/** Turns away floods, known attackers, and what no stranger needs. Values are not judged here: statements bind every one. */
export class Firewall extends Construct {
  constructor(scope: Construct, id: string, { protects }: FirewallProps) {
    super(scope, id);
    const acl = new CfnWebACL(this, 'Acl', {
      scope: 'REGIONAL',
      defaultAction: { allow: {} },
      visibilityConfig: visibleAs('Firewall'),
      rules: RULES,
    });
    for (const [name, resourceArn] of Object.entries(protects))
      new CfnWebACLAssociation(this, name, { resourceArn, webAclArn: acl.attrArn });
    logRefusals(this, acl);
  }
}

function logRefusals(scope: Construct, acl: CfnWebACL): void {
  const stack = Stack.of(scope);
  const log = new LogGroup(scope, 'Log', {
    // WAF writes to no other name
    logGroupName: `aws-waf-logs-${stack.stackName}`,
    retention: RetentionDays.ONE_MONTH,
  });
  const arn = stack.formatArn({
    service: 'logs',
    resource: 'log-group',
    resourceName: log.logGroupName,
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
  new CfnLoggingConfiguration(scope, 'Logging', {
    resourceArn: acl.attrArn,
    logDestinationConfigs: [arn],
    loggingFilter: {
      DefaultBehavior: 'DROP',
      Filters: [
        {
          Behavior: 'KEEP',
          Requirement: 'MEETS_ANY',
          Conditions: [{ ActionCondition: { Action: 'BLOCK' } }],
        },
      ],
    },
    redactedFields: ['authorization', 'x-api-key'].map((Name) => ({ singleHeader: { Name } })),
  });
}
