import type { AwsService } from './aws-service.ts';
import type { CredentialsRegistry } from './iam/credentials.ts';
import { requireSignature } from './iam/require-signature.ts';
import type { Protocol } from './iam/require-signature.ts';
import { createVerifySignature } from './iam/verify-signature.ts';
import type { LocalServer } from './server.ts';
import { serviceHandler } from './service-handler.ts';

export type ServiceName = 'cognito-idp' | 'lambda' | 'rds-data' | 'secretsmanager' | 'sns' | 'sqs';

type Endpoint = { variable: string; protocol: Protocol; takesUnsigned?: boolean };

/** Where the services are: `/aws/<name>`, told to SDK clients in `AWS_ENDPOINT_URL_<variable>` (F120). */
const ENDPOINTS: Record<ServiceName, Endpoint> = {
  'cognito-idp': { variable: 'COGNITO_IDENTITY_PROVIDER', protocol: 'awsJson', takesUnsigned: true },
  lambda: { variable: 'LAMBDA', protocol: 'restJson' },
  'rds-data': { variable: 'RDS_DATA', protocol: 'restJson' },
  secretsmanager: { variable: 'SECRETS_MANAGER', protocol: 'awsJson' },
  sns: { variable: 'SNS', protocol: 'query', takesUnsigned: true },
  sqs: { variable: 'SQS', protocol: 'awsJson' },
};

export function endpointVariables(baseUrl: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(ENDPOINTS).map(([name, { variable }]) => [
      `AWS_ENDPOINT_URL_${variable}`,
      `${baseUrl}/aws/${name}`,
    ]),
  );
}

/** Serves a service; what must be signed and is not does not reach it. */
export function serveAwsService(
  name: ServiceName,
  service: AwsService,
  { server, credentials, region }: { server: LocalServer; credentials: CredentialsRegistry; region: string },
): void {
  const prefix = `/aws/${name}`;
  const { protocol, takesUnsigned } = ENDPOINTS[name];
  const verify = createVerifySignature({ credentials, region, service: name });
  const signed = requireSignature({ service, prefix, protocol, verify, takesUnsigned });
  server.serve(`${prefix}/`, serviceHandler(prefix, signed));
}
