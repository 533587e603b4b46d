/** Something that AppSync would refuse; lines and columns count from 1. */
export type CodeProblem = { line: number; column: number; feature: string };

/** Code that AppSync would refuse to take, with every reason: file, line and feature. */
export class UnsupportedCodeError extends Error {
  readonly problems: CodeProblem[];

  constructor(name: string, problems: CodeProblem[]) {
    const reasons = problems.map(({ line, column, feature }) => `${name}:${line}:${column}: ${feature}`);
    super(`APPSYNC_JS does not support:\n${reasons.join('\n')}`);
    this.name = 'UnsupportedCodeError';
    this.problems = problems;
  }
}
