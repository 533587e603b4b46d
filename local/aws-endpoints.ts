import type { AwsService, CloudIdentity } from './aws-service.ts';
import type { CredentialsRegistry } from './iam/credentials.ts';
import type { AccessControl } from './iam/policies/access-control.ts';
import { requireAccess } from './iam/require-access.ts';
import { requireSignature } from './iam/require-signature.ts';
import type { Protocol } from './iam/refusals.ts';
import { createVerifySignature } from './iam/verify-signature.ts';
import { S3_PREFIX } from './s3/s3.ts';
import type { LocalServer } from './server.ts';
import { serviceHandler } from './service-handler.ts';

export type ServiceName =
  'cognito-idp' | 'lambda' | 'rds-data' | 'scheduler' | 'secretsmanager' | 'sns' | 'sqs';

type Endpoint = { variable: string; protocol: Protocol; takesUnsigned?: boolean };

/** Where the services are: `/aws/<name>`, told to SDK clients in `AWS_ENDPOINT_URL_<variable>` (F120). */
const ENDPOINTS: Record<ServiceName, Endpoint> = {
  'cognito-idp': { variable: 'COGNITO_IDENTITY_PROVIDER', protocol: 'awsJson', takesUnsigned: true },
  lambda: { variable: 'LAMBDA', protocol: 'restJson' },
  'rds-data': { variable: 'RDS_DATA', protocol: 'restJson' },
  scheduler: { variable: 'SCHEDULER', protocol: 'restJson' },
  secretsmanager: { variable: 'SECRETS_MANAGER', protocol: 'awsJson' },
  sns: { variable: 'SNS', protocol: 'query', takesUnsigned: true },
  sqs: { variable: 'SQS', protocol: 'awsJson' },
};

export function endpointVariables(baseUrl: string): Record<string, string> {
  const variables = Object.entries(ENDPOINTS).map(([name, { variable }]) => [
    `AWS_ENDPOINT_URL_${variable}`,
    `${baseUrl}/aws/${name}`,
  ]);
  return { ...Object.fromEntries(variables), AWS_ENDPOINT_URL_S3: s3Endpoint(baseUrl) };
}

/** SDK clients put a bucket into the name of a host, which not every system resolves, but behind an address into the path. */
function s3Endpoint(baseUrl: string): string {
  return baseUrl.replace('//localhost', '//127.0.0.1') + S3_PREFIX;
}

type Surroundings = {
  server: LocalServer;
  credentials: CredentialsRegistry;
  access: AccessControl;
  cloud: CloudIdentity;
};

/** Serves a service; what is not signed as it must be, or not allowed to its caller, does not reach it. */
export function serveAwsService(
  name: ServiceName,
  service: AwsService,
  { server, credentials, access, cloud }: Surroundings,
): void {
  const prefix = `/aws/${name}`;
  const { protocol, takesUnsigned } = ENDPOINTS[name];
  const verify = createVerifySignature({ credentials, region: cloud.region, service: name });
  const allowed = requireAccess({ service, name, protocol, access, cloud });
  const signed = requireSignature({ service: allowed, prefix, protocol, verify, takesUnsigned });
  server.serve(`${prefix}/`, serviceHandler(prefix, signed));
}
