import { fail } from './fail.ts';

export function request() {
  return fail('INTERNAL', 'Not built yet.');
}

export function response() {
  return null;
}
