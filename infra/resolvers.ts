import { AppsyncFunction, Code, FunctionRuntime, Resolver } from 'aws-cdk-lib/aws-appsync';
import type { BaseDataSource } from 'aws-cdk-lib/aws-appsync';
import { Construct } from 'constructs';
import type { IDependable } from 'constructs';
import { wiring } from '../graphql/wiring.ts';
import type { DataSourceName, Step } from '../graphql/wiring.ts';
import type { Api } from './api.ts';
import { resolverCode } from './resolver-code.ts';

type DataSources = Record<DataSourceName, BaseDataSource>;
type ResolversProps = { api: Api; dataSources: DataSources; after: IDependable };

const runtime = FunctionRuntime.JS_1_0_0;

/** One resolver for each root field, as graphql/wiring.ts has it. */
export class Resolvers extends Construct {
  readonly #api: Api;
  readonly #dataSources: DataSources;
  readonly #functions = new Map<string, AppsyncFunction>();

  constructor(scope: Construct, id: string, { api, dataSources, after }: ResolversProps) {
    super(scope, id);
    this.#api = api;
    this.#dataSources = dataSources;
    for (const [field, route] of Object.entries(wiring)) {
      const [typeName = '', fieldName = ''] = field.split('.');
      new Resolver(this, field, {
        api: api.graphql,
        typeName,
        fieldName,
        runtime,
        ...(typeof route === 'string' ? this.#unit(field, route) : this.#pipeline(route)),
      });
    }
    this.node.addDependency(after);
  }

  #unit(field: string, dataSource: DataSourceName) {
    return { dataSource: this.#dataSources[dataSource], code: Code.fromInline(resolverCode(field)) };
  }

  #pipeline(steps: readonly Step[]) {
    return {
      pipelineConfig: steps.map((step) => this.#step(step)),
      code: Code.fromInline(resolverCode('pipeline')),
    };
  }

  /** A step that several pipelines share is one function. */
  #step({ code, dataSource }: Step): AppsyncFunction {
    const made = this.#functions.get(code);
    if (made) return made;
    const step = new AppsyncFunction(this, `Step.${code}`, {
      name: code.replaceAll('.', '_'),
      api: this.#api.graphql,
      dataSource: this.#dataSources[dataSource],
      runtime,
      code: Code.fromInline(resolverCode(code)),
    });
    this.#functions.set(code, step);
    return step;
  }
}
