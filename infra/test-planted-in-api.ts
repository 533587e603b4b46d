import { inCode, inSchema } from './test-planted-fault.ts';
import type { PlantedFault } from './test-planted-fault.ts';

const SCHEMA = 'ApiGraphQlSchema';
const RESOLVER = 'ResolversQuerygetOffice';
const PIPELINE = 'ResolversMutationrecordScan';
const STEP = 'ResolversStepMutationrecordScan';
const FEEDS = /@aws_subscribe\(mutations: \["publishPackageEvent"\]\)/;

/** Faults of the schema. */
export const IN_SCHEMA: PlantedFault[] = [
  { name: 'does not parse', in: SCHEMA, plant: inSchema('type Money', 'typ Money'), says: 'Syntax Error' },
  {
    name: 'names a type that it does not have',
    in: SCHEMA,
    plant: inSchema('type Money', 'type Cash'),
    says: 'Unknown type "Money"',
  },
  {
    name: 'uses a directive that AppSync does not have beside other modes',
    in: SCHEMA,
    plant: inSchema('type Money', 'type Money @aws_auth'),
    says: 'Unknown directive "@aws_auth"',
  },
  {
    name: 'keeps its descriptions',
    in: SCHEMA,
    plant: inSchema(/^/, '"About"\n'),
    says: 'descriptions or comments',
  },
  {
    name: 'extends a type',
    in: SCHEMA,
    plant: inSchema(/$/, '\nextend type Money { more: ID }'),
    says: 'ObjectTypeExtension',
  },
  {
    name: 'has a scalar of its own',
    in: SCHEMA,
    plant: inSchema(/$/, '\nscalar Colour'),
    says: 'ScalarTypeDefinition',
  },
  {
    name: "takes a name that is AppSync's own",
    in: SCHEMA,
    plant: inSchema(/$/, '\nenum AWSColour { RED }'),
    says: 'AWSColour begins with AWS',
  },
  {
    name: 'wants one of several inputs in the way of a later GraphQL',
    in: SCHEMA,
    plant: inSchema(/$/, '\ninput Either @oneOf { id: ID name: String }'),
    says: 'does not know @oneOf',
  },
  {
    name: 'is larger than AppSync takes',
    in: SCHEMA,
    plant: inSchema(/$/, `\nenum Many { ${'A_NAME_OF_SOME_LENGTH_'.repeat(50_000)} }`),
    says: 'larger than 1 MB',
  },
  {
    name: 'has a root field without a word on who may ask it',
    in: SCHEMA,
    plant: inSchema('(event: AWSJSON!): PackageEvent @aws_iam', '(event: AWSJSON!): PackageEvent'),
    says: 'Mutation.publishPackageEvent does not say who may see it',
  },
  {
    name: 'has a type without a word on who may see it',
    in: SCHEMA,
    plant: inSchema('type Money @aws_cognito_user_pools @aws_iam', 'type Money'),
    says: 'Money does not say who may see it',
  },
  {
    name: 'closes a nested type to those who may ask for it',
    in: SCHEMA,
    plant: inSchema('type Money @aws_cognito_user_pools @aws_iam', 'type Money @aws_cognito_user_pools'),
    says: 'Money is closed to @aws_iam, which may ask Query.getPackage',
  },
  {
    name: 'is open to a way to sign in that the API does not have',
    in: SCHEMA,
    plant: inSchema('type Money', 'type Money @aws_oidc'),
    says: 'the API has no OPENID_CONNECT',
  },
  {
    name: 'is for a group that nobody can be in',
    in: SCHEMA,
    plant: inSchema('["admin", "staff"]', '["admin", "stuff"]'),
    says: 'the group stuff',
  },
  {
    name: 'has a subscription that is fed by no mutation',
    in: SCHEMA,
    plant: inSchema(FEEDS, ''),
    says: 'Subscription.onPackageEvent is fed by no mutation',
  },
  {
    name: 'has a subscription that is fed by a mutation it does not have',
    in: SCHEMA,
    plant: inSchema(FEEDS, '@aws_subscribe(mutations: ["publishEvent"])'),
    says: 'publishEvent, which is no mutation',
  },
  {
    name: 'has a subscription that is fed by another type',
    in: SCHEMA,
    plant: inSchema(FEEDS, '@aws_subscribe(mutations: ["recordScan"])'),
    says: 'recordScan, which feeds it, is Package',
  },
];

