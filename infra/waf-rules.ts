import type { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import { IN_DISGUISE, SEVERAL_CALLS, TEN_DIRECTIVES } from './waf-patterns.ts';

type Rule = CfnWebACL.RuleProperty;
type Statement = CfnWebACL.StatementProperty;

const AS_IT_IS = [{ priority: 0, type: 'NONE' }];
/** As GraphQL reads it, after JSON: `\u0074rack` is `track`. */
const WITHOUT_ESCAPES = [{ priority: 0, type: 'JS_DECODE' }];
/** WAF sees the first 8 KiB of a request; what is longer counts as a match. */
const BODY = { body: { oversizeHandling: 'MATCH' } };
/** Whoever has only the public key asks one small question: docs/decisions/what-strangers-may-send.md. */
const KEY_BODY_BYTES = 2048;

const withKey: Statement = longerThan(0, { singleHeader: { Name: 'x-api-key' } });

/** An office is many people behind one address; a stranger with a tracking link is one. */
export const RULES: Rule[] = [
  atMost('RequestsOfAnAddress', 0, 3000),
  atMost('KeyRequestsOfAnAddress', 1, 100, withKey),
  managed('AWSManagedRulesAmazonIpReputationList', 2),
  managed('AWSManagedRulesKnownBadInputsRuleSet', 3),
  refused('QueryInTheAddress', 4, longerThan(0, { singleQueryArgument: { Name: 'query' } })),
  refused('KeyRequestsThatAreLarge', 5, both(withKey, longerThan(KEY_BODY_BYTES, BODY))),
  refused('KeyRequestsInDisguise', 6, both(withKey, like(IN_DISGUISE, AS_IT_IS))),
  refused('KeyRequestsOfManyDirectives', 7, both(withKey, like(TEN_DIRECTIVES, WITHOUT_ESCAPES))),
  refused('KeyRequestsOfSeveralTracks', 8, both(withKey, like(SEVERAL_CALLS, WITHOUT_ESCAPES))),
];

export function visibleAs(metricName: string): CfnWebACL.VisibilityConfigProperty {
  return { cloudWatchMetricsEnabled: true, metricName, sampledRequestsEnabled: false };
}

/** Requests a minute of one IP address. */
function atMost(name: string, priority: number, limit: number, scopeDownStatement?: Statement): Rule {
  const rate = { limit, evaluationWindowSec: 60, aggregateKeyType: 'IP', scopeDownStatement };
  return refused(name, priority, { rateBasedStatement: rate });
}

function refused(name: string, priority: number, statement: Statement): Rule {
  return { name, priority, action: { block: {} }, statement, visibilityConfig: visibleAs(name) };
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

function longerThan(size: number, fieldToMatch: CfnWebACL.FieldToMatchProperty): Statement {
  return {
    sizeConstraintStatement: { fieldToMatch, comparisonOperator: 'GT', size, textTransformations: AS_IT_IS },
  };
}

function like(regexString: string, textTransformations: CfnWebACL.TextTransformationProperty[]): Statement {
  return { regexMatchStatement: { fieldToMatch: BODY, regexString, textTransformations } };
}

function both(...statements: Statement[]): Statement {
  return { andStatement: { statements } };
}
