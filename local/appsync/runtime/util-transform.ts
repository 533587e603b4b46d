import type { util } from '@aws-appsync/utils';
import { toDynamoDBExpression } from './dynamodb-expression.ts';
import { RejectedArgument } from './interruption.ts';
import { toSubscriptionFilter } from './subscription-filter.ts';

function toElasticsearchQueryDSL(): never {
  throw new RejectedArgument(
    'util.transform.toElasticsearchQueryDSL does not exist locally: there is no OpenSearch here.',
  );
}

export const transformFunctions = {
  toDynamoDBConditionExpression: toDynamoDBExpression,
  toDynamoDBFilterExpression: toDynamoDBExpression,
  toElasticsearchQueryDSL,
  toSubscriptionFilter,
} satisfies Record<keyof typeof util.transform, unknown>;
