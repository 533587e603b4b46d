import { ArnFormat, Stack } from 'aws-cdk-lib';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { CfnLoggingConfiguration, CfnWebACL, CfnWebACLAssociation } from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';

type Rule = CfnWebACL.RuleProperty;
type FirewallProps = { protects: { readonly [name: string]: string } };

/** Turns away floods and known attackers. What a request says is not judged here: statements bind every value. */
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

/** An office is many people behind one address; a stranger with a tracking link is one. */
const RULES: Rule[] = [
  atMost('RequestsOfAnAddress', 0, 3000),
  atMost('KeyRequestsOfAnAddress', 1, 100, {
    sizeConstraintStatement: {
      fieldToMatch: { singleHeader: { Name: 'x-api-key' } },
      comparisonOperator: 'GT',
      size: 0,
      textTransformations: [{ priority: 0, type: 'NONE' }],
    },
  }),
  managed('AWSManagedRulesAmazonIpReputationList', 2),
  managed('AWSManagedRulesKnownBadInputsRuleSet', 3),
];

/** Requests a minute of one IP address. */
function atMost(
  name: string,
  priority: number,
  limit: number,
  scopeDownStatement?: CfnWebACL.StatementProperty,
): Rule {
  return {
    name,
    priority,
    action: { block: {} },
    statement: {
      rateBasedStatement: { limit, evaluationWindowSec: 60, aggregateKeyType: 'IP', scopeDownStatement },
    },
    visibilityConfig: visibleAs(name),
  };
}

function managed(name: string, priority: number): Rule {
  return {
    name,
    priority,
    overrideAction: { none: {} },
    statement: { managedRuleGroupStatement: { vendorName: 'AWS', name } },
    visibilityConfig: visibleAs(name),
  };
}

function visibleAs(metricName: string): CfnWebACL.VisibilityConfigProperty {
  return { cloudWatchMetricsEnabled: true, metricName, sampledRequestsEnabled: false };
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
