/** A call to one AWS service as it came over HTTP; `path` is what follows the service's own prefix. */
export type ServiceRequest = {
  method: string;
  path: string;
  query: URLSearchParams;
  /** Lower-case names; several values are joined by a comma. */
  headers: Record<string, string>;
  body: Buffer;
  /** Who signed it; absent where the service takes unsigned calls (Cognito sign-in, a confirmation link). */
  principal?: Principal;
};

export type ServiceResponse = {
  status: number;
  headers?: Record<string, string>;
  body: string | Buffer;
};

/** One AWS service, as the real SDK clients speak to it. It never throws: faults are answers. */
export type AwsService = (request: ServiceRequest) => Promise<ServiceResponse>;

/** Whoever made a signed call: a role of the template as a service assumes it, or the developer at the keyboard. */
export type Principal = {
  accountId: string;
  /** e.g. `arn:aws:sts::000000000000:assumed-role/<role>/<session>` */
  arn: string;
  /** The role's ARN; absent for the developer. */
  roleArn?: string;
  /** What AppSync shows as `identity.username`: `<role id>:<session>`. */
  username: string;
};

/** Everything that makes up a signature (version 4). */
export type SignedRequest = {
  method: string;
  /** With its leading slash and without the query. */
  path: string;
  query: URLSearchParams;
  headers: Record<string, string>;
  body: string | Buffer;
};

/** Tells who signed; throws `SignatureError` for a signature that is missing, wrong, expired or by an unknown key. */
export type VerifySignature = (request: SignedRequest) => Promise<Principal>;

/** The name is what AWS answers: e.g. `InvalidSignatureException`, `UnrecognizedClientException`, `MissingAuthenticationTokenException`. */
export class SignatureError extends Error {
  constructor(name: string, message: string) {
    super(message);
    this.name = name;
  }
}

/** Where a service keeps what must outlive a restart; in memory it keeps nothing. */
export type Store = {
  read: <T>(name: string) => T | undefined;
  /** The value as it is when it is written, which is soon, and at the latest at `flush`. */
  write: (name: string, value: () => unknown) => void;
  flush: () => Promise<void>;
};

/** Which cloud this is. */
export type CloudIdentity = { region: string; accountId: string };
