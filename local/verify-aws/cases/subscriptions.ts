import { rejection, value } from '../evaluation-case.ts';
import type { EvaluationCase } from '../evaluation-case.ts';

const filterOf = (input: string) => `util.transform.toSubscriptionFilter(${input})`;

export const SUBSCRIPTION_CASES: EvaluationCase[] = [
  value('F81, F82', filterOf('{ a: { eq: 1 }, b: { in: [1, 2] } }'), {
    filterGroup: [
      {
        filters: [
          { fieldName: 'a', operator: 'eq', value: 1 },
          { fieldName: 'b', operator: 'in', value: [1, 2] },
        ],
      },
    ],
  }),
  value('F82', filterOf('{ a: { le: 1, ge: 2 } }'), {
    filterGroup: [
      { filters: [{ fieldName: 'a', operator: 'le', value: 1 }] },
      { filters: [{ fieldName: 'a', operator: 'ge', value: 2 }] },
    ],
  }),
  value('F82', filterOf(`{ a: { eq: 1 }, b: { eq: 2 } }, ['b']`), {
    filterGroup: [{ filters: [{ fieldName: 'a', operator: 'eq', value: 1 }] }],
  }),
  rejection(
    'F82',
    filterOf(`{ a: { eq: 1 }, and: [{ a: { eq: 2 } }] }`),
    'filter uses same fieldName multiple time',
  ),
];
