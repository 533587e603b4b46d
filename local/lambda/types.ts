export type LambdaDefinition = {
  name: string;
  arn: string;
  /** Where the asset is unpacked. */
  directory: string;
  /** `index.handler`: a module below the directory, and what it exports. */
  handler: string;
  timeoutSeconds: number;
  memoryMegabytes: number;
  /** With credentials and endpoints; the variables that Lambda itself sets are added. */
  environment: Record<string, string>;
  reservedConcurrency?: number;
};

export type InvocationType = 'RequestResponse' | 'Event';

/** An event that no attempt could handle. */
export type FailedEvent = {
  functionName: string;
  functionArn: string;
  requestId: string;
  payload: unknown;
  attempts: number;
  error: LambdaError;
};

/** How an invocation failed: `name` and `errorType` are the same, e.g. `TypeError`, `Sandbox.Timedout`, `ResourceNotFoundException`. */
export class LambdaError extends Error {
  readonly errorType: string;
  readonly trace: string[];

  constructor(errorType: string, message: string, trace: string[] = []) {
    super(message);
    this.name = errorType;
    this.errorType = errorType;
    this.trace = trace;
  }
}
