/** A fault by the code that SNS has for it. */
export class SnsFault extends Error {
  readonly code: string;
  readonly status: number;
  constructor(code: string, message: string, status = 400) {
    super(message);
    this.name = 'SnsFault';
    this.code = code;
    this.status = status;
  }
}

export const invalidParameter = (what: string) =>
  new SnsFault('InvalidParameter', `Invalid parameter: ${what}`);
export const invalidValue = (message: string) => new SnsFault('ParameterValueInvalid', message);
export const topicNotFound = () => new SnsFault('NotFound', 'Topic does not exist', 404);
export const subscriptionNotFound = () => new SnsFault('NotFound', 'Subscription does not exist', 404);
