/** Who asks: a role at work, or a service in its own name. */
export type Caller = { arn: string; roleArn: string } | { service: string };

/** One thing that somebody wants to do. */
export type AccessRequest = {
  caller: Caller;
  /** `sns:Publish` */
  action: string;
  /** Its ARN; `*` where an action is about no resource in particular. */
  resource: string;
  /** Condition keys by their names, e.g. `aws:SourceArn`. */
  context?: Record<string, string>;
};

/** One statement of a policy, as it holds for one role or resource. */
export type Statement = {
  /** Where it stands in the template: `RelayRole.Policies.0.PolicyDocument.Statement.2`. */
  place: string;
  effect: 'Allow' | 'Deny';
  /** Whose it is: the role, by its name, that may do this, or the resource, by its ARN, that it guards. */
  holder: { role: string } | { resource: string };
  /** Whether action, resource and conditions are those of the request. */
  covers: (request: AccessRequest) => boolean;
  /** A policy of a resource names the caller itself, or the account, which leaves the decision to the role's policies. */
  names: (caller: Caller) => 'caller' | 'account' | undefined;
};

type OneOrMany<Value> = Value | Value[];
export type PrincipalElement = '*' | Record<string, OneOrMany<string>>;
export type ConditionElement = Record<string, Record<string, OneOrMany<string | number | boolean>>>;
export type StatementElement = {
  Effect: 'Allow' | 'Deny';
  Principal?: PrincipalElement;
  Action?: OneOrMany<string>;
  NotAction?: OneOrMany<string>;
  Resource?: OneOrMany<string>;
  NotResource?: OneOrMany<string>;
  Condition?: ConditionElement;
};
export type PolicyDocument = { Statement: OneOrMany<StatementElement> };
