import type { Outputs } from '../outputs.ts';

/** A page that comes with the stack and is no part of it. */
export type AppPage = {
  /** With a slash at its end, whatever is below it too. */
  path: string;
  name: string;
  purpose: string;
  /** In which functions find its address, unless the stack gives them another. */
  variable: string;
  /** As HTML. */
  show: (outputs: Outputs) => string;
};

export function pageVariables(baseUrl: string, pages: AppPage[]): Record<string, string> {
  return Object.fromEntries(pages.map(({ path, variable }) => [variable, `${baseUrl}${path}`]));
}
