import type { Section } from '../fact.ts';

export const TEMPLATES: Section = {
  title: 'CloudFormation and CDK',
  facts: [
    {
      number: 128,
      mark: 'C',
      source: 'TRIED',
      concerns: 'stack',
      says: "CDK's validator only warns of unknown values, and sees neither code nor schema nor how they fit.",
    },
    {
      number: 129,
      mark: 'C',
      source: 'AUTH',
      concerns: 'stack',
      says: 'With several ways to sign in, all that says nothing is for the default way, and the default action must allow.',
    },
    {
      number: 130,
      mark: 'C',
      source: 'TRIED',
      concerns: 'stack',
      says: 'A clean report of AwsSolutions does not prove that it ran, and it knows nothing of firewalls or limits of an API.',
    },
    {
      number: 131,
      mark: 'C',
      source: 'TRIED',
      concerns: 'stack',
      says: 'A key that ends a time after the synthesis makes each template another; a topic and its queue need two encryption keys.',
    },
    {
      number: 132,
      mark: 'C',
      source: 'COM#38',
      concerns: 'stack',
      says: 'Descriptions are dropped by AppSync, and comments in enums can break the schema: deploy it without them.',
    },
  ],
};
