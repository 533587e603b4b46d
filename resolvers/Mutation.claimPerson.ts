import type { Context, LambdaRequest } from '@aws-appsync/utils';
import type { Person } from '../graphql/generated/graphql.ts';
import { fromFunction } from './from-function.ts';
import { viewer } from './viewer.ts';

/** Nothing but who asks: what they have proved is read from their account. */
export function request(ctx: Context): LambdaRequest {
  return {
    operation: 'Invoke',
    invocationType: 'RequestResponse',
    payload: { viewer: JSON.parse(viewer(ctx)) },
  };
}

export function response(ctx: Context): Person[] {
  return fromFunction<{ people: Person[] }>(ctx).people;
}
