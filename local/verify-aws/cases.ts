import { DATABASE_CASES } from './cases/databases.ts';
import { LANGUAGE_CASES } from './cases/language.ts';
import { SUBSCRIPTION_CASES } from './cases/subscriptions.ts';
import { UTILITY_CASES } from './cases/utilities.ts';
import type { EvaluationCase } from './evaluation-case.ts';

/** What is asked of AWS by the one who has an account, and of our own runtime by its tests. */
export const CASES: EvaluationCase[] = [
  ...LANGUAGE_CASES,
  ...UTILITY_CASES,
  ...DATABASE_CASES,
  ...SUBSCRIPTION_CASES,
];
