import { describe, expect, it } from 'vitest';
import { checkCode } from '../local/appsync/runtime/check-code.ts';
import { alwaysOn } from './settings.ts';
import { templateChecks } from './template-checks.ts';
import { planted } from './test-planted-fault.ts';
import type { PlantedFault } from './test-planted-fault.ts';
import { IN_CODE, IN_RESOLVERS, IN_SCHEMA } from './test-planted-in-api.ts';
import { IN_FILES } from './test-planted-in-files.ts';
import { IN_API, IN_QUEUES, IN_WORK } from './test-planted-in-resources.ts';
import { logicalIdOf, synthesise } from './test-synthesis.ts';

const synthesis = synthesise();
const { template } = synthesis;
/** Not the day of the test: the key of the API has one day on which it ends. */
const faultsOf = templateChecks({ today: new Date('2027-01-01T00:00:00Z'), checkCode });
const FAULTS = { IN_SCHEMA, IN_RESOLVERS, IN_CODE, IN_API, IN_WORK, IN_QUEUES, IN_FILES };

describe('the template', () => {
  it('has no fault that only AWS would notice (F128)', () => {
    expect(faultsOf(synthesis)).toEqual([]);
  });

  it('has none either when it is always on (F128)', () => {
    expect(faultsOf(synthesise(alwaysOn))).toEqual([]);
  });
});

describe('a fault planted in the template', () => {
  const all = Object.values(FAULTS).flat();

  it('is one of at least 25', () => {
    console.log(`${all.length} faults planted, one at a time`);
    expect(all.length).toBeGreaterThanOrEqual(25);
  });

  const isNamed = (fault: PlantedFault) => {
    const sentence = expect.stringContaining(fault.says);
    const place = expect.stringMatching(new RegExp(`^${logicalIdOf(template, fault.at ?? fault.in)}: `));

    const found = faultsOf({ ...synthesis, template: planted(fault, template) });

    const named = found.filter((text) => place.asymmetricMatch(text) && sentence.asymmetricMatch(text));
    expect(named, `of ${JSON.stringify(found)}`).toHaveLength(1);
  };

  describe('is named with its place: in the schema (F75, F77, F85, F86, F87, F91, F92, F93, F94, F129, F132)', () => {
    it.each(IN_SCHEMA)('that $name', isNamed);
  });

  describe('is named with its place: in a resolver (F1, F21, F37, F128)', () => {
    it.each(IN_RESOLVERS)('that $name', isNamed);
  });

  describe('is named with its place: in code (F1, F3, F4, F12, F21)', () => {
    it.each(IN_CODE)('that $name', isNamed);
  });

  describe('is named with its place: in an API (F56, F99, F129, F131)', () => {
    it.each(IN_API)('that $name', isNamed);
  });

  describe('is named with its place: in a Lambda or in what brings it work (F36, F121, F131)', () => {
    it.each(IN_WORK)('that $name', isNamed);
  });

  describe('is named with its place: in a queue or a permission (F100, F131)', () => {
    it.each(IN_QUEUES)('that $name', isNamed);
  });

  describe('is named with its place: in a bucket or in a rule (F138, F140, F142)', () => {
    it.each(IN_FILES)('that $name', isNamed);
  });
});
