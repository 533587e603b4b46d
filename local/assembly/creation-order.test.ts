import { describe, expect, it } from 'vitest';
import { creationOrder } from './creation-order.ts';

const Type = 'AWS::SNS::Topic';

describe('creationOrder', () => {
  it('puts each resource after all that it needs, whatever the order in the template', () => {
    const order = creationOrder({
      Parameters: { Stage: { Type: 'String', Default: 'dev' } },
      Resources: {
        Mapping: { Type, DependsOn: ['Policy'], Properties: { Arn: { 'Fn::GetAtt': ['Relay', 'Arn'] } } },
        Policy: {
          Type,
          Properties: { Text: { 'Fn::Sub': ['${Queue.Arn}${Stage}${own}', { own: { Ref: 'Topic' } }] } },
        },
        Relay: { Type, DependsOn: 'Topic' },
        Queue: { Type, Properties: { Region: { Ref: 'AWS::Region' } } },
        Topic: { Type },
      },
    });

    expect(order).toEqual(['Queue', 'Topic', 'Policy', 'Relay', 'Mapping']);
  });

  it('names the resources of a cycle', () => {
    const Resources = {
      First: { Type, Properties: { Arn: { Ref: 'Second' } } },
      Second: { Type, DependsOn: 'Third' },
      Third: { Type, Properties: { Arn: { 'Fn::GetAtt': 'Second.Arn' } } },
    };

    expect(() => creationOrder({ Resources })).toThrow(
      'These resources need one another: Second → Third → Second',
    );
  });

  it('names what is not in the template, and who asked for it', () => {
    const Resources = { Relay: { Type, Properties: { Topic: { Ref: 'Tpoic' } } } };

    expect(() => creationOrder({ Resources })).toThrow(
      'Relay refers to Tpoic, which is not in the template.',
    );
  });
});