/** Faults of what answers its fields. */
export const IN_RESOLVERS: PlantedFault[] = [
  {
    name: 'leaves a field without an answer',
    in: RESOLVER,
    at: SCHEMA,
    plant: () => ({ FieldName: 'getOfice' }),
    says: 'Query.getOffice has no resolver',
  },
  {
    name: 'answers a field that is not in the schema',
    in: RESOLVER,
    plant: () => ({ FieldName: 'getOfice' }),
    says: 'Query.getOfice is no root field',
  },
  {
    name: 'answers a field twice',
    in: RESOLVER,
    plant: () => ({ FieldName: 'listOffices' }),
    at: 'ResolversQuerylistOffices',
    says: 'is resolved by ResolversQuerygetOffice',
  },
  {
    name: 'asks a data source that is not there',
    in: RESOLVER,
    plant: () => ({ DataSourceName: 'Nowhere' }),
    says: '"Nowhere", which is no data source',
  },
  {
    name: 'gathers questions for a database',
    in: STEP,
    plant: () => ({ MaxBatchSize: 5 }),
    says: 'which is no Lambda',
  },
  {
    name: 'runs in a version that AppSync does not have',
    in: RESOLVER,
    plant: () => ({ Runtime: { Name: 'APPSYNC_JS', RuntimeVersion: '2.0.0' } }),
    says: 'AppSync has no runtime',
  },
  {
    name: 'is a pipeline without steps',
    in: PIPELINE,
    plant: () => ({ PipelineConfig: { Functions: [] } }),
    says: 'a pipeline of 0 steps',
  },
  {
    name: 'is a pipeline of eleven steps',
    in: PIPELINE,
    plant: (_, idOf) => ({
      PipelineConfig: { Functions: Array(11).fill({ 'Fn::GetAtt': [idOf(STEP), 'FunctionId'] }) },
    }),
    says: 'a pipeline of 11 steps',
  },
  {
    name: 'is a pipeline with a step that is no function',
    in: PIPELINE,
    plant: (_, idOf) => ({
      PipelineConfig: { Functions: [{ 'Fn::GetAtt': [idOf(RESOLVER), 'ResolverArn'] }] },
    }),
    says: 'is no function',
  },
];

/** Faults of its code. */
export const IN_CODE: PlantedFault[] = [
  { name: 'does not parse', in: RESOLVER, plant: inCode('const = 1;'), says: 'Parsing error' },
  { name: 'loops', in: RESOLVER, plant: inCode('for (let i = 0; i < 2; i += 1) {}'), says: 'For statements' },
  { name: 'throws', in: RESOLVER, plant: inCode('throw 1;'), says: 'throw' },
  {
    name: 'waits',
    in: STEP,
    plant: inCode('const wait = async () => 1;'),
    says: 'Async functions',
  },
  { name: 'holds a pattern', in: RESOLVER, plant: inCode('const word = /a/;'), says: 'Regex literals' },
  { name: 'makes an object of a class', in: RESOLVER, plant: inCode('const now = new Date();'), says: 'new' },
  {
    name: 'imports what AppSync does not have',
    in: RESOLVER,
    plant: inCode("import { readFileSync } from 'node:fs';"),
    says: 'node:fs',
  },
  {
    name: 'is too long',
    in: RESOLVER,
    plant: inCode(`// ${'x'.repeat(32_000)}`),
    says: 'AppSync takes 32000',
  },
  {
    name: 'has no response handler',
    in: STEP,
    plant: () => ({ Code: 'function request() {}\nexport { request };' }),
    says: 'exports no response',
  },
];
