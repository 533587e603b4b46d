import type { Section } from '../fact.ts';

export const MESSAGES: Section = {
  title: 'SNS, SQS, schedules',
  facts: [
    {
      number: 122,
      mark: 'C',
      source: 'SNS',
      says: 'A topic has at most 200 filter policies, and a confirmation can be clicked for two days.',
    },
    {
      number: 123,
      mark: 'C',
      source: 'SNS',
      says: 'E-mail is plain text, confirmed by a click, with a link to leave; a subject is one line under 100 characters.',
    },
    {
      number: 124,
      mark: 'C',
      source: 'SNS',
      says: 'A text is billed in parts, STOP opts a number out, and a message id means accepted, not arrived; a number has no ARN.',
    },
    {
      number: 125,
      mark: 'C',
      source: 'SNS',
      says: 'A structured message needs a default, and a batch has ten entries of 256 KiB together.',
    },
    {
      number: 126,
      mark: 'C',
      source: 'https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html',
      says: 'Cron expressions have six fields, minutes first and years last; a one-off is `at(…)`.',
    },
    {
      number: 127,
      mark: 'C',
      source: 'PAUSE',
      concerns: 'stack',
      says: 'A cluster that may go down to zero pauses when nobody is connected; at half a unit it never does.',
    },
  ],
};
