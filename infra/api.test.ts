import { Match, Template } from 'aws-cdk-lib/assertions';
import { getIntrospectionQuery, parse } from 'graphql';
import type { SelectionNode, SelectionSetNode } from 'graphql';
import { describe, expect, it } from 'vitest';
import { resourcesOf } from './checks/template.ts';
import { payAsYouGo } from './settings.ts';
import { synthesise } from './test-synthesis.ts';

const synthesis = synthesise();
const template = Template.fromJSON(synthesis.template);

describe('the API', () => {
  it('lets in users of the pool, roles of the account and holders of the key (F92, F129)', () => {
    template.hasResourceProperties('AWS::AppSync::GraphQLApi', {
      AuthenticationType: 'AMAZON_COGNITO_USER_POOLS',
      UserPoolConfig: { DefaultAction: 'ALLOW', AppIdClientRegex: Match.anyValue() },
      AdditionalAuthenticationProviders: [
        { AuthenticationType: 'AWS_IAM' },
        { AuthenticationType: 'API_KEY' },
      ],
    });
  });

  it('logs errors, and never what a request holds (F130)', () => {
    template.hasResourceProperties('AWS::AppSync::GraphQLApi', {
      LogConfig: { FieldLogLevel: 'ERROR', ExcludeVerboseContent: true },
    });
  });

  it('tells nobody its schema unless the settings say so (F102)', () => {
    const open = Template.fromJSON(synthesise({ ...payAsYouGo, isIntrospectable: true }).template);

    template.hasResourceProperties('AWS::AppSync::GraphQLApi', { IntrospectionConfig: 'DISABLED' });
    open.hasResourceProperties('AWS::AppSync::GraphQLApi', { IntrospectionConfig: 'ENABLED' });
  });

  it('can be asked about itself by any tool, where it may be (F102)', () => {
    const limit = resourcesOf(synthesis.template, 'AWS::AppSync::GraphQLApi')[0]?.properties.QueryDepthLimit;

    expect(depthOf(getIntrospectionQuery())).toBeLessThanOrEqual(Number(limit));
  });

  it('has a key that ends on a fixed day (F99, F131)', () => {
    template.hasResourceProperties('AWS::AppSync::ApiKey', { Expires: Date.UTC(2027, 10, 1) / 1000 });
  });

  it('is protected by the firewall, as the user pool is (F130)', () => {
    template.resourceCountIs('AWS::WAFv2::WebACLAssociation', 2);
  });
});

/** How deep a document asks; AppSync counts the leaves (F102). */
function depthOf(document: string): number {
  const { definitions } = parse(document);
  const depth = (node: { selectionSet?: SelectionSetNode }): number =>
    Math.max(0, ...(node.selectionSet?.selections ?? []).map(below));
  const below = (selection: SelectionNode): number => {
    if (selection.kind === 'Field') return 1 + depth(selection);
    if (selection.kind === 'InlineFragment') return depth(selection);
    const named = definitions.find(
      (node) => node.kind === 'FragmentDefinition' && node.name.value === selection.name.value,
    );
    return named?.kind === 'FragmentDefinition' ? depth(named) : 0;
  };
  return Math.max(...definitions.map((node) => (node.kind === 'OperationDefinition' ? depth(node) : 0)));
}
