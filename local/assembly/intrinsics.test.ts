import { describe, expect, it } from 'vitest';
import { evaluate } from './intrinsics.ts';
import { templateNames } from './names.ts';
import type { Template, TemplateValue } from './template.ts';

const STACK = { region: 'eu-west-1', accountId: '000000000000', stackName: 'Notes' };

const TEMPLATE: Template = {
  Parameters: { Stage: { Type: 'String', Default: 'dev' }, Unset: { Type: 'String' } },
  Mappings: { Sizes: { dev: { memory: 128 } } },
  Conditions: {
    IsDev: { 'Fn::Equals': [{ Ref: 'Stage' }, 'dev'] },
    IsElsewhere: { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'eu-west-1'] }] },
    IsBoth: { 'Fn::And': [{ Condition: 'IsDev' }, { Condition: 'IsElsewhere' }] },
    IsEither: { 'Fn::Or': [{ Condition: 'IsDev' }, { Condition: 'IsElsewhere' }] },
  },
  Resources: { Topic: { Type: 'AWS::SNS::Topic' } },
};

const created = new Map([
  ['Topic', { ref: 'topic-arn', attribute: (name: string) => (name === 'TopicName' ? 'notes' : undefined) }],
]);

function result(value: TemplateValue) {
  return evaluate(value, templateNames(TEMPLATE, STACK, created));
}

describe('evaluate', () => {
  it.each<[string, TemplateValue, unknown]>([
    ['a reference to a resource', { Ref: 'Topic' }, 'topic-arn'],
    ['a reference to a parameter', { Ref: 'Stage' }, 'dev'],
    ['a pseudo parameter', { Ref: 'AWS::AccountId' }, '000000000000'],
    ['an attribute', { 'Fn::GetAtt': ['Topic', 'TopicName'] }, 'notes'],
    ['an attribute in short form', { 'Fn::GetAtt': 'Topic.TopicName' }, 'notes'],
    ['a join', { 'Fn::Join': ['-', ['a', { Ref: 'Stage' }, 1]] }, 'a-dev-1'],
    [
      'a substitution',
      { 'Fn::Sub': '${Topic}/${Topic.TopicName}/${AWS::Region}/${!kept}' },
      'topic-arn/notes/eu-west-1/${kept}',
    ],
    [
      'a substitution with names',
      { 'Fn::Sub': ['${who} in ${Stage}', { who: { Ref: 'Topic' } }] },
      'topic-arn in dev',
    ],
    ['a selection', { 'Fn::Select': ['1', { 'Fn::Split': [':', 'a:b:c'] }] }, 'b'],
    ['a choice', { 'Fn::If': ['IsEither', 'yes', 'no'] }, 'yes'],
    ['a choice by a negated condition', { 'Fn::If': ['IsBoth', 'yes', 'no'] }, 'no'],
    ['a mapping', { 'Fn::FindInMap': ['Sizes', { Ref: 'Stage' }, 'memory'] }, 128],
    [
      'a property that is left out',
      { kept: 1, gone: { Ref: 'AWS::NoValue' }, list: [{ Ref: 'AWS::NoValue' }, 2] },
      { kept: 1, list: [2] },
    ],
    [
      'a policy statement, whose Condition is data',
      { Condition: { Bool: { secure: 'false' } } },
      { Condition: { Bool: { secure: 'false' } } },
    ],
  ])('resolves %s', (_what, value, expected) => {
    expect(result(value)).toEqual(expected);
  });

  it.each<[TemplateValue, string]>([
    [{ Ref: 'Unset' }, 'There is no Unset.'],
    [{ 'Fn::GetAtt': ['Topic', 'Colour'] }, 'Topic (AWS::SNS::Topic) has no attribute Colour here.'],
    [{ 'Fn::If': ['IsNowhere', 1, 2] }, 'There is no condition IsNowhere.'],
    [{ 'Fn::FindInMap': ['Sizes', 'prod', 'memory'] }, 'Mapping Sizes holds nothing for prod, memory.'],
    [{ 'Fn::ImportValue': 'Other' }, 'Fn::ImportValue is not known here.'],
  ])('refuses %j by name', (value, message) => {
    expect(() => result(value)).toThrow(message);
  });
});
