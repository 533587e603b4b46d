import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Seen = { url: string; headers: Record<string, string>; body: string };

type Field = {
  SingleHeader?: { Name: string };
  SingleQueryArgument?: { Name: string };
  Body?: { OversizeHandling: 'MATCH' };
};
type Statement = {
  AndStatement?: { Statements: Statement[] };
  SizeConstraintStatement?: { FieldToMatch: Field; ComparisonOperator: 'GT'; Size: number };
  RegexMatchStatement?: { FieldToMatch: Field; RegexString: string };
  RateBasedStatement?: object;
};
type Rule = { Name: string; Action?: { Block?: object }; Statement: Statement };
type Template = { Resources: Record<string, { Type: string; Properties: { Rules?: Rule[] } }> };

/** What WAF reads of the body of a request to AppSync. */
const INSPECTED_BYTES = 8192;

/** Names the rule by which the firewall of a stack refuses a request; those of AWS, and floods, are not judged. */
export function firewallOf(assembly: string): (request: Seen) => string | undefined {
  const text = readFileSync(join(assembly, 'Postroom.template.json'), 'utf8');
  const { Resources } = JSON.parse(text) as Template;
  const acl = Object.values(Resources).find(({ Type }) => Type === 'AWS::WAFv2::WebACL');
  const rules = acl?.Properties.Rules?.filter(({ Action, Statement }) => {
    return Action?.Block && !Statement.RateBasedStatement;
  });
  return (request) => rules?.find(({ Statement }) => matches(Statement, request))?.Name;
}

function matches(statement: Statement, request: Seen): boolean {
  const { AndStatement, SizeConstraintStatement: size, RegexMatchStatement: regex } = statement;
  if (AndStatement) return AndStatement.Statements.every((one) => matches(one, request));
  const field = size?.FieldToMatch ?? regex?.FieldToMatch;
  if (!field) throw new Error(`Nobody knows what ${JSON.stringify(statement)} matches.`);
  const value = valueOf(field, request);
  if (field.Body && Buffer.byteLength(value) > INSPECTED_BYTES) return true;
  if (size) return Buffer.byteLength(value) > size.Size;
  return new RegExp(regex?.RegexString ?? '').test(value);
}

function valueOf({ SingleHeader, SingleQueryArgument }: Field, { url, headers, body }: Seen): string {
  if (SingleHeader) return headers[SingleHeader.Name] ?? '';
  if (SingleQueryArgument) return new URL(url).searchParams.get(SingleQueryArgument.Name) ?? '';
  return body;
}
