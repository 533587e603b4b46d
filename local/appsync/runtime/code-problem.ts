/** Something that AppSync would refuse; lines and columns count from 1. */
export type CodeProblem = {
  /** As `EvaluateCode` tells them apart (F7). */
  errorType: 'PARSER_ERROR' | 'LINT_ERROR';
  line: number;
  column: number;
  /** How many characters are meant. */
  span: number;
  feature: string;
};

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
