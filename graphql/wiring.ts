import type { Mutation, Query, Subscription } from './generated/graphql.ts';

/** Who can answer: the database through the Data API, the relay Lambda (woken, not waited for), or nobody but the resolver. */
export type DataSourceName = 'database' | 'relay' | 'none';

/** One step of a pipeline: the code in `resolvers/<code>.ts`, run on a data source. */
export type Step = { readonly code: string; readonly dataSource: DataSourceName };

/** A field is answered by one data source with `resolvers/<Type.field>.ts`, or by a pipeline of steps. */
export type Route = DataSourceName | readonly Step[];

type FieldOf<Type extends string, Fields> = `${Type}.${Exclude<keyof Fields, '__typename'> & string}`;
export type RootField =
  FieldOf<'Query', Query> | FieldOf<'Mutation', Mutation> | FieldOf<'Subscription', Subscription>;

const WAKE_RELAY: Step = { code: 'wakeRelay', dataSource: 'relay' };

/** Who answers each root field. A field of the schema that is missing here does not compile. */
export const wiring: Record<RootField, Route> = {
  'Query.getPackage': 'database',
  'Query.listPackages': 'database',
  'Query.getOffice': 'database',
  'Query.listOffices': 'database',
  'Mutation.registerPackage': [{ code: 'Mutation.registerPackage', dataSource: 'database' }, WAKE_RELAY],
  'Mutation.recordScan': [{ code: 'Mutation.recordScan', dataSource: 'database' }, WAKE_RELAY],
  'Mutation.publishPackageEvent': 'none',
  'Subscription.onPackageEvent': 'database',
  'Subscription.onOfficeEvent': 'database',
};
