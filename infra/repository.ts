import { dirname, join } from 'node:path';

/** The root of the repository; what infra deploys is named by its path below it. */
export const REPOSITORY = dirname(import.meta.dirname);

export function inRepository(...path: string[]): string {
  return join(REPOSITORY, ...path);
}
