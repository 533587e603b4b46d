import type { Context } from '@aws-appsync/utils';
import { carrierNumberCandidates } from '../domain/carrier-number.ts';
import type {
  CarrierNumberCandidate,
  QueryRecognizeCarrierNumberArgs,
} from '../graphql/generated/graphql.ts';
import { measured } from './carrier-numbers.ts';

export function request(ctx: Context<QueryRecognizeCarrierNumberArgs>) {
  return { payload: carrierNumberCandidates(measured('number', ctx.args.number)) };
}

export function response(ctx: Context<QueryRecognizeCarrierNumberArgs>): CarrierNumberCandidate[] {
  return ctx.result;
}
