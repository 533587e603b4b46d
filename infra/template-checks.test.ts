import { describe, expect, it } from 'vitest';
import { checkCode } from '../local/appsync/runtime/check-code.ts';
import { resourcesOf } from './checks/template.ts';
import type { Template } from './checks/template.ts';
import { templateFaults } from './template-checks.ts';
import { changed, logicalIdOf, synthesise } from './test-synthesis.ts';

const synthesis = synthesise();
const { template } = synthesis;

describe('the template', () => {
  it('has no fault that only AWS would notice', () => {
    expect(templateFaults(synthesis)).toEqual([]);
  });

  it('holds only resolvers that run here as well', () => {
    const resolvers = resourcesOf(template, 'AWS::AppSync::Resolver');
    const functions = resourcesOf(template, 'AWS::AppSync::FunctionConfiguration');

    for (const { logicalId, properties } of [...resolvers, ...functions])
      expect(() => checkCode(String(properties.Code), logicalId)).not.toThrow();
  });
});

describe('a template with a planted fault', () => {
  const faultsOf = (planted: Template) => templateFaults({ ...synthesis, template: planted });
  const idOf = (start: string) => logicalIdOf(template, start);
  const withDefinition = (edit: (definition: string) => string) => {
    const logicalId = idOf('ApiGraphQlSchema');
    const definition = String(template.Resources[logicalId]?.Properties?.Definition);
    const edited = edit(definition);
    expect(edited).not.toBe(definition);
    return faultsOf(changed(template, logicalId, { Definition: edited }));
  };
  const withCode = (code: string) =>
    faultsOf(changed(template, idOf('ResolversQuerygetOffice'), { Code: code }));
  const exported = 'function request() {}\nfunction response() {}\nexport { request, response };\n';

  it('is caught when the schema names a type that it does not have', () => {
    expect(withDefinition((sdl) => sdl.replace('type Money', 'type Cash'))).toEqual([
      expect.stringContaining('The schema does not build: Unknown type "Money"'),
    ]);
  });

  it('is caught when a field or a type does not say who may see it', () => {
    expect(
      withDefinition((sdl) =>
        sdl.replace(
          'publishPackageEvent(event: AWSJSON!): PackageEvent @aws_iam',
          'publishPackageEvent(event: AWSJSON!): PackageEvent',
        ),
      ),
    ).toEqual(['Mutation.publishPackageEvent does not say who may see it (F129).']);
    expect(
      withDefinition((sdl) => sdl.replace('type Money @aws_cognito_user_pools @aws_iam', 'type Money')),
    ).toEqual(['Money does not say who may see it (F129).']);
  });

  it('is caught when a subscription is fed by nothing, or by another type', () => {
    const feeds = '@aws_subscribe(mutations: ["publishPackageEvent"])';

    expect(
      withDefinition((sdl) => sdl.replace(feeds, '@aws_subscribe(mutations: ["publishEvent"])')),
    ).toEqual(['Subscription.onPackageEvent is fed by publishEvent, which is no mutation.']);
    expect(withDefinition((sdl) => sdl.replace(feeds, '@aws_subscribe(mutations: ["recordScan"])'))).toEqual([
      'Subscription.onPackageEvent is PackageEvent, but recordScan, which feeds it, is Package (F77).',
    ]);
  });

  it('is caught when descriptions or extensions are left in the schema', () => {
    expect(withDefinition((sdl) => `"About"\n${sdl}`)).toEqual([
      'The schema holds descriptions or comments (F132).',
    ]);
    expect(withDefinition((sdl) => `${sdl}\nextend type Money @aws_api_key`)).toEqual([
      'The schema holds a ObjectTypeExtension, which AppSync does not take (F85, F86).',
    ]);
  });

  it('is caught when a field has no resolver, and when a resolver has no field', () => {
    expect(faultsOf(changed(template, idOf('ResolversQuerygetOffice'), { FieldName: 'getOfice' }))).toEqual([
      'Query.getOffice has no resolver.',
      'Query.getOfice has a resolver, and is no root field.',
    ]);
  });

  it('is caught when a resolver asks a data source that is not there', () => {
    expect(
      faultsOf(changed(template, idOf('ResolversQuerygetOffice'), { DataSourceName: 'Nowhere' })),
    ).toEqual(['Query.getOffice asks "Nowhere", which is no data source.']);
  });

  it.each([
    ['a loop', `${exported}for (let i = 0; i < 2; i += 1) {}`, 'For statements'],
    ['throw', `${exported}throw 1;`, 'ThrowStatement'],
    ['async', `${exported}const wait = async () => 1;`, 'Async functions'],
    ['a regular expression', `${exported}const word = /a/;`, 'Regex literals'],
    ['new', `${exported}const now = new Date();`, 'NewExpression'],
    ['code that is too long', `${exported}// ${'x'.repeat(32_000)}`, '32000'],
    ['no response', 'function request() {}\nexport { request };', 'It exports no response.'],
  ])('is caught when a resolver has %s', (_name, code, said) => {
    expect(withCode(code)).toEqual([expect.stringContaining(said)]);
  });

  it('is caught when the runtime is not one of AppSync', () => {
    const Runtime = { Name: 'APPSYNC_JS', RuntimeVersion: '2.0.0' };

    expect(faultsOf(changed(template, idOf('ResolversQuerygetOffice'), { Runtime }))).toEqual([
      expect.stringContaining('AppSync has no runtime'),
    ]);
  });

  it('is caught when a Lambda has no handler in its files, or a variable that holds nothing', () => {
    const relay = idOf('EventsRelayFunction');

    expect(faultsOf(changed(template, relay, { Handler: 'main.handler' }))).toEqual([
      `${relay}: There is no main.mjs among its files.`,
    ]);
    expect(faultsOf(changed(template, relay, { Environment: { Variables: { TOPIC_ARN: '' } } }))).toEqual([
      `${relay}: TOPIC_ARN holds nothing.`,
    ]);
  });
});
